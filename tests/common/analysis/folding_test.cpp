// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/folding.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/common/analysis/normalization.hpp"

namespace dateline {
namespace {

// Letters, marks and signs of many scripts, with those that fold in odd ways.
std::string random_text(std::mt19937& random) {
  static constexpr std::u32string_view kOdd =
      U"aAzZ09 "
      U"'-.ßẞſıİſʼnŉǅǆøØđĐłŁæÆœŒþÞðħÅéÉйЙиёЁїЇўгќκςΣάᾳΐאבשׁلاأآئۀـー゛がｶﾞﾟ가각ㄱﬁﬃ２Ａ㎞ﷺ¨´ͺ";
  static constexpr std::u32string_view kMarks =
      U"\u0300\u0301\u0306\u0308\u030A\u0323\u0327\u0338\u0345\u05B0\u05C1\u064B\u0653\u0654"
      U"\u0670\u3099\u309A\u093C\u0951\u0E31\u0E48\u1161\u11A8\u20DD\u20E3\u200D\u00AD\uFE0F";
  std::string text;
  for (auto length = random() % 9; length > 0; --length) {
    switch (random() % 5) {
      case 0:
      case 1: append_utf8(text, kOdd[random() % kOdd.size()]); break;
      case 2:
      case 3: append_utf8(text, kMarks[random() % kMarks.size()]); break;
      default: append_utf8(text, static_cast<char32_t>(random() % 0x3100)); break;
    }
  }
  return text;
}

TEST_CASE("fold removes case and accents and unifies compatibility forms") {
  struct Case {
    std::string_view text;
    std::string_view folded;
  };
  for (const Case& row : std::vector<Case>{
           {"", ""},
           {"NATO", "nato"},
           {"U.S.'s 40,000", "u.s.'s 40,000"},
           {"Zürich ZÜRICH", "zurich zurich"},
           {"Straße STRASSE", "strasse strasse"},
           {"Søren Łódź Đặng Þór", "soren lodz dang thor"},
           {"cœur Æsir", "coeur aesir"},
           {"İstanbul Diyarbakır DIYARBAKIR", "istanbul diyarbakir diyarbakir"},
           {"Nguyễn", "nguyen"},
           {"Αθήνα ΑΘΗΝΑ", "αθηνα αθηνα"},
           {"Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ"},
           {"Молодёжь", "молодежь"},
           {"Киї\u0301в", "київ"},  // a stress mark goes, the letter ї stays
           {"שָׁלוֹם", "שלום"},
           {"الأُرْدُنّ", "الاردن"},
           {"محـــمد", "محمد"},
           {"ＮＡＴＯ ２０２２", "nato 2022"},
           {"CO₂ m²", "co2 m2"},
           {"ﬁnance Ⅷ", "finance viii"},
           {"ｶﾞｽ ガス", "ガス ガス"},
           {"한국 中国", "한국 中国"},
           {"हिन्दी ภาษาไทย", "हिन्दी ภาษาไทย"},
           {"soft\u00ADhyphen zero\u200Dwidth", "softhyphen zerowidth"},
           {"Əliyev", "aliyev"},
       }) {
    CAPTURE(row.text);
    CHECK(fold(row.text) == row.folded);
  }
}

TEST_CASE("fold keeps letters that are written as another with a mark") {
  for (const std::string_view letter : {"й", "ў", "ї", "ѓ", "ќ", "ؤ", "ئ"}) {
    CAPTURE(letter);
    CHECK(fold(letter) == letter);
    CHECK(fold(to_nfd(std::string(letter))) == letter);
  }
}

TEST_CASE("fold makes U+FFFD of broken UTF-8") {
  CHECK(fold("a\xFFZ") == "a\uFFFDz");
  CHECK(fold("\xC3") == "\uFFFD");
  CHECK(fold("É\xE2\x82É") == "e\uFFFDe");
}

TEST_CASE("append_folded leaves what is there") {
  std::string out = "É ";
  append_folded(out, "Été");
  CHECK(out == "É ete");
}

TEST_CASE("fold is idempotent and blind to normalization for every code point") {
  for (char32_t value = 1; value <= 0x10FFFF; ++value) {
    std::string text;
    append_utf8(text, value);
    const std::string folded = fold(text);
    if (fold(folded) != folded || fold(to_nfd(text)) != folded || fold(to_nfc(text)) != folded) {
      FAIL_CHECK("U+", static_cast<std::uint32_t>(value), " ", text, " ", folded);
    }
  }
}

TEST_CASE("fold is idempotent and blind to normalization for random text") {
  std::mt19937 random(21578);
  for (int round = 0; round < 50000; ++round) {
    const std::string text = random_text(random);
    CAPTURE(text);
    const std::string folded = fold(text);
    CAPTURE(folded);
    REQUIRE(fold(folded) == folded);
    REQUIRE(fold(to_nfd(text)) == folded);
    REQUIRE(fold(to_nfc(text)) == folded);
  }
}

TEST_CASE("fold takes thousands of marks on one letter in little time") {
  std::string text = "क";
  for (int i = 0; i < 200000; ++i) {
    text += i % 2 == 0 ? "\u0951" : "\u093C";
  }
  CHECK_FALSE(fold(text).empty());
}

}  // namespace
}  // namespace dateline
