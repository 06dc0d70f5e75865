// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/timestamp.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>

#include <fmt/format.h>

#include "common/calendar/civil_date.hpp"
#include "common/calendar/date_cursor.hpp"
#include "common/calendar/date_words.hpp"
#include "common/calendar/iso_dates.hpp"
#include "common/calendar/time_of_day.hpp"

namespace dateline {

namespace {

using std::chrono::minutes;
using std::chrono::sys_seconds;

Result<Timestamp> read_unix_time(std::string_view digits, std::int64_t ticks_per_second) {
  std::int64_t ticks = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), ticks);
  const sys_seconds instant{std::chrono::seconds(ticks / ticks_per_second)};
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(instant));
  if (date.year() > std::chrono::year(static_cast<int>(kLastYear))) {
    return malformed_date(fmt::format(
        "{} seconds after 1970 is later than the year {}", ticks / ticks_per_second, kLastYear));
  }
  return Timestamp{instant, minutes(0), Precision::kSecond};
}

Result<Timestamp> whole_day(const Result<Day>& day) {
  return day ? Result<Timestamp>(Timestamp{*day, std::nullopt, Precision::kDay})
             : Result<Timestamp>(day.error());
}

// A timestamp has no precision of a week: the month that all of it lies in, or else the year.
Result<Timestamp> whole_week(int year, int week) {
  const Result<Day> monday = day_of_week_date(year, week, 1);
  if (!monday) {
    return monday.error();
  }
  const std::chrono::year_month_day first(*monday);
  const std::chrono::year_month_day last(*monday + std::chrono::days(6));
  if (first.year() != last.year()) {
    return malformed_date(fmt::format("{}-W{:02} lies in two years", year, week));
  }
  const bool is_in_month = first.month() == last.month();
  return to_timestamp({.year = static_cast<unsigned>(static_cast<int>(first.year())),
                       .month = is_in_month ? static_cast<unsigned>(first.month()) : 1,
                       .precision = is_in_month ? Precision::kMonth : Precision::kYear});
}

// 2022, 20220225, 2022056 and Unix times.
Result<Timestamp> read_digits(std::string_view digits) {
  if (digits.size() == 4) {
    return to_timestamp({.year = to_number(digits), .precision = Precision::kYear});
  }
  if (digits.size() == 8) {
    return to_timestamp({.year = to_number(digits.substr(0, 4)),
                         .month = to_number(digits.substr(4, 2)),
                         .day = to_number(digits.substr(6))});
  }
  if (digits.size() == 7) {
    return whole_day(day_of_year_date(static_cast<int>(to_number(digits.substr(0, 4))),
                                      static_cast<int>(to_number(digits.substr(4)))));
  }
  if (digits.size() >= 9 && digits.size() <= 11) {
    return read_unix_time(digits, 1);
  }
  if (digits.size() >= 12 && digits.size() <= 13) {
    return read_unix_time(digits, 1000);
  }
  return not_a_date(digits);
}

constexpr std::size_t kBasicDateBytes = 8;

