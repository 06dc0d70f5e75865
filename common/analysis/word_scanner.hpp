// SPDX-License-Identifier: GPL-2.0-or-later
//
// WordScanner: appends the tokens of running text to a TokenStream, with positions but without what
// depends on lines, sentences and paragraphs. Internal to the Analyzer.
//
// Law: blanks separate whatever stands around them, so the tokens of "a b" are those of a, then
// those of b. The query language relies on it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/analysis/analyzer.hpp"
#include "common/analysis/character_class.hpp"
#include "common/analysis/word_reader.hpp"

namespace dateline {

class WordScanner {
 public:
  WordScanner(std::string_view text, Elision elision, TokenStream& stream)
      : text_(text), reader_(text, elision), stream_(stream) {}

  // Bytes [begin, end) of the text, which must end where a word does; returns the position after
  // the last token.
  std::uint32_t scan(std::uint32_t begin, std::uint32_t end, std::uint32_t first_position);

 private:
  // A word made of parts, while its parts are read.
  struct Compound {
    std::size_t first_token = 0;
    std::uint32_t parts = 0;
    bool all_numbers = true;
    LetterCase letter_case;
    std::string form;  // stops growing behind kMaxFormBytes: so long a word is found by its parts
  };

  // Both return where the word ends; scan_ascii_word returns `at` if the word needs scan_word.
  std::uint32_t scan_ascii_word(std::uint32_t at);
  std::uint32_t scan_word(std::uint32_t at);
  std::uint32_t scan_unspaced_run(const Char& first);
  [[nodiscard]] bool continues_ascii_word(std::size_t word_end,
                                          bool is_number,
                                          bool is_single) const;
  void make_form(std::string_view written);
  bool append_part();
  void append_unspaced(std::uint32_t begin, std::uint32_t end, TokenKind kind);
  void append_form(Token& token, std::string_view form);
  void start_compound(Compound& compound) const;
  void add_part(Compound& compound, std::string_view connector) const;
  void insert_compound(Compound& compound);

  std::string_view text_;
  WordReader reader_;
  TokenStream& stream_;
  std::uint32_t position_ = 0;
  // Kept from word to word to spare allocations.
  WordPart part_;
  Compound word_;
  Compound ampersand_word_;
  std::string form_;
};

}  // namespace dateline
