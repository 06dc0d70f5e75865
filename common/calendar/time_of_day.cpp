// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/time_of_day.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

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
  return Zone{minutes(sign * static_cast<int>(*hours * 60 + rest.value_or(0))), std::nullopt};
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
    return Zone{minutes(sign * static_cast<int>(to_number(hours) * 60)), std::nullopt};
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

// "Europe/Berlin", "America/Argentina/Buenos_Aires"; "" if no such name stands there.
std::string take_place(DateCursor& cursor) {
  DateCursor ahead = cursor;
  std::string name(ahead.take_letters());
  bool has_slash = false;
  while (!name.empty()) {
    const char mark = ahead.take('/') ? '/' : ahead.take('_') ? '_' : ahead.take('-') ? '-' : ' ';
    if (mark == ' ') {
      break;
    }
    has_slash = has_slash || mark == '/';
    name += mark;
    name += ahead.take_letters();
  }
  if (!has_slash) {
    return "";
  }
  cursor = ahead;
  return name;
}

// A zone of the database, read once a thread; nullptr if the system knows none of that name.
const TimeZone* find_place(const std::string& name) {
  thread_local std::map<std::string, TimeZone> known;
  if (const auto found = known.find(name); found != known.end()) {
    return &found->second;
  }
  Result<TimeZone> zone = TimeZone::find(name);
  return zone ? &known.emplace(name, *std::move(zone)).first->second : nullptr;
}

// What newspapers of the United States call their zones the year round; "" for any other name.
std::string american_place(std::string_view name) {
  struct Row {
    std::string_view name;
    const char* place;
  };
  constexpr std::array kRows = {Row{"ET", "America/New_York"},
                                Row{"CT", "America/Chicago"},
                                Row{"MT", "America/Denver"},
                                Row{"PT", "America/Los_Angeles"}};
  const auto* const row = std::ranges::find(kRows, name, &Row::name);
  return row == kRows.end() ? "" : row->place;
}

Error unknown_zone(std::string_view name) {
  return malformed_date(is_ambiguous_zone(name)
                            ? fmt::format("time zone \"{}\" is the name of several", name)
                            : fmt::format("time zone \"{}\" is not known", name));
}

// "(CET)" after a zone, as mail and JavaScript have it, "[Europe/Berlin]" as Java has, and "EST"
// behind an offset.
void skip_comment(DateCursor& cursor) {
  if (cursor.take('[')) {
    take_place(cursor);
    cursor.take_letters();
    cursor.take(']');
  }
  cursor.take_blanks();
  if (DateCursor ahead = cursor; find_zone(ahead.take_letters())) {
    cursor = ahead;
    cursor.take_blanks();
  }
  if (cursor.take('(')) {
    while (!cursor.take_letters().empty() && cursor.take_blanks()) {
    }
    cursor.take(')');
  }
}

// "noon", "midnight": of the day's two midnights the one that begins it.
std::optional<Clock> read_named_hour(DateCursor& cursor) {
  DateCursor ahead = cursor;
  std::string word(ahead.take_letters());
  std::ranges::transform(word, word.begin(), lower_ascii);
  if (word != "noon" && word != "midnight") {
    return std::nullopt;
  }
  cursor = ahead;
  return Clock{.hour = word == "noon" ? 12U : 0U};
}

// "5 p.m.", "12 noon": behind the hour.
std::optional<Clock> read_whole_hour(DateCursor& cursor, unsigned hour) {
  if (const std::optional<unsigned> half = take_half_of_day(cursor)) {
    return hour >= 1 && hour <= 12 ? std::optional(Clock{.hour = hour % 12 + *half}) : std::nullopt;
  }
  cursor.take_blanks();
  return hour == 12 ? read_named_hour(cursor) : std::nullopt;
}

}  // namespace

std::optional<Clock> read_clock(DateCursor& cursor) {
  const std::string_view hours = cursor.take_digits();
  if (hours.empty()) {
    return read_named_hour(cursor);
  }
  if (hours.size() > 2) {
    return std::nullopt;
  }
  if (!cursor.take(':')) {
    return read_whole_hour(cursor, to_number(hours));
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

std::optional<Clock> read_iso_clock(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::string_view digits = ahead.take_digits();
  const bool is_extended = digits.size() <= 2 && ahead.take(':');
  return is_extended ? read_clock(cursor) : read_basic_clock(cursor);
}

std::optional<Clock> read_basic_clock(DateCursor& cursor) {
  const std::string_view digits = cursor.take_digits();
  switch (digits.size()) {
    case 2: return Clock{.hour = to_number(digits)};
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
  if (const std::string place = take_place(cursor); !place.empty()) {
    const TimeZone* const zone = find_place(place);
    return zone == nullptr ? Result<Zone>(unknown_zone(place)) : Zone{std::nullopt, *zone};
  }
  const std::string_view name = cursor.take_letters();
  if (name.empty()) {
    return Zone{};
  }
  if (const std::string place = american_place(name); !place.empty()) {
    const TimeZone* const zone = find_place(place);
    return zone == nullptr ? Result<Zone>(unknown_zone(name)) : Zone{std::nullopt, *zone};
  }
  const std::optional<minutes> offset = find_zone(name);
  if (!offset) {
    return unknown_zone(name);
  }
  const bool is_universal = *offset == minutes(0) && name.size() == 3;
  const int sign = is_universal ? take_sign(cursor) : 0;
  return sign == 0 ? Zone{offset, std::nullopt} : read_distance(cursor, sign);
}

Result<Timestamp> at_time(const Timestamp& day, const Clock& clock, const Zone& zone) {
  const auto [hour, minute, second, precision] = clock;
  const bool is_end_of_day = hour == 24 && minute == 0 && second == 0;
  if ((hour > 23 && !is_end_of_day) || minute > 59 || second > 60) {
    return malformed_date(
        fmt::format("{:02}:{:02}:{:02} is not a time of day", hour, minute, second));
  }
  const std::chrono::sys_seconds local = day.instant + std::chrono::hours(hour) + minutes(minute) +
                                         std::chrono::seconds(std::min(second, 59U));
  if (zone.place) {
    const std::chrono::sys_seconds instant =
        zone.place->instant_of(std::chrono::local_seconds(local.time_since_epoch()));
    return Timestamp{instant, zone.place->offset_at(instant), precision};
  }
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
  return end_with_time(cursor, day, read_iso_clock(cursor));
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
  return end_with_time(cursor, *day, read_clock(cursor));
}

}  // namespace dateline
