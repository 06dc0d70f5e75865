// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an expression of a date means before it is known when the article was published.
//
//   "24 February 2022"          that day
//   "Friday"                    Recurring: a weekday, the nearest
//   "last August"               Recurring: a month, the latest before this one
//   "Wednesday of next week"    Recurring: a weekday within Shifted{kWeek, 1}
//   "two years ago"             Shifted{kYear, -2, Base::kPublished}
//   "the day before"            Shifted{kDay, -1, Base::kMentioned}
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>

#include "common/calendar/day_interval.hpp"

namespace dateline {

// What is counted from.
enum class Base : std::uint8_t {
  kPublished,  // the day of publication
  kMentioned,  // the date that was mentioned before
  kReported,   // "for the quarter": the unit that was mentioned before, else that of publication
};

// The unit that lies so many units after the one that the base is in.
struct Shifted {
  Granularity unit = Granularity::kDay;
  int count = 0;
  Base base = Base::kPublished;
  bool is_to_the_day = false;  // "two years ago today": the day of that unit, not the unit
};

enum class Cycle : std::uint8_t {
  kWeekday,     // number: as std::chrono::weekday counts
  kWeekend,     // Saturday and Sunday
  kMonth,       // number: from 1
  kMonthDays,   // number: the month; first_day to last_day
  kNthWeekday,  // the first_day-th weekday last_day of month number
  kQuarter,     // number: from 1
  kHalf,        // number: from 1
  kSeason,      // number: a Season
  kHoliday,     // number: of the table in holidays.hpp
};

enum class Direction : std::uint8_t {
  kNearest,  // the latest that has begun, or the coming one where the sentence speaks of what is to
             // come
  kPrevious,  // "last"
  kThis,      // "this"
  kNext,      // "next"
};

// What comes again every week or year.
struct Recurring {
  Cycle cycle = Cycle::kMonth;
  int number = 0;
  int first_day = 0;
  int last_day = 0;
  Direction direction = Direction::kNearest;
  std::optional<Shifted> within = {};  // the year, month or week it is in
  std::optional<int> weekday = {};     // that the day is said to be
};

// "30 February 2022"
struct Impossible {};

// DayInterval: a stretch of the calendar that is known without a date of publication.
using Meaning = std::variant<DayInterval, Recurring, Shifted, Impossible>;

struct DateExpression {
  std::size_t first_word = 0;
  std::size_t end_word = 0;
  Meaning meaning;
  std::optional<Meaning> last = {};  // of "March to May": the other end
};

}  // namespace dateline
