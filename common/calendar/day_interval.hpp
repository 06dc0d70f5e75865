// SPDX-License-Identifier: GPL-2.0-or-later
//
// DayInterval: a stretch of the calendar as a text speaks of it, from a day to a century.
#pragma once

#include <string>

#include "common/calendar/timestamp.hpp"
#include "common/calendar/written_date.hpp"

namespace dateline {

// Days [first, end), a whole number of units of the granularity, one or more.
struct DayInterval {
  Day first;
  Day end;
  Granularity granularity = Granularity::kDay;

  friend bool operator==(const DayInterval&, const DayInterval&) = default;
};

// The seasons of the northern hemisphere by whole months; winter belongs to the year it begins in.
enum class Season { kSpring, kSummer, kAutumn, kWinter };

// The unit that a day is in. Weeks begin on Monday (ISO 8601), decades with the year that ends in
// 0, centuries with the one that ends in 00, as "the 1900s" and, for the most part, newspapers do.
[[nodiscard]] DayInterval unit_around(Day day, Granularity granularity);

// So many units later; one of months, quarters, seasons, halves and longer ones by the calendar.
[[nodiscard]] DayInterval shift(const DayInterval& interval, int units);

// From the first of one to the last of the other, at the finer granularity.
[[nodiscard]] DayInterval join(const DayInterval& from, const DayInterval& to);

[[nodiscard]] DayInterval season_of(std::chrono::year of, Season season);
[[nodiscard]] DayInterval month_of(std::chrono::year of, unsigned number);
[[nodiscard]] DayInterval year_of(std::chrono::year of);

// "2022-02-24", "2022-W08", "2022-02", "2021-Q2", "2021-SU", "2021-H1", "2021", "199", "19" (the
// 1900s), as TIMEX3 writes values (TimeML 1.2.1); several units as first and last, with a /
// between.
[[nodiscard]] std::string to_value(const DayInterval& interval);

// "day", "week", ..., "century"
[[nodiscard]] const char* to_string(Granularity granularity);

}  // namespace dateline
