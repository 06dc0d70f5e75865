// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hints: words of a query that are read as words and may have been meant as operators or fields.
#pragma once

#include <string_view>
#include <vector>

#include "query/language/reading/lexeme.hpp"

namespace dateline {

[[nodiscard]] std::vector<QueryError> find_hints(std::string_view query,
                                                 const std::vector<Lexeme>& lexemes);

}  // namespace dateline
