// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates of three numbers: 3/4/2022, 25.02.22, 2022-2-25. Which number is the month is not guessed:
// what could be two days is an error unless the order is known.
#pragma once

#include <optional>
#include <string_view>

#include "common/calendar/date_cursor.hpp"
#include "common/calendar/timestamp.hpp"
#include "common/support/result.hpp"

namespace dateline {

// "mdy", "dmy", "ymd"; nullopt for any other word.
[[nodiscard]] std::optional<NumberOrder> find_number_order(std::string_view name);

// Three numbers with one of - / . between them, the year of two or four digits; of two digits 00 to
// 49 are 20xx, 50 to 99 are 19xx (RFC 5322 section 4.3). nullopt if this is not what stands at
// cursor, which is then as it was. Day, or an Error: kUnsupported where several orders give several
// days and order is not one of them, kMalformed where none gives one.
[[nodiscard]] std::optional<Result<Timestamp>> read_three_numbers(DateCursor& cursor,
                                                                  std::optional<NumberOrder> order);

}  // namespace dateline
