// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/timestamp.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>

#include <fmt/format.h>

#include "common/calendar/date_cursor.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

using std::chrono::minutes;
using std::chrono::sys_seconds;

constexpr unsigned kFirstYear = 1600;
constexpr unsigned kLastYear = 2200;
constexpr std::size_t kMaxQuotedBytes = 60;

struct CivilDate {
  unsigned year = 0;
  unsigned month = 1;
  unsigned day = 1;
  Precision precision = Precision::kDay;
};

struct Clock {
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  Precision precision = Precision::kMinute;
};

struct Zone {
  std::optional<minutes> offset;
};

Error malformed(std::string message) {
  return {ErrorCode::kMalformed,
          std::move(message),
          "dates are read as 2022-02-25, 2022-02-25T18:40:00+01:00, 25 Feb 2022 and the like"};
}

Error not_a_date(std::string_view text) {
  const std::string_view beginning = truncate_utf8(text, kMaxQuotedBytes);
  return malformed(
      fmt::format("\"{}{}\" is not a date", beginning, beginning.size() < text.size() ? "…" : ""));
}

std::string as_written(const CivilDate& date) {
  const std::string month = fmt::format("{:04}-{:02}", date.year, date.month);
  return date.precision == Precision::kMonth ? month : fmt::format("{}-{:02}", month, date.day);
}

Result<Timestamp> to_timestamp(const CivilDate& date) {
  if (date.year < kFirstYear || date.year > kLastYear) {
    return malformed(fmt::format("year {} is not in {} to {}", date.year, kFirstYear, kLastYear));
  }
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(date.year)),
                                        std::chrono::month(date.month),
                                        std::chrono::day(date.day)};
  if (!day.ok()) {
    return malformed(fmt::format("{} is not in the calendar", as_written(date)));
  }
  return Timestamp{Day(day), std::nullopt, date.precision};
}

Result<Zone> read_numeric_zone(DateCursor& cursor, int sign) {
  const std::optional<unsigned> hours = cursor.take_number(2);
  const bool has_colon = hours && cursor.take(':');
  const std::optional<unsigned> rest = cursor.take_number(2);
  if (!hours || (has_colon && !rest)) {
    return malformed("a zone is written as +01:00, +0100 or +01");
  }
  if (*hours > 23 || rest.value_or(0) > 59) {
    return malformed(fmt::format("no zone is {:02}:{:02} away from UTC", *hours, rest.value_or(0)));
  }
  return Zone{minutes(sign * static_cast<int>(*hours * 60 + rest.value_or(0)))};
}

Result<Zone> read_zone(DateCursor& cursor) {
  cursor.take_blanks();
  if (cursor.take('+')) {
    return read_numeric_zone(cursor, 1);
  }
  if (cursor.take('-')) {
    return read_numeric_zone(cursor, -1);
  }
  const std::string_view name = cursor.take_letters();
  if (name.empty()) {
    return Zone{};
  }
  const std::optional<minutes> offset = find_zone(name);
  if (!offset) {
    return malformed(fmt::format("time zone \"{}\" is not known", name));
  }
  return Zone{offset};
}

// "(CET)" after a zone, as mail has it.
void skip_comment(DateCursor& cursor) {
  cursor.take_blanks();
  if (cursor.take('(')) {
    cursor.take_letters();
    cursor.take(')');
  }
}

// 18:40[:00[.000]]; the fraction is dropped.
std::optional<Clock> read_clock(DateCursor& cursor) {
  const std::optional<unsigned> hour = cursor.take_number(2);
  if (!hour || !cursor.take(':')) {
    return std::nullopt;
  }
  const std::optional<unsigned> minute = cursor.take_number(2);
  if (!minute) {
    return std::nullopt;
  }
  if (!cursor.take(':')) {
    return Clock{.hour = *hour, .minute = *minute};
  }
  const std::optional<unsigned> second = cursor.take_number(2);
  const bool has_fraction = cursor.take('.') || cursor.take(',');
  if (!second || (has_fraction && cursor.take_digits().empty())) {
    return std::nullopt;
  }
  return Clock{
      .hour = *hour, .minute = *minute, .second = *second, .precision = Precision::kSecond};
}

