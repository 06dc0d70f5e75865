// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/spelling.hpp"

#include <utility>

namespace dateline {

void Spelling::add_literal(std::string_view bytes, const Character& character) {
  if (wildcards_ == 0 && is_alphanumeric(character.value)) {
    ++letters_before_wildcard_;
  }
  if (character.value == U'*' || character.value == U'?' || character.value == U'\\') {
    pattern_ += '\\';
  }
  text_ += bytes;
  pattern_ += bytes;
  ends_in_star_ = false;
}

void Spelling::add_wildcard(char wildcard) {
  ++wildcards_;
  pattern_ += wildcard;
  ends_in_star_ = wildcard == '*';
}

Term Spelling::take() {
  Term term;
  term.kind = has_wildcard() ? TermKind::kWildcard : TermKind::kPlain;
  term.text = std::move(has_wildcard() ? pattern_ : text_);
  *this = Spelling();
  return term;
}

Lexeme too_broad_wildcard(SourceSpan span) {
  return error_lexeme(span,
                      "a wildcard needs at least 3 letters before it",
                      "write more of the word, or \\* and \\? for the characters");
}

}  // namespace dateline
