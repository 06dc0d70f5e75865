// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/clean_text.hpp"

#include <array>

#include <doctest/doctest.h>

namespace dateline {
namespace {

using namespace std::string_view_literals;

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST_CASE("text keeps its lines and loses control characters") {
  constexpr std::array kCases = {
      Case{"", ""},
      Case{"one\ntwo\n\n  three\tfour", "one\ntwo\n\n  three\tfour"},
      Case{"one\r\ntwo\rthree\r\n\r\nfour", "one\ntwo\nthree\n\nfour"},
      Case{"a\0b\x01"
           "c\x1B[31m\x7F"
           "d"sv,
           "a b c [31m d"},
      Case{"one\fnew\vpage", "one new page"},
      Case{"\n \n  indented\n  again \n\n", "  indented\n  again"},
      Case{" \r\n\0\n"sv, ""},
      Case{"caf\u00E9 \u0085 stays", "caf\u00E9 \u0085 stays"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(clean_text(row.text) == row.expected);
  }
}

TEST_CASE("a line is one line with single blanks") {
  constexpr std::array kCases = {
      Case{"", ""},
      Case{" \n\t ", ""},
      Case{"  Two\r\n  lines\0and\t more "sv, "Two lines and more"},
      Case{"a\0\0b"sv, "a b"},
      Case{"caf\u00E9", "caf\u00E9"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(clean_line(row.text) == row.expected);
  }
}

TEST_CASE("a byte order mark is dropped at the beginning only") {
  CHECK(without_byte_order_mark("\uFEFFa\uFEFF") == "a\uFEFF");
  CHECK(without_byte_order_mark("\xEF\xBB") == "\xEF\xBB");
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(first_code_points("a\u00E9\u8A9E\U0001F600b", 4) == "a\u00E9\u8A9E\U0001F600");
  CHECK(first_code_points("abc", 3) == "abc");
  CHECK(first_code_points("abc", 9) == "abc");
  CHECK(first_code_points("abc", 0).empty());
}

}  // namespace
}  // namespace dateline
