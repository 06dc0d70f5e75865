// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/suffix.hpp"

#include <charconv>

#include "query/language/reading/character.hpp"

namespace dateline {

Suffix read_suffix(std::string_view query, std::size_t at) {
  Suffix suffix{{}, {at, at + character_at(query, at).length}};
  for (;;) {
    const Character next = character_at(query, suffix.span.end);
    if (std::string_view(" \"()^~").find(next.syntax) != std::string_view::npos) {
      return suffix;
    }
    if (is_typed(next)) {
      suffix.text += next.syntax;
    } else {
      suffix.text += query.substr(suffix.span.end, next.length);
    }
    suffix.span.end += next.length;
  }
}

Lexeme read_boost(std::string_view query, std::size_t at) {
  const auto [text, span] = read_suffix(query, at);
  double factor = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, factor, std::chars_format::fixed);
  // from_chars takes "inf", "nan" and a minus, too.
  const bool is_digits = text.find_first_not_of("0123456789.") == std::string::npos;
  if (!is_digits || failure != std::errc() || stop != end || factor <= 0) {
    return error_lexeme(
        span, "a boost is a number over 0", "write word^2 or word^0.5, or \\^ for the character");
  }
  return {LexemeKind::kBoost, span, factor};
}

bool is_tilde(std::string_view query, std::size_t at) {
  return character_at(query, at).syntax == '~';
}

Lexeme tilde_in_filter(std::string_view query, std::size_t at) {
  return error_lexeme(read_suffix(query, at).span,
                      "~ works on words of the text only",
                      "end the value in * to match its beginning, or write \\~ for the character");
}

}  // namespace dateline
