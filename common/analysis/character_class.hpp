// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a character is to the tokenizer: part of a word, joiner of two words, or neither. Unicode's
// general categories and scripts decide (ICU); ASCII has a table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/analysis/analyzer.hpp"

namespace dateline {

enum class CharClass : std::uint8_t {
  kSeparator,
  kIgnorable,  // soft hyphen, joiners, variation selectors, direction marks: neither seen nor a
               // border
  kLetter,
  kDigit,  // decimal digits, also raised and lowered ones
  kMark,   // belongs to the character before it
  kApostrophe,
  kHyphen,
  kAmpersand,
  kPeriod,
  kComma,
  // Scripts written without blanks, each making runs of its own.
  kCjk,  // Han, Hiragana, Katakana mixed
  kHangul,
  kThai,
  kLao,
  kKhmer,
  kMyanmar,
};

[[nodiscard]] CharClass classify(char32_t value);

// A word starts with a letter or digit: a mark behind a sign belongs to the sign.
[[nodiscard]] constexpr bool starts_word(CharClass char_class) {
  return char_class == CharClass::kLetter || char_class == CharClass::kDigit;
}

[[nodiscard]] constexpr bool continues_word(CharClass char_class) {
  return starts_word(char_class) || char_class == CharClass::kMark;
}

[[nodiscard]] constexpr bool is_unspaced(CharClass char_class) {
  return char_class >= CharClass::kCjk;
}

[[nodiscard]] bool is_hebrew_letter(char32_t value);

// Medial vowels and final consonants of decomposed Hangul syllables.
[[nodiscard]] constexpr bool continues_hangul_syllable(char32_t value) {
  return (value >= 0x1160 && value <= 0x11FF) || (value >= 0xD7B0 && value <= 0xD7FF);
}

// One code point of a text; bytes [begin, end).
struct Char {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  char32_t value = 0;
  CharClass char_class = CharClass::kSeparator;
};

// The first character at or after `at` that is not ignorable; past the end an empty separator.
[[nodiscard]] Char next_char(std::string_view text, std::size_t at);

// Counts the cased letters of a word.
class LetterCase {
 public:
  void add(char32_t value);
  void add_ascii(std::uint32_t upper, std::uint32_t lower, bool starts_upper);
  void add(const LetterCase& other) { add_ascii(other.upper_, other.lower_, other.starts_upper_); }
  [[nodiscard]] CaseClass classify() const;

 private:
  std::uint32_t upper_ = 0;
  std::uint32_t lower_ = 0;
  bool starts_upper_ = false;
};

// Bits of kAsciiWordBits, which drives the tokenizer's loop over plain ASCII words.
inline constexpr std::uint8_t kAsciiWord = 1;
inline constexpr std::uint8_t kAsciiUpper = 2;
inline constexpr std::uint8_t kAsciiDigit = 4;

[[nodiscard]] constexpr std::array<std::uint8_t, 256> make_ascii_word_bits() {
  std::array<std::uint8_t, 256> bits{};
  for (std::size_t byte = '0'; byte <= '9'; ++byte) {
    bits[byte] = kAsciiWord | kAsciiDigit;
  }
  for (std::size_t byte = 'a'; byte <= 'z'; ++byte) {
    bits[byte] = kAsciiWord;
    bits[byte - 'a' + 'A'] = kAsciiWord | kAsciiUpper;
  }
  return bits;
}

inline constexpr std::array<std::uint8_t, 256> kAsciiWordBits = make_ascii_word_bits();

}  // namespace dateline
