// SPDX-License-Identifier: GPL-2.0-or-later
//
// Spelling: a Term in the making, character by character, as the query spells it.
#pragma once

#include <string>
#include <string_view>

#include "query/language/reading/character.hpp"
#include "query/language/reading/lexeme.hpp"

namespace dateline {

// A wildcard with fewer letters before it would match a good part of the vocabulary.
inline constexpr int kMinLettersBeforeWildcard = 3;

class Spelling {
 public:
  // bytes are those of character, which means itself.
  void add_literal(std::string_view bytes, const Character& character);

  // wildcard is '*' or '?'.
  void add_wildcard(char wildcard);

  [[nodiscard]] bool empty() const { return pattern_.empty(); }
  [[nodiscard]] bool has_wildcard() const { return wildcards_ > 0; }
  [[nodiscard]] bool is_too_broad() const {
    return has_wildcard() && letters_before_wildcard_ < kMinLettersBeforeWildcard;
  }
  [[nodiscard]] bool is_star_alone() const { return wildcards_ == 1 && pattern_ == "*"; }
  // Whether a * stands at its end and is the only wildcard.
  [[nodiscard]] bool is_prefix() const { return wildcards_ == 1 && ends_in_star_; }

  // The word as a Term of kPlain or kWildcard. The spelling is empty afterwards.
  [[nodiscard]] Term take();

 private:
  std::string text_;
  std::string pattern_;  // the text of a kWildcard
  int letters_before_wildcard_ = 0;
  int wildcards_ = 0;
  bool ends_in_star_ = false;
};

[[nodiscard]] Lexeme too_broad_wildcard(SourceSpan span);

}  // namespace dateline