// day with the time of day that ends the text; cursor stands before its zone.
Result<Timestamp> end_with_time(DateCursor& cursor,
                                const Timestamp& day,
                                const std::optional<Clock>& clock) {
  if (!clock) {
    return malformed("a time of day is written as 18:40 or 18:40:00");
  }
  const auto [hour, minute, second, precision] = *clock;
  if (hour > 23 || minute > 59 || second > 59) {
    return malformed(fmt::format("{:02}:{:02}:{:02} is not a time of day", hour, minute, second));
  }
  const Result<Zone> zone = read_zone(cursor);
  if (!zone) {
    return zone.error();
  }
  skip_comment(cursor);
  if (!cursor.at_end()) {
    return malformed("what follows the time of day is no zone");
  }
  const sys_seconds local =
      day.instant + std::chrono::hours(hour) + minutes(minute) + std::chrono::seconds(second);
  return Timestamp{local - zone->offset.value_or(minutes(0)), zone->offset, precision};
}

// The time of day that ends the text, with its zone.
Result<Timestamp> read_time(DateCursor& cursor, const Timestamp& day) {
  return end_with_time(cursor, day, read_clock(cursor));
}

Result<Timestamp> read_unix_time(std::string_view digits, std::int64_t ticks_per_second) {
  std::int64_t ticks = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), ticks);
  const sys_seconds instant{std::chrono::seconds(ticks / ticks_per_second)};
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(instant));
  if (date.year() > std::chrono::year(static_cast<int>(kLastYear))) {
    return malformed(fmt::format(
        "{} seconds after 1970 is later than the year {}", ticks / ticks_per_second, kLastYear));
  }
  return Timestamp{instant, minutes(0), Precision::kSecond};
}

// 2022, 20220225 and Unix times.
Result<Timestamp> read_digits(std::string_view digits) {
  if (digits.size() == 4) {
    return to_timestamp({.year = to_number(digits), .precision = Precision::kYear});
  }
  if (digits.size() == 8) {
    return to_timestamp({.year = to_number(digits.substr(0, 4)),
                         .month = to_number(digits.substr(4, 2)),
                         .day = to_number(digits.substr(6))});
  }
  if (digits.size() >= 9 && digits.size() <= 11) {
    return read_unix_time(digits, 1);
  }
  if (digits.size() >= 12 && digits.size() <= 13) {
    return read_unix_time(digits, 1000);
  }
  return not_a_date(digits);
}

// 18[40[00]] of ISO 8601's basic form.
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

constexpr std::size_t kBasicDateBytes = 8;

// 20220225T184000+0100, as IPTC's formats have it, and 20220225184000.
bool begins_as_basic_time(std::string_view text) {
  constexpr std::size_t kWithoutMark = 14;
  const bool has_mark = text.size() > kBasicDateBytes &&
                        (text[kBasicDateBytes] == 'T' || text[kBasicDateBytes] == 't');
  return is_all_digits(text.substr(0, kBasicDateBytes)) &&
         (has_mark || (text.size() == kWithoutMark && is_all_digits(text)));
}

Result<Timestamp> read_basic_time(std::string_view text) {
  Result<Timestamp> day = read_digits(text.substr(0, kBasicDateBytes));
  if (!day) {
    return day;
  }
  DateCursor cursor(text.substr(kBasicDateBytes));
  static_cast<void>(cursor.take('T') || cursor.take('t'));
  return end_with_time(cursor, *day, read_basic_clock(cursor));
}

// 2022-02, 2022-02-25 with or without a time, 2022/02/25.
Result<Timestamp> read_numeric(std::string_view text) {
  DateCursor cursor(text);
  const std::optional<unsigned> year = cursor.take_number(4);
  const bool has_slash = cursor.take('/');
  const char separator = has_slash ? '/' : '-';
  const std::optional<unsigned> month =
      has_slash || cursor.take(separator) ? cursor.take_number(2) : std::nullopt;
  if (!year || !month) {
    return not_a_date(text);
  }
  if (cursor.at_end() && !has_slash) {
    return to_timestamp({.year = *year, .month = *month, .precision = Precision::kMonth});
  }
  const std::optional<unsigned> day = cursor.take(separator) ? cursor.take_number(2) : std::nullopt;
  if (!day) {
    return not_a_date(text);
  }
  Result<Timestamp> date = to_timestamp({.year = *year, .month = *month, .day = *day});
  if (!date || cursor.at_end()) {
    return date;
  }
  if (has_slash || (!cursor.take('T') && !cursor.take('t') && !cursor.take_blanks())) {
    return not_a_date(text);
  }
  return read_time(cursor, *date);
}

// Of two digits, 00 to 49 are this century's (RFC 5322 section 4.3).
std::optional<unsigned> full_year(std::string_view digits) {
  const unsigned year = to_number(digits);
  switch (digits.size()) {
    case 2: return year < 50 ? 2000 + year : 1900 + year;
    case 4: return year;
    default: return std::nullopt;
  }
}

