// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words that are operators: AND OR NOT NEAR ADJ SAME/s SAME/p ATLEAST5, in capitals only. What
// other search tools write instead is known too, so that it is not searched as a word unnoticed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/language/reading/lexeme.hpp"

namespace dateline {

inline constexpr int kMaxDistance = 999;
inline constexpr int kNearByDefault = 10;     // NEAR alone, as in Xapian and Factiva
inline constexpr int kAdjacentByDefault = 1;  // ADJ alone: side by side, as in Ovid

// What a word written without an escape is, if it is not just a word: a lexeme of an operator, or
// of kError for what can only be a mistaken one (NEAR/0, SAME, W/5, &&). word is not empty; the
// spans are left to the caller.
[[nodiscard]] std::optional<Lexeme> read_operator(std::string_view word);

// The operator that a lower-case word is one of elsewhere: "near/5" and Lexis's "w/5" give
// "NEAR/5". Not and, or, not: they are words of every headline.
[[nodiscard]] std::optional<std::string> operator_meant(std::string_view word);

// word in lower case (ASCII letters) and with full-width forms as ASCII.
[[nodiscard]] std::string to_plain_lower(std::string_view word);

// The number of 1 to most that text is, without sign or blank.
[[nodiscard]] std::optional<int> read_small_number(std::string_view text, int most);

}  // namespace dateline
