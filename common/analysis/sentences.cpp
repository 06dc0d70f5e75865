// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/sentences.hpp"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "common/analysis/abbreviations.hpp"
#include "common/analysis/blanks.hpp"
#include "common/analysis/character_class.hpp"
#include "common/support/utf8.hpp"

namespace dateline {
namespace {

enum class StopKind : std::uint8_t {
  kNone,
  kPeriod,    // one period: may belong to an abbreviation
  kStrong,    // ! ? and ellipses: end a sentence unless it goes on in lower case
  kFullStop,  // of scripts that need no blank behind it
};

// A run of stops with the quotes and brackets that close after it: bytes [begin, end).
struct Stop {
  std::size_t begin = 0;
  std::size_t end = 0;
  StopKind kind = StopKind::kNone;
  bool closes_quote = false;
};

// What comes after a stop.
struct Opening {
  char32_t first = 0;     // first letter, digit or sign behind opening quotes and brackets
  std::string_view word;  // the letters from there on
};

// Bytes that may start a stop: those of ASCII, and lead bytes of the others in kind_of.
constexpr std::array<bool, 256> kMayStartStop = [] {
  std::array<bool, 256> may{};
  for (const unsigned byte :
       {0x21U, 0x2EU, 0x3FU, 0xCDU, 0xD8U, 0xDBU, 0xE0U, 0xE2U, 0xE3U, 0xEFU}) {
    may[byte] = true;
  }
  return may;
}();

StopKind kind_of(char32_t value) {
  switch (value) {
    case U'.': return StopKind::kPeriod;
    case U'!':
    case U'?':
    case 0x037E:  // Greek question mark
    case 0x061F:  // Arabic question mark
    case 0x203C:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x2026: return StopKind::kStrong;
    case 0x06D4:  // Urdu
    case 0x0964:  // Devanagari
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF61: return StopKind::kFullStop;
    default: return StopKind::kNone;
  }
}

// The curly, angular and straight ones. Countries disagree on which of them open and which close.
bool is_quote(char32_t value) {
  switch (value) {
    case U'"':
    case U'\'':
    case 0x00AB:
    case 0x00BB:
    case 0x2039:
    case 0x203A: return true;
    default: return value >= 0x2018 && value <= 0x201F;
  }
}

bool is_opening_bracket(char32_t value) {
  return u_charType(static_cast<UChar32>(value)) == U_START_PUNCTUATION;
}

bool is_closing_bracket(char32_t value) {
  return u_charType(static_cast<UChar32>(value)) == U_END_PUNCTUATION;
}

// Where no blank stands between sentences, a quote that may open belongs to the next one.
bool closes_quote(char32_t value, StopKind stop) {
  return is_quote(value) && (stop != StopKind::kFullStop ||
                             u_charType(static_cast<UChar32>(value)) != U_INITIAL_PUNCTUATION);
}

std::size_t find_stop(std::string_view text, std::size_t at) {
  while (at < text.size() && !kMayStartStop[static_cast<unsigned char>(text[at])]) {
    ++at;
  }
  return at;
}

// French sets a blank before the mark that closes: « Bonjour ! » dit-il.
std::size_t skip_spaced_guillemet(std::string_view text, std::size_t at) {
  constexpr std::string_view kGuillemet = "\u00BB";
  const std::size_t blank = blank_length(text, at);
  const std::size_t behind = at + blank + kGuillemet.size();
  const bool closes = blank > 0 && text.substr(at + blank).starts_with(kGuillemet) &&
                      (behind == text.size() || blank_length(text, behind) > 0);
  return closes ? behind : at;
}

Stop read_stop(std::string_view text, std::size_t begin) {
  Stop stop{.begin = begin, .end = begin};
  int stops = 0;
  for (;;) {
    const CodePoint point = decode_utf8(text, stop.end);
    const StopKind kind = kind_of(point.value);
    if (kind != StopKind::kNone) {
      ++stops;
      stop.kind = std::max(stop.kind, kind);
    } else if (stops > 0 && closes_quote(point.value, stop.kind)) {
      stop.closes_quote = true;
    } else if (stops == 0 || !is_closing_bracket(point.value)) {
      break;
    }
    stop.end += point.length;
  }
  if (stops > 1) {
    stop.kind = std::max(stop.kind, StopKind::kStrong);
  }
  if (stops > 0) {
    const std::size_t behind = skip_spaced_guillemet(text, stop.end);
    stop.closes_quote = stop.closes_quote || behind > stop.end;
    stop.end = behind;
  }
  return stop;
}

Opening read_opening(std::string_view text, std::size_t at) {
  CodePoint point = decode_utf8(text, at);
  while (point.length > 0 && (is_quote(point.value) || is_opening_bracket(point.value) ||
                              point.value == 0xBF || point.value == 0xA1)) {
    at += point.length + blank_length(text, at + point.length);
    point = decode_utf8(text, at);
  }
  Opening opening{.first = point.value, .word = {}};
  std::size_t end = at;
  while (point.length > 0 && classify(point.value) == CharClass::kLetter) {
    end += point.length;
    point = decode_utf8(text, end);
  }
  opening.word = text.substr(at, end - at);
  return opening;
}

// The letters, digits, inner periods and apostrophes that end at `end`: "U.S" before the last
// period of "U.S."; "Poor's", which is no initial.
std::string_view word_before(std::string_view text, std::size_t end) {
  constexpr std::size_t kMaxBytes = 40;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kMaxBytes) {
    std::size_t start = begin - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) {
      --start;
    }
    const CodePoint point = decode_utf8(text, start);
    const CharClass char_class = classify(point.value);
    if (point.broken || (char_class != CharClass::kPeriod && !continues_word(char_class) &&
                         char_class != CharClass::kApostrophe)) {
      break;
    }
    begin = start;
  }
  std::string_view word = text.substr(begin, end - begin);
  while (!word.empty() && classify(decode_utf8(word, 0).value) == CharClass::kApostrophe) {
    word.remove_prefix(decode_utf8(word, 0).length);  // an opening quote
  }
  return word;
}