// "25 Feb. 2022"; two-digit years are known in this order only.
std::optional<CivilDate> read_day_first(DateCursor& cursor) {
  const std::string_view day = cursor.take_digits();
  cursor.take_blanks();
  const std::optional<unsigned> month = find_month(cursor.take_letters());
  cursor.take('.');
  cursor.take(',');
  cursor.take_blanks();
  const std::optional<unsigned> year = full_year(cursor.take_digits());
  if (day.empty() || day.size() > 2 || !month || !year) {
    return std::nullopt;
  }
  return CivilDate{.year = *year, .month = *month, .day = to_number(day)};
}

// "February 25, 2022", "Feb 2022"
std::optional<CivilDate> read_month_first(DateCursor& cursor) {
  const std::optional<unsigned> month = find_month(cursor.take_letters());
  cursor.take('.');
  cursor.take(',');
  cursor.take_blanks();
  const std::string_view number = cursor.take_digits();
  if (!month) {
    return std::nullopt;
  }
  if (number.size() == 4) {
    return CivilDate{.year = to_number(number), .month = *month, .precision = Precision::kMonth};
  }
  cursor.take(',');
  cursor.take_blanks();
  const std::string_view year = cursor.take_digits();
  if (number.empty() || number.size() > 2 || year.size() != 4) {
    return std::nullopt;
  }
  return CivilDate{.year = to_number(year), .month = *month, .day = to_number(number)};
}

std::optional<std::chrono::weekday> take_weekday(DateCursor& cursor) {
  DateCursor ahead = cursor;
  const std::optional<std::chrono::weekday> weekday = find_weekday(ahead.take_letters());
  if (weekday) {
    ahead.take('.');
    ahead.take(',');
    ahead.take_blanks();
    cursor = ahead;
  }
  return weekday;
}

Result<Timestamp> read_written(std::string_view text) {
  DateCursor cursor(text);
  const std::optional<std::chrono::weekday> weekday = take_weekday(cursor);
  DateCursor ahead = cursor;
  const std::optional<CivilDate> written =
      ahead.take_digits().empty() ? read_month_first(cursor) : read_day_first(cursor);
  if (!written || (written->precision == Precision::kMonth && (weekday || !cursor.at_end()))) {
    return not_a_date(text);
  }
  Result<Timestamp> date = to_timestamp(*written);
  if (date && weekday && std::chrono::weekday(civil_day(*date)) != *weekday) {
    return malformed(fmt::format("{} is not the weekday that is written before it",
                                 to_iso8601(civil_day(*date))));
  }
  if (!date || cursor.at_end()) {
    return date;
  }
  cursor.take(',');
  if (!cursor.take_blanks()) {
    return not_a_date(text);
  }
  return read_time(cursor, *date);
}

}  // namespace

Day civil_day(const Timestamp& timestamp) {
  return std::chrono::floor<std::chrono::days>(timestamp.instant +
                                               timestamp.offset.value_or(minutes(0)));
}

Result<Timestamp> parse_timestamp(std::string_view text) {
  text = trim_blanks(text);
  if (text.empty()) {
    return malformed("a date is empty");
  }
  if (begins_as_basic_time(text)) {
    return read_basic_time(text);
  }
  if (is_all_digits(text)) {
    return read_digits(text);
  }
  return is_all_digits(text.substr(0, 4)) ? read_numeric(text) : read_written(text);
}

std::string to_iso8601(Day day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}",
                     static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string to_iso8601(const Timestamp& timestamp) {
  const Day civil = civil_day(timestamp);
  std::string day = to_iso8601(civil);
  switch (timestamp.precision) {
    case Precision::kYear: return day.substr(0, 4);
    case Precision::kMonth: return day.substr(0, 7);
    case Precision::kDay: return day;
    case Precision::kMinute:
    case Precision::kSecond: break;
  }
  const minutes offset = timestamp.offset.value_or(minutes(0));
  const std::chrono::hh_mm_ss clock(timestamp.instant + offset - civil);
  std::string text =
      fmt::format("{}T{:02}:{:02}", day, clock.hours().count(), clock.minutes().count());
  if (timestamp.precision == Precision::kSecond) {
    text += fmt::format(":{:02}", clock.seconds().count());
  }
  if (!timestamp.offset) {
    return text;
  }
  if (offset == minutes(0)) {
    return text + "Z";
  }
  const auto distance = std::abs(offset.count());
  return text + fmt::format(
                    "{}{:02}:{:02}", offset < minutes(0) ? '-' : '+', distance / 60, distance % 60);
}

}  // namespace dateline
