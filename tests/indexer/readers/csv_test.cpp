// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv.hpp"

#include <array>

#include <doctest/doctest.h>

#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

// "1:a|b 2:c", "error at 2: ..." where reading ends.
std::string rows_of(std::string_view text) {
  CsvReader csv(text);
  std::string rows;
  while (csv.has_row()) {
    const Result<CsvRow> row = csv.read_row();
    rows += rows.empty() ? "" : " ";
    if (!row) {
      return rows + "error at " + std::to_string(csv.line()) + ": " + row.error().message;
    }
    rows += std::to_string(row->line) + ":";
    for (const std::string& cell : row->cells) {
      rows += (&cell == row->cells.data() ? "" : "|") + cell;
    }
  }
  return rows;
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST_CASE("rows are read as RFC 4180 has them") {
  constexpr std::array kCases = {
      Case{"", ""},
      Case{"a,b\nc,d\n", "1:a|b 2:c|d"},
      Case{"a,b\r\nc,d", "1:a|b 2:c|d"},
      Case{"a,,\n", "1:a||"},
      Case{",\n", "1:|"},
      Case{"\n\na\n\nb", "3:a 5:b"},
      Case{"\"a,b\",c", "1:a,b|c"},
      Case{R"("say ""hello""","")", "1:say \"hello\"|"},
      Case{"\"two\r\nlines\",b\nc", "1:two\r\nlines|b 3:c"},
      Case{"a \"quoted\" b,c", "1:a \"quoted\" b|c"},
      Case{" a , b ", "1: a | b "},
      Case{"a\rb\n", "1:a\rb"},
      Case{"a,b\n\"c", "1:a|b error at 2: a quote is not closed"},
      Case{"a\n\"b\"c\n", "1:a error at 2: text follows a closing quote"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(rows_of(row.text) == row.expected);
  }
}

TEST_CASE("random bytes end in rows or an error") {
  const std::vector<std::string> pieces = {",", "\"", "\"\"", "\n", "\r\n", "a", " "};
  int rows = 0;
  test::for_random_bytes(
      pieces, 20000, [&rows](const std::string& bytes) { rows += rows_of(bytes).empty() ? 0 : 1; });
  CHECK(rows > 1000);
}

}  // namespace
}  // namespace dateline
