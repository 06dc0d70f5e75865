// SPDX-License-Identifier: GPL-2.0-or-later
//
// Comma-separated values as RFC 4180 has them: cells in double quotes may hold commas, line ends
// and doubled quotes; lines end in \n or \r\n; the last line needs no end. Blank lines are passed
// over. Cells may be parted by another sign; parted by tabs they have no quotes (IANA,
// text/tab-separated-values).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.hpp"

namespace dateline {

struct CsvRow {
  std::vector<std::string> cells;
  std::size_t line = 0;  // where it begins, from 1
};

class CsvReader {
 public:
  // text must outlive the reader.
  explicit CsvReader(std::string_view text, char separator = ',')
      : rest_(text), separator_(separator) {}

  // True while there are rows to read; passes over blank lines.
  [[nodiscard]] bool has_row();
  // The next row. An Error ends the reading; line() says where.
  [[nodiscard]] Result<CsvRow> read_row();
  // Of what is read next, or of what is wrong.
  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  bool take_line_end();
  [[nodiscard]] Result<std::string> read_cell();
  [[nodiscard]] Result<std::string> read_quoted_cell();

  std::string_view rest_;
  char separator_;
  std::size_t line_ = 1;
};

}  // namespace dateline
