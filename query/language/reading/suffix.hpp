// SPDX-License-Identifier: GPL-2.0-or-later
//
// What follows a word, quotes or brackets without a blank: ~2 and ^2.5.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/language/reading/lexeme.hpp"

namespace dateline {

struct Suffix {
  std::string text;  // behind the mark, full-width forms as ASCII
  SourceSpan span;   // with the mark
};

// The suffix whose mark, ~ or ^, is at query[at]. It goes up to a blank, quote, bracket or the next
// mark.
[[nodiscard]] Suffix read_suffix(std::string_view query, std::size_t at);

// ^2.5: kBoost or kError.
[[nodiscard]] Lexeme read_boost(std::string_view query, std::size_t at);

[[nodiscard]] bool is_tilde(std::string_view query, std::size_t at);

// The error of a ~ in a filter or an entity field.
[[nodiscard]] Lexeme tilde_in_filter(std::string_view query, std::size_t at);

}  // namespace dateline
