// SPDX-License-Identifier: GPL-2.0-or-later
//
// AnalysedWord: a written word as the Analyzer of the index sees it: one token as a rule, several
// where it is hyphenated or of a script without blanks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.hpp"

namespace dateline {

// Longest acronym whose case is meant when it is typed in capitals.
inline constexpr std::size_t kLongestAcronym = 5;

class AnalysedWord {
 public:
  AnalysedWord(const Analyzer& analyzer, std::string_view text);

  // Tokens in order, without the whole of a compound and without the closing character of a run of
  // pairs, which its last pair holds already.
  [[nodiscard]] const std::vector<Token>& parts() const { return parts_; }
  [[nodiscard]] std::string form(const Token& part) const {
    return std::string(stream_.form(part));
  }
  [[nodiscard]] bool is_empty() const { return parts_.empty(); }
  [[nodiscard]] bool is_single() const { return parts_.size() == 1; }

  // Whether a pair is the last of its run.
  [[nodiscard]] bool ends_run(const Token& pair) const;

  // The form of the hyphenated word written in one, if the text is one such word.
  [[nodiscard]] std::optional<std::string> compound() const;

  // Typed in capitals and, without its case, a word of its own: US, WHO; or initials: U.S.
  [[nodiscard]] bool is_acronym() const;
  // Two to ten letters or digits in capitals: the index keeps their case.
  [[nodiscard]] bool has_cased_form() const;
  [[nodiscard]] std::string cased() const { return cased_form(text_); }

  // No lower-case letter in it.
  [[nodiscard]] bool is_in_capitals() const;

  // The text from the first token to the last.
  [[nodiscard]] std::string_view written() const;

 private:
  std::string text_;
  TokenStream stream_;
  std::vector<Token> parts_;
};

}  // namespace dateline
