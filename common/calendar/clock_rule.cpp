// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/clock_rule.hpp"

#include "common/calendar/date_cursor.hpp"
#include "common/calendar/timestamp.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;

// "CET" or "<+0330>"
bool take_name(DateCursor& cursor) {
  if (!cursor.take('<')) {
    return cursor.take_letters().size() >= 3;
  }
  while (cursor.take('+') || cursor.take('-') || !cursor.take_letters().empty() ||
         !cursor.take_digits().empty()) {
  }
  return cursor.take('>');
}

// [+-]h[h][:mm[:ss]]
std::optional<seconds> take_time(DateCursor& cursor) {
  const bool is_negative = cursor.take('-');
  if (!is_negative) {
    cursor.take('+');
  }
  const std::string_view hour = cursor.take_digits();
  if (hour.empty() || hour.size() > 3) {
    return std::nullopt;
  }
  seconds time = hours(to_number(hour));
  if (cursor.take(':')) {
    time += minutes(cursor.take_number(2).value_or(0));
  }
  if (cursor.take(':')) {
    time += seconds(cursor.take_number(2).value_or(0));
  }
  return is_negative ? -time : time;
}

std::optional<int> take_count(DateCursor& cursor, int least, int most) {
  const std::string_view digits = cursor.take_digits();
  if (digits.empty() || digits.size() > 3) {
    return std::nullopt;
  }
  const int number = static_cast<int>(to_number(digits));
  return number < least || number > most ? std::nullopt : std::optional(number);
}

// "M3.5.0"
std::optional<ClockChange> take_weekday_of_month(DateCursor& cursor) {
  const std::optional<int> month = take_count(cursor, 1, 12);
  const std::optional<int> week = cursor.take('.') ? take_count(cursor, 1, 5) : std::nullopt;
  const std::optional<int> day = cursor.take('.') ? take_count(cursor, 0, 6) : std::nullopt;
  if (!month || !week || !day) {
    return std::nullopt;
  }
  return ClockChange{
      .kind = ClockChange::Kind::kWeekdayOfMonth, .month = *month, .week = *week, .day = *day};
}

// ",M3.5.0/2", ",J60", ",59"
std::optional<ClockChange> take_change(DateCursor& cursor) {
  if (!cursor.take(',')) {
    return std::nullopt;
  }
  std::optional<ClockChange> change;
  if (cursor.take('M')) {
    change = take_weekday_of_month(cursor);
  } else {
    const bool skips_leap_day = cursor.take('J');
    const std::optional<int> day = take_count(cursor, skips_leap_day ? 1 : 0, 365);
    if (day) {
      change = ClockChange{.kind = skips_leap_day ? ClockChange::Kind::kDayWithoutLeapDay
                                                  : ClockChange::Kind::kDayOfYear,
                           .day = *day};
    }
  }
  const std::optional<seconds> time = cursor.take('/') ? take_time(cursor) : hours(2);
  if (!change || !time) {
    return std::nullopt;
  }
  change->time = *time;
  return change;
}

Day day_of(const ClockChange& change, std::chrono::year year) {
  switch (change.kind) {
    case ClockChange::Kind::kWeekdayOfMonth: {
      const std::chrono::weekday weekday(static_cast<unsigned>(change.day));
      const auto month = year / change.month;
      return change.week == 5 ? Day(month / weekday[std::chrono::last])
                              : Day(month / weekday[static_cast<unsigned>(change.week)]);
    }
    case ClockChange::Kind::kDayWithoutLeapDay: {
      constexpr int kLastOfFebruary = 59;
      const bool is_behind = year.is_leap() && change.day > kLastOfFebruary;
      return Day(year / 1 / 1) + days(change.day - 1 + (is_behind ? 1 : 0));
    }
    case ClockChange::Kind::kDayOfYear: break;
  }
  return Day(year / 1 / 1) + days(change.day);
}

}  // namespace

std::optional<ClockRule> read_clock_rule(std::string_view text) {
  DateCursor cursor(text);
  // POSIX counts offsets to the west.
  const std::optional<seconds> west = take_name(cursor) ? take_time(cursor) : std::nullopt;
  if (!west) {
    return std::nullopt;
  }
  ClockRule rule{.standard = -*west, .summer = {}};
  if (cursor.at_end()) {
    return rule;
  }
  if (!take_name(cursor)) {
    return std::nullopt;
  }
  SummerTime summer{.offset = rule.standard + hours(1), .begin = {}, .end = {}};
  if (DateCursor ahead = cursor; !ahead.take(',')) {
    const std::optional<seconds> summer_west = take_time(cursor);
    summer.offset = summer_west ? -*summer_west : summer.offset;
  }
  const std::optional<ClockChange> begin = take_change(cursor);
  const std::optional<ClockChange> end = begin ? take_change(cursor) : std::nullopt;
  if (!end || !cursor.at_end()) {
    return std::nullopt;
  }
  summer.begin = *begin;
  summer.end = *end;
  rule.summer = summer;
  return rule;
}

seconds offset_at(const ClockRule& rule, sys_seconds instant) {
  if (!rule.summer) {
    return rule.standard;
  }
  const std::chrono::year_month_day date(std::chrono::floor<days>(instant + rule.standard));
  const SummerTime& summer = *rule.summer;
  const sys_seconds begin = day_of(summer.begin, date.year()) + summer.begin.time - rule.standard;
  const sys_seconds end = day_of(summer.end, date.year()) + summer.end.time - summer.offset;
  // South of the equator the year begins in summer time.
  const bool is_summer =
      begin < end ? instant >= begin && instant < end : instant >= begin || instant < end;
  return is_summer ? summer.offset : rule.standard;
}

}  // namespace dateline
