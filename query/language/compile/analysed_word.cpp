// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/analysed_word.hpp"

#include <algorithm>

#include "query/language/common_words.hpp"

namespace dateline {

AnalysedWord::AnalysedWord(const Analyzer& analyzer, std::string_view text) : text_(text) {
  analyzer.analyze(text_, 1, stream_);
  for (const Token& token : stream_.tokens) {
    const bool is_covered = token.kind == TokenKind::kCompound ||
                            (token.kind == TokenKind::kPairTail && !parts_.empty() &&
                             parts_.back().kind == TokenKind::kPair);
    if (!is_covered) {
      parts_.push_back(token);
    }
  }
}

bool AnalysedWord::ends_run(const Token& pair) const {
  return std::ranges::any_of(stream_.tokens, [&pair](const Token& token) {
    return token.kind == TokenKind::kPairTail && token.position == pair.position + 1;
  });
}

std::optional<std::string> AnalysedWord::compound() const {
  const std::vector<Token>& tokens = stream_.tokens;
  const auto compounds = std::ranges::count(
      tokens, TokenKind::kCompound, [](const Token& token) { return token.kind; });
  if (compounds != 1 || tokens.front().kind != TokenKind::kCompound ||
      tokens.front().end != parts_.back().end) {
    return std::nullopt;
  }
  return form(tokens.front());
}

bool AnalysedWord::is_acronym() const {
  if (!is_single() || stream_.tokens.size() != 1) {
    return false;
  }
  const Token& token = parts_.front();
  if (token.case_class != CaseClass::kUpper || token.form_length > kLongestAcronym) {
    return false;
  }
  return token.kind == TokenKind::kInitials || is_word_in_lower_case(form(token));
}

bool AnalysedWord::has_cased_form() const {
  if (stream_.tokens.size() != 1) {
    return false;
  }
  // A query is one line, and in capitals more often than not: its layout says nothing.
  Token token = stream_.tokens.front();
  token.in_capitals_line = false;
  return case_carries_meaning(token);
}

bool AnalysedWord::is_in_capitals() const {
  return std::ranges::all_of(stream_.tokens, [](const Token& token) {
    const bool is_single_letter = token.form_characters == 1;
    return token.case_class == CaseClass::kUpper || token.case_class == CaseClass::kUncased ||
           (is_single_letter && token.case_class == CaseClass::kCapitalised);
  });
}

std::string_view AnalysedWord::written() const {
  if (stream_.tokens.empty()) {
    return {};
  }
  const Token& first = stream_.tokens.front();
  return std::string_view(text_).substr(first.begin, stream_.tokens.back().end - first.begin);
}

}  // namespace dateline
