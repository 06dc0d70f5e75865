// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words and values spelled as a query has to spell them, so that they are read as what they are:
//
//   AND      \AND        12:30    12:30        larkspur wire (in source:)   "larkspur wire"
//   title:x  title\:x    U*       U\*          last week (in date:)         "last week"
#pragma once

#include <string>
#include <string_view>

#include "query/language/reading/word_reader.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline {

[[nodiscard]] std::string spelled(const Term& word, WordMode mode, WordPlace place);

[[nodiscard]] std::string spelled(const Phrase& phrase);

// The value of has: is: like: query:, right after the colon.
[[nodiscard]] std::string spelled_literal(std::string_view value);

// One end of a range of dates; empty if it is open.
[[nodiscard]] std::string spelled_date(std::string_view end);

// A number over 0 without an exponent, as short as reads back the same.
[[nodiscard]] std::string spelled_factor(double factor);

}  // namespace dateline
