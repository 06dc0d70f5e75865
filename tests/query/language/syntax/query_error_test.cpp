// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax/query_error.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "common/terminal/terminal.hpp"

namespace dateline {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines{""};
  for (const char next : text) {
    if (next == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += next;
    }
  }
  return lines;
}

std::vector<std::string> described(std::string_view query, SourceSpan span) {
  return lines_of(describe({"it is wrong", "", span}, query));
}

// What stands above the caret and the waves.
std::string marked_part(const std::vector<std::string>& lines) {
  const std::size_t caret = lines.at(2).find('^');
  const std::size_t marks = lines.at(2).size() - caret;
  const std::string_view before = truncate_cells(lines.at(1), caret);
  return std::string(truncate_cells(std::string_view(lines.at(1)).substr(before.size()), marks));
}

TEST_CASE("an error is shown as message, query, caret and hint") {
  CHECK(
      describe({"the quote is not closed", "add the closing quote", {5, 14}}, "nato \"response") ==
      "column 6: the quote is not closed\n"
      "  nato \"response\n"
      "       ^~~~~~~~~\n"
      "hint: add the closing quote");
}

TEST_CASE("an error without a hint ends with the caret") {
  CHECK(describe({"wrong", "", {0, 1}}, "x") == "column 1: wrong\n  x\n  ^");
}

TEST_CASE("the caret stands under the first cell of the place") {
  struct {
    std::string query;
    std::string place;  // its first occurrence
    std::string first_line;
  } const cases[] = {
      {"nato )", ")", "column 6: it is wrong"},
      {") nato", ")", "column 1: it is wrong"},
      {"Zürich )", ")", "column 8: it is wrong"},
      {"東京 )", ")", "column 6: it is wrong"},
      {"東京 大阪~9 x", "~9", "column 10: it is wrong"},
      {"e\u0301te\u0301 )", ")", "column 5: it is wrong"},
      {"a\u200Eb )", ")", "column 4: it is wrong"},
      {"a 東京 b", "東京", "column 3: it is wrong"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.query);
    const std::string_view query = row.query;
    const std::size_t begin = query.find(row.place);
    const auto lines = described(query, {begin, begin + std::string_view(row.place).size()});
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == row.first_line);
    CHECK(lines[1] == "  " + safe_text(query));
    CHECK(marked_part(lines) == row.place);
  }
}

TEST_CASE("a place at the end of the query or of no length has one caret") {
  for (const SourceSpan span :
       {SourceSpan{4, 4}, SourceSpan{4, 5}, SourceSpan{9, 3}, SourceSpan{99, 100}}) {
    CAPTURE(span.begin);
    const auto lines = described("nato", span);
    CHECK(lines.at(0) == "column 5: it is wrong");
    CHECK(lines.at(2) == "      ^");
  }
}

TEST_CASE("nothing in an error is obeyed by a terminal") {
  const auto text = describe({"bad \x1B[31m\nword", "write \x07 or \u202Ex\u202C", {2, 3}},
                             "a\t\x1B]0;x\x07 b\nc");
  CHECK(text ==
        "column 3: bad \uFFFD[31m word\n"
        "  a \uFFFD]0;x\uFFFD b c\n"
        "    ^\n"
        "hint: write \uFFFD or x");
}

TEST_CASE("a broken byte takes the cell that is shown for it") {
  const auto lines = described("a\xFF\xFE )", {4, 5});
  CHECK(lines.at(0) == "column 5: it is wrong");
  CHECK(marked_part(lines) == ")");
}

TEST_CASE("of a long query the surroundings of the place are shown") {
  const std::string words = "alpha beta gamma delta ";
  std::string query;
  for (int count = 0; count < 200; ++count) {
    query += words;
  }
  for (const std::size_t begin :
       {std::size_t{0}, std::size_t{39}, std::size_t{41}, std::size_t{2000}, query.size() - 6}) {
    CAPTURE(begin);
    const auto lines = described(query, {begin, begin + 5});
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "column " + std::to_string(begin + 1) + ": it is wrong");
    CHECK(cell_width(lines[1]) <= 72);
    CHECK(marked_part(lines) == query.substr(begin, 5));
  }
  CHECK(described(query, {2000, 2005}).at(1).starts_with("  …"));
  CHECK(described(query, {2000, 2005}).at(1).ends_with("…"));
  CHECK_FALSE(described(query, {0, 5}).at(1).starts_with("  …"));
}

TEST_CASE("a long place is marked up to the end of what is shown") {
  const std::string query = "nato \"" + std::string(500, 'x');
  const auto lines = described(query, {5, query.size()});
  CHECK(lines.at(2).size() == 72);
  CHECK(lines.at(2).starts_with("       ^~~"));
}

TEST_CASE("wide characters are not cut in halves at the ends of the window") {
  std::string query;
  for (int count = 0; count < 100; ++count) {
    query += "東京 ";
  }
  for (std::size_t begin = 0; begin < query.size(); begin += 7) {
    CAPTURE(begin);
    const auto lines = described(query, {begin, begin + 6});
    CHECK(cell_width(lines.at(1)) <= 72);
    CHECK(marked_part(lines) == "東京");
    CHECK(lines.at(1) == safe_text(lines.at(1)));
  }
}

TEST_CASE("text inside a message is cut to a few dozen cells") {
  CHECK(shortened("nato") == "nato");
  CHECK(shortened(std::string(40, 'x')) == std::string(40, 'x'));
  CHECK(shortened(std::string(41, 'x')) == std::string(40, 'x') + "…");
  CHECK(shortened("東京東京東京東京東京東京東京東京東京東京東京") ==
        "東京東京東京東京東京東京東京東京東京東京…");
}

}  // namespace
}  // namespace dateline
