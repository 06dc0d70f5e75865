// SPDX-License-Identifier: GPL-2.0-or-later
//
// The lexer: a query as lexemes. It decides what a character is by where it stands: a - or + begins
// a clause or is part of a word, a colon ends a field's name or is punctuation.
#pragma once

#include <string_view>
#include <vector>

#include "query/language/reading/lexeme.hpp"

namespace dateline {

// All lexemes of a query of valid UTF-8, the last one kEnd or, where it cannot be read further,
// kError.
[[nodiscard]] std::vector<Lexeme> read_lexemes(std::string_view query);

}  // namespace dateline