// 20220225T184000+0100, as IPTC's formats have it, and 20220225184000 with or without a zone.
bool begins_as_basic_time(std::string_view text) {
  constexpr std::size_t kWithoutMark = 14;
  const bool has_mark = text.size() > kBasicDateBytes &&
                        (text[kBasicDateBytes] == 'T' || text[kBasicDateBytes] == 't');
  const bool has_zone =
      text.size() > kWithoutMark && (text[kWithoutMark] == '+' || text[kWithoutMark] == '-' ||
                                     text[kWithoutMark] == 'Z' || text[kWithoutMark] == ' ');
  const bool is_in_one =
      is_all_digits(text.substr(0, kWithoutMark)) && (text.size() == kWithoutMark || has_zone);
  return is_all_digits(text.substr(0, kBasicDateBytes)) && (has_mark || is_in_one);
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

// W08-5, W08, and W085 of the basic form, behind the year.
Result<Timestamp> read_week(DateCursor& cursor, unsigned year, std::string_view text) {
  const std::optional<unsigned> week = cursor.take_number(2);
  if (week && cursor.at_end()) {
    return whole_week(static_cast<int>(year), static_cast<int>(*week));
  }
  cursor.take('-');
  const std::optional<unsigned> weekday = cursor.take_number(1);
  if (!week || !weekday) {
    return not_a_date(text);
  }
  const Result<Timestamp> day = whole_day(day_of_week_date(
      static_cast<int>(year), static_cast<int>(*week), static_cast<int>(*weekday)));
  if (day && (cursor.take('T') || cursor.take('t'))) {
    return end_with_clock(cursor, *day);
  }
  return day && !cursor.at_end() ? not_a_date(text) : day;
}

// 2022 Feb 25, 2022-feb-25, 2022-march: behind the year and what parts it from the month.
Result<Timestamp> read_named_month(DateCursor& cursor, unsigned year, std::string_view text) {
  const std::optional<unsigned> month = find_month(cursor.take_letters());
  if (!month) {
    return not_a_date(text);
  }
  cursor.take('.');
  if (cursor.at_end()) {
    return to_timestamp({.year = year, .month = *month, .precision = Precision::kMonth});
  }
  const bool is_parted = cursor.take('-') || cursor.take_blanks();
  const std::string_view day = cursor.take_digits();
  if (!is_parted || day.empty() || day.size() > 2) {
    return not_a_date(text);
  }
  return end_with_optional_time(
      cursor, text, to_timestamp({.year = year, .month = *month, .day = to_number(day)}));
}

// 02, 02-25, 2-5 with or without a time, and 056 of an ordinal date, behind year and mark.
Result<Timestamp> read_numbers(DateCursor& cursor,
                               unsigned year,
                               char mark,
                               std::string_view text) {
  const std::string_view month = cursor.take_digits();
  if (month.size() == 3 && mark == '-') {
    const Result<Timestamp> day =
        whole_day(day_of_year_date(static_cast<int>(year), static_cast<int>(to_number(month))));
    if (day && (cursor.take('T') || cursor.take('t'))) {
      return end_with_clock(cursor, *day);
    }
    return day && !cursor.at_end() ? not_a_date(text) : day;
  }
  if (month.empty() || month.size() > 2) {
    return not_a_date(text);
  }
  if (cursor.at_end() && mark != '.') {
    return month.size() == 2
               ? to_timestamp(
                     {.year = year, .month = to_number(month), .precision = Precision::kMonth})
               : not_a_date(text);
  }
  const bool is_parted = cursor.take(mark);
  const std::string_view day = cursor.take_digits();
  if (!is_parted || day.empty() || day.size() > 2) {
    return not_a_date(text);
  }
  const Result<Timestamp> date =
      to_timestamp({.year = year, .month = to_number(month), .day = to_number(day)});
  if (date && mark == '-' && (cursor.take('T') || cursor.take('t'))) {
    return end_with_clock(cursor, *date);
  }
  return end_with_optional_time(cursor, text, date);
}

// All that begins with a year of four digits.
Result<Timestamp> read_year_first(std::string_view text) {
  DateCursor cursor(text);
  const unsigned year = cursor.take_number(4).value_or(0);
  if (cursor.take('W')) {
    return read_week(cursor, year, text);
  }
  constexpr std::string_view kMarks = "-/. ";
  const auto* const mark =
      std::ranges::find_if(kMarks, [&cursor](char candidate) { return cursor.take(candidate); });
  if (mark == kMarks.end()) {
    return not_a_date(text);
  }
  if (*mark == '-' && cursor.take('W')) {
    return read_week(cursor, year, text);
  }
  if (DateCursor ahead = cursor; ahead.take_digits().empty()) {
    return *mark == '-' || *mark == ' ' ? read_named_month(cursor, year, text) : not_a_date(text);
  }
  return *mark == ' ' ? not_a_date(text) : read_numbers(cursor, year, *mark, text);
}

// What typesetters write for the ASCII that dates are read in.
std::string in_ascii(std::string_view text) {
  struct Row {
    std::string_view written;
    std::string_view plain;
  };
  constexpr std::array kRows = {Row{"\u00A0", " "},
                                Row{"\u2009", " "},
                                Row{"\u200A", " "},
                                Row{"\u2002", " "},
                                Row{"\u2003", " "},
                                Row{"\u2007", " "},
                                Row{"\u202F", " "},
                                Row{"\u200B", ""},
                                Row{"\u200E", ""},
                                Row{"\u200F", ""},
                                Row{"\u2010", "-"},
                                Row{"\u2011", "-"},
                                Row{"\u2212", "-"},
                                Row{"\u2018", "'"},
                                Row{"\u2019", "'"}};
  std::string plain;
  while (!text.empty()) {
    const auto* const row = std::ranges::find_if(
        kRows, [text](const Row& each) { return text.starts_with(each.written); });
    const bool is_row = row != kRows.end();
    plain += is_row ? row->plain : text.substr(0, 1);
    text.remove_prefix(is_row ? row->written.size() : 1);
  }
  return plain;
}

}  // namespace

Day civil_day(const Timestamp& timestamp) {
  return std::chrono::floor<std::chrono::days>(timestamp.instant +
                                               timestamp.offset.value_or(minutes(0)));
}

Result<Timestamp> parse_timestamp(std::string_view text, std::optional<NumberOrder> order) {
  constexpr std::size_t kLongestDate = 200;
  const bool is_ascii = std::ranges::none_of(
      text, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
  if (!is_ascii && text.size() <= kLongestDate) {
    if (const std::string plain = in_ascii(text); plain != text) {
      return parse_timestamp(plain, order);
    }
  }
  text = trim_blanks(text);
  if (text.empty()) {
    return malformed_date("a date is empty");
  }
  if (begins_as_basic_time(text)) {
    return read_basic_time(text);
  }
  if (is_all_digits(text)) {
    return read_digits(text);
  }
  return text.size() > 4 && is_all_digits(text.substr(0, 4)) ? read_year_first(text)
                                                             : read_date_words(text, order);
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
