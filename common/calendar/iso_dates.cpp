// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/iso_dates.hpp"

#include <optional>

#include <fmt/format.h>

namespace dateline {

namespace {

using std::chrono::days;

// January 4th is in the first week of any year.
Day first_monday(int year) {
  const Day fourth = std::chrono::year(year) / 1 / 4;
  return fourth - (std::chrono::weekday(fourth) - std::chrono::Monday);
}

std::optional<Error> refuse_year(int year) {
  if (year >= kFirstYear && year <= kLastYear) {
    return std::nullopt;
  }
  return Error{ErrorCode::kMalformed,
               fmt::format("year {} is not in {} to {}", year, kFirstYear, kLastYear),
               "write 2022, 2022-02, 2022-02-25, march-2022, last-week, 7d and the like"};
}

}  // namespace

Result<Day> day_of_week_date(int year, int week, int weekday) {
  if (const std::optional<Error> refused = refuse_year(year)) {
    return *refused;
  }
  const auto weeks = (first_monday(year + 1) - first_monday(year)).count() / 7;
  if (week < 1) {
    return Error{ErrorCode::kMalformed,
                 fmt::format("there is no week {}", week),
                 fmt::format("write {}-W01", year)};
  }
  if (week > weeks) {
    return Error{ErrorCode::kMalformed,
                 fmt::format("{} has {} weeks", year, weeks),
                 fmt::format("its last week is {}-W{}", year, weeks)};
  }
  if (weekday < 1 || weekday > 7) {
    return Error{ErrorCode::kMalformed,
                 fmt::format("a week has no day {}", weekday),
                 "its days are 1, Monday, to 7, Sunday"};
  }
  return first_monday(year) + days(7 * (week - 1) + weekday - 1);
}

Result<Day> day_of_year_date(int year, int day) {
  if (const std::optional<Error> refused = refuse_year(year)) {
    return *refused;
  }
  const int length = std::chrono::year(year).is_leap() ? 366 : 365;
  if (day < 1 || day > length) {
    return Error{ErrorCode::kMalformed,
                 fmt::format("{} has days 1 to {}, not {}", year, length, day),
                 fmt::format("write {0}-001 to {0}-{1}", year, length)};
  }
  return Day(std::chrono::year(year) / 1 / 1) + days(day - 1);
}

}  // namespace dateline
