// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/character.hpp"

#include <unicode/uchar.h>

#include "common/support/utf8.hpp"

namespace dateline {

namespace {

constexpr char32_t kFullWidthFirst = 0xFF01;  // the form of '!'
constexpr char32_t kFullWidthLast = 0xFF5E;   // of '~'
constexpr char32_t kFullWidthGap = kFullWidthFirst - U'!';

bool is_guillemet(char32_t value) {
  return value == 0xAB || value == 0xBB;
}

bool is_full_width(char32_t value) {
  return value >= kFullWidthFirst && value <= kFullWidthLast;
}

// Characters that part words and show nothing.
bool is_blank(char32_t value) {
  const bool is_direction_mark = value == 0x61C || value == 0x200E || value == 0x200F ||
                                 (value >= 0x202A && value <= 0x202E) ||
                                 (value >= 0x2066 && value <= 0x2069);
  return is_direction_mark || value == 0x200B || value == 0xFEFF ||
         (value >= 0x7F && value < 0xA0) || u_isUWhiteSpace(static_cast<UChar32>(value)) != 0;
}

char syntax_of(char32_t value) {
  if (is_full_width(value)) {
    return static_cast<char>(value - kFullWidthGap);
  }
  if ((value >= 0x201C && value <= 0x201F) || is_guillemet(value)) {
    return '"';
  }
  if ((value >= 0x2010 && value <= 0x2013) || value == 0x2212) {
    return '-';
  }
  return is_blank(value) ? ' ' : '\0';
}

}  // namespace

Character character_at(std::string_view query, std::size_t at) {
  const CodePoint point = decode_utf8(query, at);
  if (point.value > 0x20 && point.value < 0x7F) {
    return {.value = point.value, .length = 1, .syntax = static_cast<char>(point.value)};
  }
  const char syntax = point.value <= 0x20 ? ' ' : syntax_of(point.value);
  return {.value = point.value, .length = point.length, .syntax = syntax};
}

bool closes_quote(char32_t opening, char32_t closing) {
  return is_guillemet(opening) == is_guillemet(closing);
}

bool is_alphanumeric(char32_t value) {
  return u_isalnum(static_cast<UChar32>(value)) != 0;
}

bool is_cased_letter(char32_t value) {
  if (value < 0x80) {
    const char32_t lower = value | 0x20U;
    return lower >= U'a' && lower <= U'z';
  }
  return u_hasBinaryProperty(static_cast<UChar32>(value), UCHAR_CASED) != 0 &&
         u_isalpha(static_cast<UChar32>(value)) != 0;
}

bool is_typed(const Character& character) {
  return character.value < 0x80 || is_full_width(character.value);
}

std::size_t after_blanks(std::string_view query, std::size_t at) {
  for (Character next = character_at(query, at); !is_end(next) && next.syntax == ' ';
       next = character_at(query, at)) {
    at += next.length;
  }
  return at;
}

}  // namespace dateline