// At most two letters between any two periods: U.S, p.m, Ph.D, but not bbc.co.uk.
bool is_dotted(std::string_view word) {
  bool has_period = false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode_utf8(word, at);
    letters = point.value == U'.' ? 0 : letters + 1;
    has_period = has_period || point.value == U'.';
    if (letters > 2 || classify(point.value) == CharClass::kDigit) {
      return false;
    }
    at += point.length;
  }
  return has_period;
}

bool is_single_letter(std::string_view word) {
  const CodePoint point = decode_utf8(word, 0);
  return point.length == word.size() && classify(point.value) == CharClass::kLetter;
}

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, [](char byte) { return byte >= '0' && byte <= '9'; });
}

bool is_lower(char32_t value) {
  return u_charType(static_cast<UChar32>(value)) == U_LOWERCASE_LETTER;
}

bool is_upper(char32_t value) {
  return u_charType(static_cast<UChar32>(value)) == U_UPPERCASE_LETTER;
}

// Whether a period between word and opening ends a sentence; opening is no lower-case letter.
bool period_ends(std::string_view word, bool starts_sentence, const Opening& opening) {
  constexpr std::size_t kMaxDayDigits = 2;
  constexpr std::size_t kMaxListDigits = 3;
  if (word.empty()) {
    return true;
  }
  if (is_number(word)) {
    const bool is_day = word.size() <= kMaxDayDigits && follows_ordinal(opening.word);
    const bool numbers_list = starts_sentence && word.size() <= kMaxListDigits;
    return !is_day && !numbers_list;
  }
  const bool opens = is_upper(opening.first) && is_sentence_opener(opening.word);
  switch (find_abbreviation(word)) {
    case AbbreviationKind::kBeforeName: return false;
    case AbbreviationKind::kBeforeNumber: return classify(opening.first) != CharClass::kDigit;
    case AbbreviationKind::kTitle: return opens || !is_upper(opening.first);
    case AbbreviationKind::kEither: return opens;
    case AbbreviationKind::kNone: break;
  }
  return opens || !(is_single_letter(word) || is_dotted(word));
}

bool ends_sentence(std::string_view text, std::size_t sentence_begin, const Stop& stop) {
  const std::size_t next = skip_blanks(text, stop.end);
  if (stop.kind == StopKind::kFullStop || next == text.size()) {
    return true;
  }
  if (next == stop.end) {
    return false;
  }
  const Opening opening = read_opening(text, next);
  if (is_lower(opening.first) || kind_of(opening.first) != StopKind::kNone) {
    return false;
  }
  if (stop.kind == StopKind::kStrong || stop.closes_quote) {
    return true;
  }
  const std::string_view word = word_before(text, stop.begin);
  return period_ends(word, stop.begin - word.size() == sentence_begin, opening);
}

}  // namespace

std::vector<TextSpan> split_sentences(std::string_view paragraph) {
  std::vector<TextSpan> sentences;
  const std::string_view text = trim_blanks_at_end(paragraph);
  std::size_t begin = skip_blanks(text, 0);
  for (std::size_t at = find_stop(text, begin); at < text.size(); at = find_stop(text, at)) {
    const Stop stop = read_stop(text, at);
    if (stop.kind == StopKind::kNone) {
      ++at;
      continue;
    }
    at = stop.end;
    if (ends_sentence(text, begin, stop)) {
      sentences.push_back(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop.end)});
      begin = skip_blanks(text, stop.end);
      at = begin;
    }
  }
  if (begin < text.size()) {
    sentences.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())});
  }
  return sentences;
}

}  // namespace dateline
