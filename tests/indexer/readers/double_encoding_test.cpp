// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/double_encoding.hpp"

#include <string>

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"

namespace dateline {
namespace {

// UTF-8 taken for windows-1252 and written as UTF-8 once more, where its bytes have characters.
std::string encoded_twice(std::string_view text) {
  constexpr std::u32string_view kWindows =
      U"\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D"
      U"\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D"
      U"\u017E\u0178";
  std::string twice;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    append_utf8(twice, value >= 0x80 && value < 0xA0 ? kWindows[value - 0x80] : char32_t{value});
  }
  return twice;
}

TEST_CASE("every character that UTF-8 writes in two to four bytes comes back") {
  std::string text;
  for (char32_t character = 0x80; character < 0x3000; character += 7) {
    append_utf8(text, character);
    text += ' ';
  }
  append_utf8(text, 0x1F600);
  const RepairedText repaired = repair_double_encoding(encoded_twice(text));
  CHECK(repaired.found == DoubleEncoding::kCertain);
  CHECK(repaired.text == text);
}

TEST_CASE("only what is certain is repaired") {
  struct Case {
    std::string text;
    DoubleEncoding found;
    std::string repaired;
  };
  const Case cases[] = {
      {"", DoubleEncoding::kNone, ""},
      {"plain", DoubleEncoding::kNone, ""},
      {"caf\u00E9, na\u00EFve, Z\u00FCrich", DoubleEncoding::kNone, ""},
      {"don\u2019t \u201Cquote\u201D", DoubleEncoding::kNone, ""},
      {"\u0442\u0435\u043A\u0441\u0442 \u4E2D\u6587", DoubleEncoding::kNone, ""},
      {"A \u00C3\u2014 B", DoubleEncoding::kNone, ""},  // one run of two may be meant
      {encoded_twice("don\u2019t"), DoubleEncoding::kCertain, "don\u2019t"},
      {encoded_twice("caf\u00E9 na\u00EFve"), DoubleEncoding::kCertain, "caf\u00E9 na\u00EFve"},
      {encoded_twice("caf\u00E9 na\u00EFve") + " Z\u00FCrich", DoubleEncoding::kSuspected, ""},
      {encoded_twice("don\u2019t") + " \u4E2D", DoubleEncoding::kSuspected, ""},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    const RepairedText repaired = repair_double_encoding(row.text);
    CHECK(repaired.found == row.found);
    CHECK(repaired.text == row.repaired);
  }
}

TEST_CASE("an article is repaired field by field and says so once") {
  Article article;
  article.title = encoded_twice("It\u2019s a caf\u00E9");
  article.body = "Z\u00FCrich stays.";
  article.byline = encoded_twice("Ren\u00E9e \u2014 desk");
  repair_double_encoding(article);
  CHECK(article.title == "It\u2019s a caf\u00E9");
  CHECK(article.body == "Z\u00FCrich stays.");
  CHECK(article.byline == "Ren\u00E9e \u2014 desk");
  CHECK(article.warnings == std::vector<std::string>{"UTF-8 that was encoded twice was repaired"});
}

}  // namespace
}  // namespace dateline
