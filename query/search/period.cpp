// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/period.hpp"

#include <charconv>
#include <chrono>

#include "common/calendar/day_interval.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::years;

int number_in(const std::string& term, std::size_t at, std::size_t digits) {
  int number = 0;
  std::from_chars(term.data() + at, term.data() + at + digits, number);
  return number;
}

}  // namespace

Day period_of(const std::string& digits, TimeUnit unit) {
  const std::chrono::year year(number_in(digits, 0, 4));
  const auto month = std::chrono::month(
      unit == TimeUnit::kYear ? 1U : static_cast<unsigned>(number_in(digits, 4, 2)));
  const bool has_day = unit == TimeUnit::kDay || unit == TimeUnit::kWeek;
  const Day day = year / month / (has_day ? number_in(digits, 6, 2) : 1);
  return unit == TimeUnit::kWeek ? unit_around(day, Granularity::kWeek).first : day;
}

Day next_period(Day period, TimeUnit unit) {
  constexpr days kWeek{7};
  const std::chrono::year_month_day date(period);
  switch (unit) {
    case TimeUnit::kDay: return period + days(1);
    case TimeUnit::kWeek: return period + kWeek;
    case TimeUnit::kMonth: return Day(date + months(1));
    case TimeUnit::kYear: break;
  }
  return Day(date + years(1));
}

std::string period_name(Day period, TimeUnit unit) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  switch (unit) {
    case TimeUnit::kDay: return to_iso8601(period);
    case TimeUnit::kWeek: return to_value(unit_around(period, Granularity::kWeek));
    case TimeUnit::kMonth: return to_iso8601(period).substr(0, kMonth);
    case TimeUnit::kYear: break;
  }
  return to_iso8601(period).substr(0, kYear);
}

}  // namespace dateline
