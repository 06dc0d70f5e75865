// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/day_interval.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

#include <fmt/format.h>

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr unsigned kSeasonMonths = 3;

Day first_of(year_month_day date) {
  return Day(date.year() / date.month() / 1);
}

// How many months a unit is long; 0 for days and weeks.
int months_of(Granularity granularity) {
  switch (granularity) {
    case Granularity::kDay:
    case Granularity::kWeek: return 0;
    case Granularity::kMonth: return 1;
    case Granularity::kQuarter:
    case Granularity::kSeason: return 3;
    case Granularity::kHalf: return 6;
    case Granularity::kYear: return 12;
    case Granularity::kDecade: return 120;
    case Granularity::kCentury: break;
  }
  return 1200;
}

int days_of(Granularity granularity) {
  constexpr int kWeek = 7;
  return granularity == Granularity::kWeek ? kWeek : 1;
}

Day add_months(Day first, int count) {
  return first_of(year_month_day(first) + months(count));
}

// The first month, from 0, of the unit of so many months that a month of the year 0 is in.
int floor_to(int value, int unit) {
  return value - ((value % unit) + unit) % unit;
}

std::string week_value(Day monday) {
  constexpr days kToThursday{3};
  constexpr int kWeek = 7;
  const Day thursday = monday + kToThursday;
  const year of = year_month_day(thursday).year();
  const auto day_of_year = (thursday - Day(of / std::chrono::January / 1)).count();
  return fmt::format("{:04}-W{:02}", static_cast<int>(of), day_of_year / kWeek + 1);
}

std::string unit_value(Day first, Granularity granularity) {
  constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};
  constexpr int kDecade = 10;
  constexpr int kCentury = 100;
  const year_month_day date(first);
  const int of = static_cast<int>(date.year());
  const unsigned number = static_cast<unsigned>(date.month());
  switch (granularity) {
    case Granularity::kDay: return to_iso8601(first);
    case Granularity::kWeek: return week_value(first);
    case Granularity::kMonth: return fmt::format("{:04}-{:02}", of, number);
    case Granularity::kQuarter: return fmt::format("{:04}-Q{}", of, (number - 1) / 3 + 1);
    case Granularity::kSeason:
      return fmt::format("{:04}-{}", of, kSeasons[(number / kSeasonMonths + 3) % kSeasons.size()]);
    case Granularity::kHalf: return fmt::format("{:04}-H{}", of, (number - 1) / 6 + 1);
    case Granularity::kYear: return fmt::format("{:04}", of);
    case Granularity::kDecade: return fmt::format("{:03}", of / kDecade);
    case Granularity::kCentury: break;
  }
  return fmt::format("{:02}", of / kCentury);
}

}  // namespace

DayInterval unit_around(Day day, Granularity granularity) {
  const int unit = months_of(granularity);
  if (unit == 0) {
    const Day first = granularity == Granularity::kWeek
                          ? day - (std::chrono::weekday(day) - std::chrono::Monday)
                          : day;
    return {first, first + days(days_of(granularity)), granularity};
  }
  constexpr int kYear = 12;
  const year_month_day date(day);
  const int number = static_cast<int>(date.year()) * kYear +
                     static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  // Seasons begin in March, June, September, December.
  const int shifted = granularity == Granularity::kSeason ? 1 : 0;
  const int from = floor_to(number + shifted, unit) - shifted;
  const Day first(year(floor_to(from, kYear) / kYear) /
                  month(static_cast<unsigned>(from - floor_to(from, kYear)) + 1) / 1);
  return {first, add_months(first, unit), granularity};
}

DayInterval shift(const DayInterval& interval, int units) {
  const int unit = months_of(interval.granularity);
  if (unit == 0) {
    const days by(units * days_of(interval.granularity));
    return {interval.first + by, interval.end + by, interval.granularity};
  }
  return {add_months(interval.first, units * unit),
          add_months(interval.end, units * unit),
          interval.granularity};
}

DayInterval join(const DayInterval& from, const DayInterval& to) {
  return {from.first, to.end, std::min(from.granularity, to.granularity)};
}

DayInterval season_of(year of, Season season) {
  const unsigned first = static_cast<unsigned>(season) * kSeasonMonths + kSeasonMonths;
  return unit_around(Day(of / month(first) / 1), Granularity::kSeason);
}

DayInterval month_of(year of, unsigned number) {
  return unit_around(Day(of / month(number) / 1), Granularity::kMonth);
}

DayInterval year_of(year of) {
  return unit_around(Day(of / std::chrono::January / 1), Granularity::kYear);
}

std::string to_value(const DayInterval& interval) {
  const std::string first = unit_value(interval.first, interval.granularity);
  const DayInterval last = unit_around(interval.end - days(1), interval.granularity);
  return last.first <= interval.first ? first
                                      : first + '/' + unit_value(last.first, interval.granularity);
}

const char* to_string(Granularity granularity) {
  constexpr std::array<const char*, 9> kNames{
      "day", "week", "month", "quarter", "season", "half", "year", "decade", "century"};
  return kNames[static_cast<std::size_t>(granularity)];
}

}  // namespace dateline
