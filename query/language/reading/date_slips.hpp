// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates and ranges that are written with blanks and so fall apart: the first part alone is a date
// as well, and the rest a word, which is never what was meant.
//
//   date:Feb 2022     date:2020 ..2022     date:2020 - 2022     words:200 TO 500
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "query/language/reading/lexeme.hpp"

namespace dateline {

// The first of them, refused with what to write instead.
[[nodiscard]] std::optional<QueryError> find_date_slip(std::string_view query,
                                                       const std::vector<Lexeme>& lexemes);

}  // namespace dateline
