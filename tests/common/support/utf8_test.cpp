// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/utf8.hpp"

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace dateline {
namespace {

using namespace std::string_literals;

// Bytes that start, continue and break sequences, so that short random strings hit the edges.
std::string random_bytes(std::mt19937& random) {
  constexpr std::string_view kBytes =
      "a\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xED\xEF\xF0\xF4\xF5\xFF";
  std::string bytes(random() % 12, '\0');
  for (char& byte : bytes) {
    byte = kBytes[random() % kBytes.size()];
  }
  return bytes;
}

TEST_CASE("decode_utf8 reads sequences of one to four bytes") {
  struct Case {
    std::string_view text;
    char32_t value;
    std::uint32_t length;
  };
  for (const Case& row : std::vector<Case>{
           {"A", U'A', 1},
           {std::string_view("\0", 1), 0, 1},
           {"\u0080", 0x80, 2},
           {"\u07FF", 0x7FF, 2},
           {"\u0800", 0x800, 3},
           {"\uD7FF", 0xD7FF, 3},
           {"\uE000", 0xE000, 3},
           {"\uFFFD", 0xFFFD, 3},
           {"\U00010000", 0x10000, 4},
           {"\U0010FFFF", 0x10FFFF, 4},
       }) {
    CAPTURE(row.text);
    const CodePoint point = decode_utf8(row.text, 0);
    CHECK(point.value == row.value);
    CHECK(point.length == row.length);
    CHECK_FALSE(point.broken);
  }
}

TEST_CASE("decode_utf8 takes each maximal broken part for one replacement character") {
  struct Case {
    std::string_view text;
    std::uint32_t length;
  };
  for (const Case& row : std::vector<Case>{
           {"\x80", 1},              // continuation without lead
           {"\xC0\xAF", 1},          // overlong
           {"\xC3", 1},              // end of text
           {"\xC3(", 1},             // no continuation
           {"\xE0\x9F\xBF", 1},      // overlong
           {"\xE2\x82", 2},          // one byte is missing
           {"\xE2\x82z", 2},         // the same before a letter
           {"\xED\xA0\x80", 1},      // surrogate
           {"\xF0\x8F\xBF\xBF", 1},  // overlong
           {"\xF0\x9F\x98", 3},      // one byte is missing
           {"\xF4\x90\x80\x80", 1},  // over U+10FFFF
           {"\xF5\x80\x80\x80", 1},  // no lead byte
       }) {
    CAPTURE(row.text);
    const CodePoint point = decode_utf8(row.text, 0);
    CHECK(point.broken);
    CHECK(point.value == kReplacementCharacter);
    CHECK(point.length == row.length);
  }
}

TEST_CASE("decode_utf8 has length 0 only at the end of the text") {
  CHECK(decode_utf8("ab", 1).length == 1);
  CHECK(decode_utf8("ab", 2).length == 0);
  CHECK(decode_utf8("ab", 9).length == 0);
  CHECK(decode_utf8("", 0).length == 0);
}

TEST_CASE("append_utf8 writes what decode_utf8 reads, for every code point") {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    std::string text;
    append_utf8(text, value);
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    const CodePoint point = decode_utf8(text, 0);
    if (point.value != (is_surrogate ? kReplacementCharacter : value) || point.broken ||
        point.length != text.size()) {
      FAIL("code point ", static_cast<std::uint32_t>(value));
    }
  }
  std::string text;
  append_utf8(text, 0x110000);
  CHECK(text == "\uFFFD");
}

TEST_CASE("find_broken_utf8 gives the first byte that is not UTF-8") {
  struct Case {
    std::string text;
    std::size_t offset;
  };
  for (const Case& row : std::vector<Case>{
           {"", 0},
           {"plain", 5},
           {"z\u00FCrich \U0001F600 and more than eight bytes", 38},
           {"\xFF", 0},
           {"twelve bytes\xE2\x82", 12},
           {"\u20AC\xE2\x82(", 3},
           {"sixteen bytes ok\x80", 16},
       }) {
    CAPTURE(row.text);
    CHECK(find_broken_utf8(row.text) == row.offset);
  }
}

TEST_CASE("repair_utf8 replaces each broken part once and leaves the rest") {
  struct Case {
    std::string_view text;
    std::string_view repaired;
  };
  for (const Case& row : std::vector<Case>{
           {"", ""},
           {"z\u00FCrich", "z\u00FCrich"},
           {"a\xFFz", "a\uFFFDz"},
           {"\xE2\x82z", "\uFFFDz"},
           {"\xC0\xAF", "\uFFFD\uFFFD"},
           // The example of the Unicode standard, table 3-8.
           {"a\xF1\x80\x80\xE1\x80\xC2z\x80y\x80\xBFx", "a\uFFFD\uFFFD\uFFFDz\uFFFDy\uFFFD\uFFFDx"},
       }) {
    CAPTURE(row.text);
    CHECK(repair_utf8(row.text) == row.repaired);
  }
}

TEST_CASE("repair_utf8 makes valid UTF-8 of random bytes and changes it no more") {
  std::mt19937 random(1987);
  for (int round = 0; round < 20000; ++round) {
    const std::string bytes = random_bytes(random);
    CAPTURE(bytes);
    const std::string repaired = repair_utf8(bytes);
    REQUIRE(find_broken_utf8(repaired) == repaired.size());
    REQUIRE(repair_utf8(repaired) == repaired);
    const bool was_valid = find_broken_utf8(bytes) == bytes.size();
    REQUIRE((repaired == bytes) == was_valid);
  }
}

TEST_CASE("truncate_utf8 cuts between code points") {
  struct Case {
    std::string_view text;
    std::size_t max_bytes;
    std::string_view cut;
  };
  for (const Case& row : std::vector<Case>{
           {"abc", 3, "abc"},
           {"abc", 2, "ab"},
           {"abc", 0, ""},
           {"z\u00FCrich", 2, "z"},
           {"z\u00FCrich", 3, "z\u00FC"},
           {"\u20AC\u20AC", 5, "\u20AC"},
           {"\U0001F600", 3, ""},
           {"", 4, ""},
       }) {
    CAPTURE(row.text);
    CAPTURE(row.max_bytes);
    CHECK(truncate_utf8(row.text, row.max_bytes) == row.cut);
  }
}

}  // namespace
}  // namespace dateline
