// SPDX-License-Identifier: GPL-2.0-or-later
//
// Laws that hold for every text, checked on random ones: bytes, and mixes of characters that the
// tokenizer treats in a special way.
#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <unicode/uchar.h>

#include <doctest/doctest.h>

#include "common/analysis/analyzer.hpp"
#include "common/analysis/folding.hpp"
#include "common/support/utf8.hpp"
#include "tests/common/analysis/normalization.hpp"

namespace dateline {
namespace {

constexpr auto kLanguages = {"english", "french"};

std::string random_bytes(std::mt19937& random) {
  std::string bytes(random() % 40, '\0');
  for (char& byte : bytes) {
    byte = static_cast<char>(random() % 256);
  }
  return bytes;
}

// Words, signs and marks, so that most neighbours mean something together.
std::string random_mix(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "a",      "B",      "s",      "S",         "U.S.",   "u.s",    "l",      "d",      "qu",
      "Canada", "NATO",   "3",      "14",        "000",    "1990",   "2022",   "é",      "İ",
      "ß",      "ŉ",      "Й",      "И",         "Σ",      "צ",      "ل",      "ـ",      "ﷺ",
      "क",      "ে",      "া",      "日",        "本",     "カ",     "ー",     "ｶ",      "ﾞ",
      "한",     "\u1100", "\u1161", "\u11A8",    "ก",      "ำ",      "ข",      "ລ",      "ខ",
      "မ",      "\u0301", "\u0306", "\u0338",    "\u3099", "\u093C", "\u20DD", "\u00AD", "\u200D",
      "\u200E", "\uFE0F", "\u0600", "\u3164",    "'",      "’",      "‘",      "ʼ",      "＇",
      "״",      "\"",     "-",      "‐",         "‑",      "–",      "&",      ".",      ",",
      "/",      "_",      ":",      "?",         "。",     "·",      "¨",      "½",      "₂",
      "²",      "²",      "１",     "Ａ",        "Ⅷ",      "😀",      "\xFF",   "\xE3",   "\x80",
      "\x01",   "ͺ",      "\uFEFF", "\U000E0101"};
  std::string text;
  for (auto length = random() % 12; length > 0; --length) {
    text += pieces[random() % pieces.size()];
  }
  return text;
}

std::string random_lines(std::mt19937& random) {
  static const std::vector<std::string> breaks = {
      " ", "\n", "\n\n", "\r\n", "\n  ", "\u00A0", "\t"};
  std::string text;
  for (auto length = random() % 6; length > 0; --length) {
    text += random_mix(random) + breaks[random() % breaks.size()];
  }
  return text;
}

// Offsets between code points and broken parts.
std::vector<bool> borders_of(std::string_view text) {
  std::vector<bool> borders(text.size() + 1, false);
  std::size_t at = 0;
  while (at < text.size()) {
    borders[at] = true;
    at += decode_utf8(text, at).length;
  }
  borders[at] = true;
  return borders;
}

bool is_clean(std::string_view form) {
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = decode_utf8(form, at);
    const auto value = static_cast<UChar32>(point.value);
    if (point.broken || u_isUWhiteSpace(value) != 0 || u_charType(value) == U_CONTROL_CHAR ||
        u_charType(value) == U_FORMAT_CHAR) {
      return false;
    }
    at += point.length;
  }
  return true;
}

bool has_points_in_numbers_only(std::string_view form) {
  const auto is_digit_at = [&](std::size_t at) {
    return at < form.size() &&
           ((form[at] >= '0' && form[at] <= '9') || static_cast<unsigned char>(form[at]) >= 0x80);
  };
  const std::size_t point = form.find('.');
  return point == std::string_view::npos || (is_digit_at(point - 1) && is_digit_at(point + 1));
}

void check_laws(std::string_view text, std::string_view language) {
  constexpr std::uint32_t kFirst = 3;
  TokenStream stream;
  const std::uint32_t next = Analyzer(language).analyze(text, kFirst, stream);
  const std::vector<bool> borders = borders_of(text);
  std::uint32_t begin = 0;
  std::uint32_t position = kFirst;
  for (const Token& token : stream.tokens) {
    REQUIRE(token.begin >= begin);
    REQUIRE(token.end > token.begin);
    REQUIRE(token.end <= text.size());
    REQUIRE(borders[token.begin]);
    REQUIRE(borders[token.end]);
    REQUIRE(token.position >= position);
    REQUIRE(token.position - position <= 1 + kParagraphGap);
    const std::string_view form = stream.form(token);
    CAPTURE(form);
    REQUIRE(!form.empty());
    REQUIRE(form.size() <= kMaxFormBytes);
    REQUIRE(is_clean(form));
    REQUIRE(has_points_in_numbers_only(form));
    REQUIRE(fold(form) == form);
    begin = token.begin;
    position = token.position;
  }
  REQUIRE(next == (stream.tokens.empty() ? kFirst : position + 1));
  if (!stream.tokens.empty()) {
    REQUIRE(stream.tokens.front().position == kFirst);
    REQUIRE(stream.tokens.front().starts_paragraph);
    REQUIRE(stream.tokens.front().starts_sentence);
  }
}

