// SPDX-License-Identifier: GPL-2.0-or-later
//
// RowWriter: rows of values for other programs.
//
//   csv   RFC 4180: records end in CR LF, a value with a comma, a quote or a line break stands in
//         quotes
//   tsv   values parted by tabs; a tab or line break in a value becomes a blank
//
// With NUL instead of the line end for xargs -0. No control character of a value gets through but
// line breaks and tabs in csv.
#pragma once

#include <string>
#include <vector>

#include "query/render/renderer.hpp"

namespace dateline {

class RowWriter {
 public:
  // Any format but kCsv is written as tsv.
  RowWriter(RenderFormat format, RowEnd row_end);
  [[nodiscard]] std::string row(const std::vector<std::string>& values) const;

 private:
  bool is_csv_;
  std::string row_end_;
};

}  // namespace dateline
