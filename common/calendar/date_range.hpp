// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates and ranges of a query, resolved to days. parse_timestamp reads what a source wrote, this
// what people ask for. Nothing is guessed: a date that could be two days, or none, is an Error that
// says what to write instead.
//
//   2022  2022-02  2022/02  2022-02-25  2022-2-5  2022/02/25  20220225
//   1990s  2022-Q1  Q1-2022  2022-W08 (ISO 8601: Monday to Sunday, W01 has January 4th)
//   2022-W08-5  2022W085  2022-056  2022056 (ISO 8601: by week and weekday, by day of the year)
//   march-2022  2022-march  mar 2022  25-feb-2022  february 25, 2022  2022-feb-25
//   feb 25th, 2022  friday, 25 february 2022
//   today  yesterday  tomorrow
//   monday       the latest one, today included     last-monday   the latest before today
//   march        the latest one that has begun      last-march    the latest one that has ended
//   this-week  last-week, and so for month, quarter, year; a week is Monday to Sunday
//   7d  2w  3m  1y   that many days, weeks, months, years before today: one day. Up to four digits;
//                    a month too short for the day ends it: 1m before March 31st is February 28th
//
// Names are English, in any case, months and weekdays also by three letters; between words a blank,
// '-' or '_' will do.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "common/calendar/timestamp.hpp"
#include "common/calendar/written_date.hpp"
#include "common/support/result.hpp"

namespace dateline {

inline constexpr Day kFirstDay{std::chrono::year(kFirstYear) / 1 / 1};
inline constexpr Day kLastDay{std::chrono::year(kLastYear) / 12 / 31};

struct DayRange {
  Day first;
  Day last;                                     // inclusive
  Granularity granularity = Granularity::kDay;  // as written
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// Reads a whole text as one date, surrounding blanks allowed. All of the range is in kFirstDay to
// kLastDay.
[[nodiscard]] Result<DayRange> resolve_date(std::string_view text, Day today);

// From the first day of one date to the last day of the other; nullopt is an open end. The
// granularity is the finer one of the two, kDecade if both are open.
[[nodiscard]] Result<DayRange> resolve_range(std::optional<std::string_view> from,
                                             std::optional<std::string_view> to,
                                             Day today);

}  // namespace dateline
