// SPDX-License-Identifier: GPL-2.0-or-later
//
// The terms of a range of days: an article that is dated to the day has one of them exactly if its
// day is in the range.
//
//   2021-12-30..2023-02-01    D20211230 D20211231 Y2022 M202301 D20230201
//
// Years, months and days nest, so a year or month that fits is in every minimal cover, and there is
// just one. Its size: the first month gives at most 30 days, the rest of its year 11 months, the
// last year 11 months and 30 days; so a range that touches N calendar years has at most
//
//   N + 80 terms                       (N > 1; 70 if N is 1), of all of 1600 to 2200 never over 681
//   N + 41 if it is N years to the day, since then both broken months add up to one: 78 for 37
//   years
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/calendar/date_range.hpp"
#include "common/calendar/timestamp.hpp"

namespace dateline {

// In the calendar's order; empty if first is after last. Years 0 to 9999.
[[nodiscard]] std::vector<std::string> date_cover(Day first, Day last);

// The terms, with the prefix before each, of what of the range lies in the years that the database
// has terms of: an open end needs no term for each year of six centuries. Throws Xapian::Error.
[[nodiscard]] std::vector<std::string> date_cover(const Xapian::Database& database,
                                                  std::string_view prefix,
                                                  const DayRange& range);

}  // namespace dateline