// What must be the same for a text alone and beside another; begin counts from offset.
std::vector<std::string> describe(const TokenStream& stream, std::uint32_t offset) {
  std::vector<std::string> out;
  for (const Token& token : stream.tokens) {
    out.push_back(std::string(stream.form(token)) + '/' + std::to_string(token.begin + offset) +
                  '-' + std::to_string(token.end + offset) + '@' + std::to_string(token.position) +
                  '/' + std::to_string(static_cast<int>(token.kind)) +
                  std::to_string(static_cast<int>(token.case_class)));
  }
  return out;
}

TEST_CASE("tokens of random bytes have valid spans, positions and forms") {
  std::mt19937 random(1812);
  for (int round = 0; round < 30000; ++round) {
    const std::string text = random_bytes(random);
    CAPTURE(text);
    check_laws(text, "english");
  }
}

TEST_CASE("tokens of random words have valid spans, positions and forms") {
  std::mt19937 random(1815);
  for (int round = 0; round < 60000; ++round) {
    const std::string text = random_lines(random);
    for (const char* language : kLanguages) {
      CAPTURE(text);
      CAPTURE(language);
      check_laws(text, language);
    }
  }
}

TEST_CASE("every code point alone and in words has valid spans, positions and forms") {
  for (char32_t value = 1; value <= 0x10FFFF; ++value) {
    if (u_isdefined(static_cast<UChar32>(value)) == 0) {
      continue;
    }
    std::string character;
    append_utf8(character, value);
    std::string text = character;
    text.append(" a").append(character).append("-").append(character);
    CAPTURE(text);
    check_laws(text, "english");
  }
}

TEST_CASE("a blank between two texts keeps their tokens as they are alone") {
  std::mt19937 random(1914);
  for (int round = 0; round < 60000; ++round) {
    const std::string one = random_mix(random);
    const std::string other = random_mix(random);
    std::string both = one;
    both.append(" ").append(other);
    for (const char* language : kLanguages) {
      CAPTURE(both);
      CAPTURE(language);
      const Analyzer analyzer(language);
      TokenStream apart;
      TokenStream next;
      TokenStream together;
      const std::uint32_t position = analyzer.analyze(one, 1, apart);
      const std::uint32_t end = analyzer.analyze(other, position, next);
      REQUIRE(analyzer.analyze(both, 1, together) == end);
      std::vector<std::string> expected = describe(apart, 0);
      std::ranges::copy(describe(next, static_cast<std::uint32_t>(one.size() + 1)),
                        std::back_inserter(expected));
      REQUIRE(describe(together, 0) == expected);
    }
  }
}

TEST_CASE("composed and decomposed spellings of a text give the same forms") {
  std::mt19937 random(1939);
  const auto forms_of = [](const std::string& text) {
    TokenStream stream;
    Analyzer().analyze(text, 1, stream);
    std::vector<std::string> forms;
    for (const Token& token : stream.tokens) {
      forms.emplace_back(stream.form(token));
    }
    return forms;
  };
  for (int round = 0; round < 60000; ++round) {
    const std::string text = repair_utf8(random_mix(random));
    CAPTURE(text);
    REQUIRE(forms_of(to_nfd(text)) == forms_of(to_nfc(text)));
  }
}

TEST_CASE("the cased form of an acronym folds to its form") {
  std::mt19937 random(1918);
  int acronyms = 0;
  for (int round = 0; round < 60000; ++round) {
    const std::string text = random_mix(random);
    CAPTURE(text);
    TokenStream stream;
    Analyzer().analyze(text, 1, stream);
    for (const Token& token : stream.tokens) {
      if (case_carries_meaning(token)) {
        const std::string written = text.substr(token.begin, token.end - token.begin);
        REQUIRE(fold(cased_form(written)) == stream.form(token));
        ++acronyms;
      }
    }
  }
  CHECK(acronyms > 1000);
}

TEST_CASE("long runs of joiners, digits, marks and letters take linear time") {
  for (const std::string piece : {"-a",
                                  "a-",
                                  "1,234",
                                  "1.2",
                                  ".1",
                                  "a.",
                                  "'a",
                                  "a&",
                                  "\u0301",
                                  "\u00AD",
                                  "日",
                                  "ก\u0E48",
                                  "é",
                                  "(",
                                  ". ",
                                  "\xE3",
                                  "\u1161",
                                  ". ("}) {
    std::string text;
    while (text.size() < 1000000) {
      text += piece;
    }
    CAPTURE(piece);
    check_laws("a" + text + "b", "french");
  }
}

}  // namespace
}  // namespace dateline
