// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/time_of_day.hpp"

#include <fmt/format.h>

#include "common/calendar/civil_date.hpp"
#include "common/support/ascii_case.hpp"

namespace dateline {

namespace {

using std::chrono::minutes;

Result<Zone> read_numeric_zone(DateCursor& cursor, int sign) {
  const std::optional<unsigned> hours = cursor.take_number(2);
  const bool has_colon = hours && cursor.take(':');
  const std::optional<unsigned> rest = cursor.take_number(2);
  if (!hours || (has_colon && !rest)) {
    return malformed_date("a zone is written as +01:00, +0100 or +01");
  }
  if (*hours > 23 || rest.value_or(0) > 59) {
    return malformed_date(
        fmt::format("no zone is {:02}:{:02} away from UTC", *hours, rest.value_or(0)));
  }
  return Zone{minutes(sign * static_cast<int>(*hours * 60 + rest.value_or(0)))};
}

// The sign at cursor, 0 if there is none.
int take_sign(DateCursor& cursor) {
  if (cursor.take('+')) {
    return 1;
  }
  return cursor.take('-') ? -1 : 0;
}

// "+2" behind UTC; anything longer is as elsewhere.
Result<Zone> read_distance(DateCursor& cursor, int sign) {
  DateCursor ahead = cursor;
  const std::string_view hours = ahead.take_digits();
  if (hours.size() == 1 && !ahead.take(':')) {
    cursor = ahead;
    return Zone{minutes(sign * static_cast<int>(to_number(hours) * 60))};
  }
  return read_numeric_zone(cursor, sign);
}

// "am", "PM", "p.m.": hours to add to those before noon; nullopt if none stands there.
std::optional<unsigned> take_half_of_day(DateCursor& cursor) {
  DateCursor ahead = cursor;
  ahead.take_blanks();
  const std::string_view letters = ahead.take_letters();
  if (letters.empty() || letters.size() > 2) {
    return std::nullopt;
  }
  char half = letters.front();
  bool is_half = letters.size() == 2 && lower_ascii(letters.back()) == 'm';
  if (letters.size() == 1 && ahead.take('.')) {
    const std::string_view second = ahead.take_letters();
    is_half = second.size() == 1 && lower_ascii(second.front()) == 'm';
    ahead.take('.');
  }
  half = lower_ascii(half);
  if (!is_half || (half != 'a' && half != 'p')) {
    return std::nullopt;
  }
  cursor = ahead;
  return half == 'p' ? 12 : 0;
}

// "(CET)" after a zone, as mail and JavaScript have it.
void skip_comment(DateCursor& cursor) {
  cursor.take_blanks();
  if (cursor.take('(')) {
    while (!cursor.take_letters().empty() && cursor.take_blanks()) {
    }
    cursor.take(')');
  }
}

}  // namespace

std::optional<Clock> read_clock(DateCursor& cursor) {
  const std::string_view hours = cursor.take_digits();
  if (hours.empty() || hours.size() > 2 || !cursor.take(':')) {
    return std::nullopt;
  }
  Clock clock{.hour = to_number(hours)};
  const std::optional<unsigned> minute = cursor.take_number(2);
  if (!minute) {
    return std::nullopt;
  }
  clock.minute = *minute;
  if (cursor.take(':')) {
    const std::optional<unsigned> second = cursor.take_number(2);
    const bool has_fraction = cursor.take('.') || cursor.take(',');
    if (!second || (has_fraction && cursor.take_digits().empty())) {
      return std::nullopt;
    }
    clock.second = *second;
    clock.precision = Precision::kSecond;
  }
  const std::optional<unsigned> half = take_half_of_day(cursor);
  if (!half) {
    return hours.size() == 2 ? std::optional(clock) : std::nullopt;
  }
  if (clock.hour < 1 || clock.hour > 12) {
    return std::nullopt;
  }
  clock.hour = clock.hour % 12 + *half;
  return clock;
}

std::optional<Clock> read_basic_clock(DateCursor& cursor) {
  const std::string_view digits = cursor.take_digits();
  switch (digits.size()) {
    case 4:
      return Clock{.hour = to_number(digits.substr(0, 2)), .minute = to_number(digits.substr(2))};
    case 6:
      return Clock{.hour = to_number(digits.substr(0, 2)),
                   .minute = to_number(digits.substr(2, 2)),
                   .second = to_number(digits.substr(4)),
                   .precision = Precision::kSecond};
    default: return std::nullopt;
  }
}

Result<Zone> read_zone(DateCursor& cursor) {
  cursor.take_blanks();
  if (const int sign = take_sign(cursor)) {
    return read_numeric_zone(cursor, sign);
  }
  const std::string_view name = cursor.take_letters();
  if (name.empty()) {
    return Zone{};
  }
  const std::optional<minutes> offset = find_zone(name);
  if (!offset) {
    return malformed_date(is_ambiguous_zone(name)
                              ? fmt::format("time zone \"{}\" is the name of several", name)
                              : fmt::format("time zone \"{}\" is not known", name));
  }
  const bool is_universal = *offset == minutes(0) && name.size() == 3;
  const int sign = is_universal ? take_sign(cursor) : 0;
  return sign == 0 ? Zone{offset} : read_distance(cursor, sign);
}

Result<Timestamp> at_time(const Timestamp& day, const Clock& clock, const Zone& zone) {
  const auto [hour, minute, second, precision] = clock;
  if (hour > 23 || minute > 59 || second > 59) {
    return malformed_date(
        fmt::format("{:02}:{:02}:{:02} is not a time of day", hour, minute, second));
  }
  const std::chrono::sys_seconds local =
      day.instant + std::chrono::hours(hour) + minutes(minute) + std::chrono::seconds(second);
  return Timestamp{local - zone.offset.value_or(minutes(0)), zone.offset, precision};
}

Result<Timestamp> end_with_time(DateCursor& cursor,
                                const Timestamp& day,
                                const std::optional<Clock>& clock) {
  if (!clock) {
    return malformed_date("a time of day is written as 18:40 or 18:40:00");
  }
  Result<Timestamp> timestamp = at_time(day, *clock, {});
  if (!timestamp) {
    return timestamp;
  }
  const Result<Zone> zone = read_zone(cursor);
  if (!zone) {
    return zone.error();
  }
  skip_comment(cursor);
  if (!cursor.at_end()) {
    return malformed_date("what follows the time of day is no zone");
  }
  return at_time(day, *clock, *zone);
}

Result<Timestamp> end_with_clock(DateCursor& cursor, const Timestamp& day) {
  return end_with_time(cursor, day, read_clock(cursor));
}

Result<Timestamp> end_with_optional_time(DateCursor& cursor,
                                         std::string_view text,
                                         const Result<Timestamp>& day) {
  if (!day || cursor.at_end()) {
    return day;
  }
  cursor.take(',');
  if (!cursor.take_blanks()) {
    return not_a_date(text);
  }
  if (DateCursor ahead = cursor; ahead.take_letters() == "at" && ahead.take_blanks()) {
    cursor = ahead;
  }
  return end_with_clock(cursor, *day);
}

}  // namespace dateline
