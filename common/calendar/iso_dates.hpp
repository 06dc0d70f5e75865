// SPDX-License-Identifier: GPL-2.0-or-later
//
// ISO 8601's two other ways to name a day: by week and by its number in the year.
//
//   2022-W08-5, 2022W085   Friday of the 8th week; W01 has January 4th, weeks begin on Monday
//   2022-056, 2022056      the 56th day, February 25th
#pragma once

#include <chrono>

#include "common/calendar/timestamp.hpp"
#include "common/support/result.hpp"

namespace dateline {

// Years are those of the calendar, 1600 to 2200; whatever is not in it is an error that says so.
// weekday: 1 is Monday, 7 Sunday.
[[nodiscard]] Result<Day> day_of_week_date(int year, int week, int weekday);
[[nodiscard]] Result<Day> day_of_year_date(int year, int day);

}  // namespace dateline
