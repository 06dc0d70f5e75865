// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/date_words.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "common/calendar/civil_date.hpp"
#include "common/calendar/date_cursor.hpp"
#include "common/calendar/number_order.hpp"
#include "common/calendar/time_of_day.hpp"
#include "common/support/ascii_case.hpp"

namespace dateline {

namespace {

// Of two digits, 00 to 49 are this century's (RFC 5322 section 4.3).
std::optional<unsigned> full_year(std::string_view digits) {
  const unsigned year = to_number(digits);
  switch (digits.size()) {
    case 2: return year < 50 ? 2000 + year : 1900 + year;
    case 4: return year;
    default: return std::nullopt;
  }
}

// The day of the month at cursor, "25" or "25th"; "" if there is none.
std::string_view take_day(DateCursor& cursor) {
  const std::string_view digits = cursor.take_digits();
  DateCursor ahead = cursor;
  if (is_ordinal_ending(ahead.take_letters())) {
    cursor = ahead;
  }
  return digits.size() > 2 ? std::string_view() : digits;
}

// What may stand between the words of a date: a blank with a . or , before it, or a hyphen. Whether
// there was anything.
bool take_gap(DateCursor& cursor) {
  if (cursor.take('-')) {
    return true;
  }
  const bool has_period = cursor.take('.');
  const bool has_comma = cursor.take(',');
  return cursor.take_blanks() || has_period || has_comma;
}

bool is_word(std::string_view written, std::string_view lower_case) {
  return std::ranges::equal(written, lower_case, {}, lower_ascii);
}

// Takes the word and the blanks behind it.
void skip_word(DateCursor& cursor, std::string_view lower_case) {
  if (DateCursor ahead = cursor; is_word(ahead.take_letters(), lower_case) && ahead.take_blanks()) {
    cursor = ahead;
  }
}

// "25 Feb. 2022", "25-Feb-2022", "25th of February, 2022"; two-digit years are known in this order
// only, or behind an apostrophe.
std::optional<CivilDate> read_day_first(DateCursor& cursor) {
  const std::string_view day = take_day(cursor);
  take_gap(cursor);
  skip_word(cursor, "of");
  const std::optional<unsigned> month = find_month(cursor.take_letters());
  take_gap(cursor);
  const bool is_short = cursor.take('\'');
  const std::string_view digits = cursor.take_digits();
  const std::optional<unsigned> year =
      is_short && digits.size() != 2 ? std::nullopt : full_year(digits);
  if (day.empty() || !month || !year) {
    return std::nullopt;
  }
  return CivilDate{.year = *year, .month = *month, .day = to_number(day)};
}

// "February 25, 2022", "Feb 25th, 2022", "Feb 2022", "march-2022"
std::optional<CivilDate> read_month_first(DateCursor& cursor) {
  const std::optional<unsigned> month = find_month(cursor.take_letters());
  const bool is_parted = take_gap(cursor);
  DateCursor ahead = cursor;
  const std::string_view number = ahead.take_digits();
  // "JAN8 1655" is a price of a table.
  if (!month || !is_parted) {
    return std::nullopt;
  }
  if (number.size() == 4) {
    cursor = ahead;
    return CivilDate{.year = to_number(number), .month = *month, .precision = Precision::kMonth};
  }
  const std::string_view day = take_day(cursor);
  take_gap(cursor);
  const std::size_t year_digits = cursor.take('\'') ? 2 : 4;
  const std::string_view year = cursor.take_digits();
  if (day.empty() || year.size() != year_digits) {
    return std::nullopt;
  }
  return CivilDate{.year = *full_year(year), .month = *month, .day = to_number(day)};
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

// "Fri Feb 25 18:40:00 2022", "... 18:40:00 GMT 2022", as C, Unix and Twitter write it: cursor
// stands behind the weekday.
std::optional<Result<Timestamp>> read_clock_before_year(DateCursor cursor) {
  const std::optional<unsigned> month = find_month(cursor.take_letters());
  cursor.take_blanks();
  const std::string_view day = cursor.take_digits();
  const bool is_parted = cursor.take_blanks();
  const std::optional<Clock> clock = read_clock(cursor);
  if (!month || !is_parted || !clock || day.empty() || day.size() > 2) {
    return std::nullopt;
  }
  const Result<Zone> zone = read_zone(cursor);
  if (!zone) {
    return zone.error();
  }
  cursor.take_blanks();
  const std::optional<unsigned> year = cursor.take_number(4);
  if (!year || !cursor.at_end()) {
    return std::nullopt;
  }
  const Result<Timestamp> date =
      to_timestamp({.year = *year, .month = *month, .day = to_number(day)});
  return date ? at_time(*date, *clock, *zone) : date;
}

Result<Timestamp> check_weekday(const Result<Timestamp>& date,
                                const std::optional<std::chrono::weekday>& weekday) {
  if (date && weekday && std::chrono::weekday(civil_day(*date)) != *weekday) {
    return malformed_date(fmt::format("{} is not the weekday that is written before it",
                                      to_iso8601(civil_day(*date))));
  }
  return date;
}

}  // namespace

Result<Timestamp> read_date_words(std::string_view text, std::optional<NumberOrder> order) {
  DateCursor cursor(text);
  const std::optional<std::chrono::weekday> weekday = take_weekday(cursor);
  if (const std::optional<Result<Timestamp>> date = read_clock_before_year(cursor)) {
    return check_weekday(*date, weekday);
  }
  if (const std::optional<Result<Timestamp>> date = read_three_numbers(cursor, order)) {
    return end_with_optional_time(cursor, text, check_weekday(*date, weekday));
  }
  skip_word(cursor, "the");
  DateCursor ahead = cursor;
  const std::optional<CivilDate> written =
      ahead.take_digits().empty() ? read_month_first(cursor) : read_day_first(cursor);
  if (!written || (written->precision == Precision::kMonth && (weekday || !cursor.at_end()))) {
    return not_a_date(text);
  }
  const Result<Timestamp> date = check_weekday(to_timestamp(*written), weekday);
  return end_with_optional_time(cursor, text, date);
}

}  // namespace dateline
