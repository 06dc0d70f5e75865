// SPDX-License-Identifier: GPL-2.0-or-later
//
// Analyzer: the one place that says what a word is. The indexer, the query language and the
// snippets all call it, so they cannot disagree.
//
//   TokenStream stream;
//   Analyzer().analyze("Canada's cease-fire call to the U.S.", 1, stream);
//   // position  form        kind        bytes
//   // 1         canada      kWord       0-6     the possessive is no part of the word
//   // 2         ceasefire   kCompound   9-19    a hyphenated word whole ...
//   // 2         cease       kWord       9-14    ... and by its parts
//   // 3         fire        kWord       15-19
//   // 4         call        kWord
//   // 5 to      6 the       kWord
//   // 7         us          kInitials   32-36   periods are no part of the form
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Raised whenever the same text may give other tokens: an index made by another version is refused.
inline constexpr int kAnalyzerVersion = 1;

// Longest form in bytes; a longer word is cut at a code point, never dropped.
inline constexpr std::size_t kMaxFormBytes = 64;

// Positions skipped at each paragraph border, so that no phrase crosses one.
inline constexpr std::uint32_t kParagraphGap = 10;

enum class TokenKind : std::uint8_t {
  kWord,      // letters and digits
  kInitials,  // U.S., N.A.T.O., p.m.: single letters with periods, joined
  kCompound,  // the whole of a hyphenated or ampersand word, at the position of its first part
  kPair,      // two neighbouring characters of a script written without blanks (CJK, Thai, ...)
  kPairTail,  // the last character of such a run alone, so that each character starts one token
};

enum class CaseClass : std::uint8_t {
  kUncased,  // no letter that has case
  kLower,
  kCapitalised,  // first letter upper, the rest lower; a single upper letter
  kUpper,        // two letters or more, all upper
  kMixed,        // McDonald, iPhone
};

struct Token {
  std::uint32_t begin = 0;  // bytes [begin, end) of the analysed text, on code-point borders
  std::uint32_t end = 0;
  std::uint32_t position = 0;        // does not decrease from token to token
  std::uint32_t form_begin = 0;      // into TokenStream::forms
  std::uint8_t form_length = 0;      // 1 to kMaxFormBytes
  std::uint8_t form_characters = 0;  // the same in code points
  TokenKind kind = TokenKind::kWord;
  CaseClass case_class = CaseClass::kUncased;
  bool starts_sentence = false;  // all tokens there: a compound and its first part
  bool starts_paragraph = false;
  bool in_capitals_line = false;  // on a line that is mostly capitals: its case says nothing
};

// Tokens of one text in reading order; reused from text to text to spare allocations.
struct TokenStream {
  std::vector<Token> tokens;
  std::string forms;  // the folded forms, one after the other

  [[nodiscard]] std::string_view form(const Token& token) const {
    return std::string_view(forms).substr(token.form_begin, token.form_length);
  }
  void clear() {
    tokens.clear();
    forms.clear();
  }
};

class Analyzer {
 public:
  // language: an English name or ISO 639 code as Stemmer takes it; it decides how an apostrophe
  // is read (l'État is two words in French, O'Brien one in English).
  explicit Analyzer(std::string_view language = "english");

  // Appends the tokens of text to stream; the first has position first_position. Returns the
  // position after the last token. text is any bytes up to 4 GiB; broken UTF-8 separates words.
  std::uint32_t analyze(std::string_view text,
                        std::uint32_t first_position,
                        TokenStream& stream) const;

 private:
  bool splits_elisions_ = false;
};

// The written form of an acronym with its case and without periods: "U.S." and "US" give "US".
[[nodiscard]] std::string cased_form(std::string_view written);

// Whether the case of an indexed token carries meaning (its cased form is indexed under XC): an
// acronym in capitals, 2 to 10 letters or digits, not on a line that is mostly capitals.
[[nodiscard]] bool case_carries_meaning(const Token& token);

}  // namespace dateline
