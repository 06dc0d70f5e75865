// SPDX-License-Identifier: GPL-2.0-or-later
//
// WordReader: reads one part of a word in a script with blanks: letters and digits with what
// belongs inside, up to a hyphen, an ampersand or the end of the word. Internal to the tokenizer.
//
//   initials     two single letters or more, each with a period, the last perhaps without: U.S.,
//   e.g. numbers      a comma before each three digits is dropped (40,000), one decimal point stays
//   (3.14);
//                what looks like neither falls into its digits (26.02.2022, 1,2)
//   apostrophes  join letters (O'Brien, don't); a final 's is no part of the word, but 1990's is
//   1990s
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/analysis/character_class.hpp"

namespace dateline {

// So much of a word is folded to make its form. Folding shortens text by more than the factor here
// only where it is no word but piled-up accents.
inline constexpr std::size_t kMaxWrittenBytes = 16 * kMaxFormBytes;

enum class Elision : std::uint8_t {
  kJoins,      // l'etat: one word
  kSeparates,  // l'etat: two words, as French, Italian and Catalan read it
};

struct WordPart {
  std::uint32_t begin = 0;  // bytes [begin, end) without a possessive
  std::uint32_t end = 0;
  std::uint32_t next = 0;  // where reading goes on: behind the possessive
  TokenKind kind = TokenKind::kWord;
  bool is_number = true;      // digits, perhaps with a decimal point
  bool keeps_point = false;   // written has a decimal point
  bool ends_elision = false;  // an elided article: the next word follows without a blank
  LetterCase letter_case;
  std::string written;  // the characters that make the form, not yet folded
};

// Appends to out the form of written: folded, and with nothing in it but letters, digits, marks and
// the point of a number.
void append_word_form(std::string& out, std::string_view written);

[[nodiscard]] bool is_ascii(std::string_view text);

class WordReader {
 public:
  WordReader(std::string_view text, Elision elision) : text_(text), elision_(elision) {}

  // Reads the part whose first character, of a word class, is at `at`. part is overwritten; the
  // caller keeps it from word to word to spare allocations.
  void read(std::uint32_t at, WordPart& part);

 private:
  [[nodiscard]] Char peek(std::uint32_t at) const { return next_char(text_, at); }
  void take(const Char& character, WordPart& part) const;
  bool read_initials(WordPart& part) const;
  void read_number(WordPart& part) const;
  void read_thousands(WordPart& part) const;
  void read_letters(WordPart& part) const;
  bool read_possessive(const Char& apostrophe, WordPart& part) const;
  [[nodiscard]] bool is_decimal_point(const Char& period) const;
  [[nodiscard]] std::optional<Char> find_possessive(const Char& apostrophe) const;
  [[nodiscard]] std::optional<Char> find_joined_letter(char32_t last, const Char& joiner) const;
  [[nodiscard]] bool is_elision(const WordPart& part) const;

  std::string_view text_;
  Elision elision_;
  // Where digits start that follow other digits and a period or comma, as in 26.02.2022: what comes
  // after them is no decimal point.
  std::uint32_t separated_digits_at_ = UINT32_MAX;
};

}  // namespace dateline
