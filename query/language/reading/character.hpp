// SPDX-License-Identifier: GPL-2.0-or-later
//
// What each character of a query is read as. Text that went through a word processor, a web page or
// an input method writes the same operator in several ways:
//
//   “ ” „ ‟ « » ＂     "        ＡＮＤ （ ） ： ～ ＊     AND ( ) : ~ *
//   ‐ ‑ ‒ – −          -        no-break, ideographic and zero-width spaces, direction marks,
//                               control characters     a blank
//
// This concerns syntax only: the characters of a word stay as they are.
#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

struct Character {
  char32_t value = 0;
  std::uint32_t length = 0;  // bytes; 0 at the end of the query
  char syntax = ' ';         // the ASCII character it is read as, ' ' for any blank and at the end,
                             // '\0' if it has no meaning but its own
};

// The character that starts at query[at]; query is valid UTF-8.
[[nodiscard]] Character character_at(std::string_view query, std::size_t at);

[[nodiscard]] inline bool is_end(const Character& character) {
  return character.length == 0;
}

// Whether a quotation that opened with one character ends at the other. Guillemets hold other
// quotes and the other way round; the rest end each other, since „so“ ends where “so” begins.
[[nodiscard]] bool closes_quote(char32_t opening, char32_t closing);

// A letter or digit of any script.
[[nodiscard]] bool is_alphanumeric(char32_t value);

// A letter of a script with upper and lower case: field names, well or ill spelt, are made of them.
[[nodiscard]] bool is_cased_letter(char32_t value);

// Whether it is the ASCII character or its full-width form, not merely read as it.
[[nodiscard]] bool is_typed(const Character& character);

// Offset of the first byte at or after `at` that is not part of a blank.
[[nodiscard]] std::size_t after_blanks(std::string_view query, std::size_t at);

}  // namespace dateline
