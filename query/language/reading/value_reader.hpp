// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads the fields whose values are no words: dates, numbers, has: is: like: query:.
//
//   date:2022   date:2020-02..   date:..1999   date:[2020 TO 2022]   date:"last week"..today
//   words:500   words:500..800   words:[500 TO *]
//   has:date    like:qledger-20220226-004     query:"nato and canada"
#pragma once

#include <cstddef>
#include <string_view>

#include "query/language/reading/lexeme.hpp"

namespace dateline {

// field: at query[at], its value at query[value_at], which is not a blank. kDate, kNumber, kSpecial
// or kError, from `at` to the value's end.
[[nodiscard]] Lexeme read_value(std::string_view query,
                                std::size_t at,
                                std::size_t value_at,
                                const Field& field);

[[nodiscard]] bool has_plain_value(FieldKind kind);

}  // namespace dateline
