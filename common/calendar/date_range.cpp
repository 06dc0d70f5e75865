// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/date_range.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common/calendar/date_cursor.hpp"
#include "common/calendar/day_interval.hpp"
#include "common/calendar/iso_dates.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr std::size_t kMaxQuotedBytes = 60;
constexpr std::string_view kForExample =
    "write 2022, 2022-02, 2022-02-25, march-2022, last-week, 7d and the like";
constexpr std::string_view kInFull = "write the year in full, as in 2022-02-25";
constexpr std::string_view kYearFirst = "write year, month, day, as in 2022-02-25";

struct Form {
  std::string_view shape;
  Result<DayRange> (*resolve)(const WrittenDate&, Day today);
};

Error malformed(std::string message, std::string_view hint) {
  return {ErrorCode::kMalformed, std::move(message), std::string(hint)};
}

std::string quoted(const WrittenDate& date) {
  const std::string_view beginning = truncate_utf8(date.text, kMaxQuotedBytes);
  return fmt::format("\"{}{}\"", beginning, beginning.size() < date.text.size() ? "…" : "");
}

int year_of(Day day) {
  return static_cast<int>(year_month_day(day).year());
}

year_month month_of(Day day) {
  const year_month_day date(day);
  return date.year() / date.month();
}

Day first_day(year_month month) {
  return Day(month / 1);
}

Day last_day(year_month month) {
  return Day(month / std::chrono::last);
}

year_month month_in(int year, int month) {
  return std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month));
}

// The day itself if it is such a weekday.
Day latest_weekday(weekday wanted, Day until) {
  return until - (weekday(until) - wanted);
}

// The week, month, ... that the day is in.
DayRange period_of(Day day, Granularity granularity) {
  const DayInterval unit = unit_around(day, granularity);
  return {unit.first, unit.end - days(1), granularity};
}

Result<DayRange> period_of(const Result<Day>& day, Granularity granularity) {
  if (!day) {
    return day.error();
  }
  return period_of(*day, granularity);
}

Result<Day> day_in_calendar(int year, int month, int day) {
  if (year < year_of(kFirstDay) || year > year_of(kLastDay)) {
    return malformed(
        fmt::format("year {} is not in {} to {}", year, year_of(kFirstDay), year_of(kLastDay)),
        kForExample);
  }
  if (month < 1 || month > 12) {
    return malformed(fmt::format("there is no month {}", month), kYearFirst);
  }
  const Day last = last_day(month_in(year, month));
  const auto length = (last - first_day(month_in(year, month))).count() + 1;
  if (day < 1) {
    return malformed(fmt::format("there is no day {}", day), kYearFirst);
  }
  if (day > length) {
    return malformed(fmt::format("{} {} has {} days", month_name(month), year, length),
                     fmt::format("its last day is {}", to_iso8601(last)));
  }
  return first_day(month_in(year, month)) + days(day - 1);
}

Result<DayRange> resolve_year(const WrittenDate& date, Day /*today*/) {
  return period_of(day_in_calendar(value_of(date, 'Y'), 1, 1), Granularity::kYear);
}

Result<DayRange> resolve_month(const WrittenDate& date, Day /*today*/) {
  return period_of(day_in_calendar(value_of(date, 'Y'), value_of(date, 'N'), 1),
                   Granularity::kMonth);
}

Result<DayRange> resolve_named_month(const WrittenDate& date, Day /*today*/) {
  return period_of(day_in_calendar(value_of(date, 'Y'), value_of(date, 'M'), 1),
                   Granularity::kMonth);
}

Result<DayRange> resolve_day(const WrittenDate& date, Day /*today*/) {
  return period_of(
      day_in_calendar(value_of(date, 'Y'), value_of(date, 'N', 0), value_of(date, 'N', 1)),
      Granularity::kDay);
}

Result<DayRange> resolve_named_day(const WrittenDate& date, Day /*today*/) {
  return period_of(day_in_calendar(value_of(date, 'Y'), value_of(date, 'M'), value_of(date, 'N')),
                   Granularity::kDay);
}

Result<DayRange> resolve_compact_day(const WrittenDate& date, Day /*today*/) {
  const int number = value_of(date, 'C');
  return period_of(day_in_calendar(number / 10000, number / 100 % 100, number % 100),
                   Granularity::kDay);
}

Result<DayRange> resolve_decade(const WrittenDate& date, Day /*today*/) {
  const int year = value_of(date, 'Y');
  if (year % 10 != 0) {
    return malformed("a decade begins with a year that ends in 0",
                     fmt::format("write {}s", year / 10 * 10));
  }
  return period_of(day_in_calendar(year, 1, 1), Granularity::kDecade);
}

Result<DayRange> resolve_quarter(const WrittenDate& date, Day /*today*/) {
  const int quarter = value_of(date, 'N');
  if (quarter < 1 || quarter > 4) {
    return malformed(fmt::format("there is no quarter {}", quarter),
                     fmt::format("write {0}-Q1 to {0}-Q4", value_of(date, 'Y')));
  }
  return period_of(day_in_calendar(value_of(date, 'Y'), 3 * quarter - 2, 1), Granularity::kQuarter);
}

Result<DayRange> resolve_week(const WrittenDate& date, Day /*today*/) {
  return period_of(day_of_week_date(value_of(date, 'Y'), value_of(date, 'N'), 1),
                   Granularity::kWeek);
}

// 2022-W08-5, 2022W085, 2022-056, 2022056
Result<DayRange> resolve_iso_day(const WrittenDate& date, Day /*today*/) {
  const int year = value_of(date, 'Y');
  const int number = value_of(date, date.shape == "O" ? 'O' : 'n');
  const auto day = [&]() -> Result<Day> {
    if (date.shape == "Y-wN-N") {
      return day_of_week_date(year, value_of(date, 'N', 0), value_of(date, 'N', 1));
    }
    if (date.shape == "Ywn") {
      return day_of_week_date(year, number / 10, number % 10);
    }
    return year != 0 ? day_of_year_date(year, number)
                     : day_of_year_date(number / 1000, number % 1000);
  };
  return period_of(day(), Granularity::kDay);
}

Result<DayRange> resolve_near_day(const WrittenDate& date, Day today) {
  return period_of(today + days(value_of(date, 'T')), Granularity::kDay);
}

weekday written_weekday(const WrittenDate& date) {
  return weekday(static_cast<unsigned>(value_of(date, 'D')));
}

Result<DayRange> resolve_weekday(const WrittenDate& date, Day today) {
  return period_of(latest_weekday(written_weekday(date), today), Granularity::kDay);
}

// "saturday, 26 february 2022"
Result<DayRange> resolve_full_day(const WrittenDate& date, Day today) {
  Result<DayRange> day = resolve_named_day(date, today);
  if (day && weekday(day->first) != written_weekday(date)) {
    const std::string iso = to_iso8601(day->first);
    return malformed(fmt::format("{} is not the weekday that is written before it", iso),
                     fmt::format("write {}", iso));
  }
  return day;
}

Result<DayRange> resolve_last_weekday(const WrittenDate& date, Day today) {
  return period_of(latest_weekday(written_weekday(date), today - days(1)), Granularity::kDay);
}

Result<DayRange> resolve_latest_month(const WrittenDate& date, Day today) {
  const year_month month = month_in(year_of(today), value_of(date, 'M'));
  const bool has_begun = first_day(month) <= today;
  return period_of(first_day(has_begun ? month : month - months(12)), Granularity::kMonth);
}

Result<DayRange> resolve_last_month(const WrittenDate& date, Day today) {
  const year_month month = month_in(year_of(today), value_of(date, 'M'));
  const bool has_ended = last_day(month) < today;
  return period_of(first_day(has_ended ? month : month - months(12)), Granularity::kMonth);
}

Granularity written_period(const WrittenDate& date) {
  return static_cast<Granularity>(value_of(date, 'P'));
}

Result<DayRange> resolve_this_period(const WrittenDate& date, Day today) {
  return period_of(today, written_period(date));
}

Result<DayRange> resolve_last_period(const WrittenDate& date, Day today) {
  const Day current = period_of(today, written_period(date)).first;
  return period_of(current - days(1), written_period(date));
}

Day months_before(Day day, int count) {
  const year_month month = month_of(day) - months(count);
  return std::min(first_day(month) + (day - first_day(month_of(day))), last_day(month));
}

Result<DayRange> resolve_ago(const WrittenDate& date, Day today) {
  const int count = date.parts.front().value;
  const auto unit = static_cast<Granularity>(date.parts.back().value);
  const bool is_in_days = unit == Granularity::kDay || unit == Granularity::kWeek;
  const Day day = is_in_days ? today - days(count * (unit == Granularity::kWeek ? 7 : 1))
                             : months_before(today, count * (unit == Granularity::kYear ? 12 : 1));
  return period_of(day, Granularity::kDay);
}

// 25.02.2022, 2022.02.25: the hint shows each day it may mean.
Result<DayRange> refuse_order(const WrittenDate& date, Day /*today*/) {
  const int year = value_of(date, 'Y');
  const int first = value_of(date, 'N', 0);
  const int second = value_of(date, 'N', 1);
  std::string hint;
  for (const auto& [month, day] : {std::pair(first, second), std::pair(second, first)}) {
    const Result<Day> read = day_in_calendar(year, month, day);
    const std::string iso = read ? to_iso8601(*read) : std::string();
    if (!iso.empty() && hint.find(iso) == std::string::npos) {
      hint += (hint.empty() ? "write " : " or ") + iso;
    }
  }
  return malformed(
      fmt::format("{} is not a year, month and day with - or / between them", quoted(date)),
      hint.empty() ? kYearFirst : hint);
}

Result<DayRange> refuse_month_order(const WrittenDate& date, Day /*today*/) {
  return malformed(fmt::format("{} is not a year and month with - or / between them", quoted(date)),
                   "write year and month, as in 2022-02");
}

Result<DayRange> refuse_short_year(const WrittenDate& date, Day /*today*/) {
  return malformed(fmt::format("{} has no year of four digits", quoted(date)), kInFull);
}

constexpr std::array kForms = {
    Form{"Y", resolve_year},           Form{"Y-N", resolve_month},
    Form{"Y/N", resolve_month},        Form{"Y-N-N", resolve_day},
    Form{"Y/N/N", resolve_day},        Form{"C", resolve_compact_day},
    Form{"Ys", resolve_decade},        Form{"Y's", resolve_decade},
    Form{"Y-qN", resolve_quarter},     Form{"YqN", resolve_quarter},
    Form{"qN-Y", resolve_quarter},     Form{"Y-wN", resolve_week},
    Form{"YwN", resolve_week},         Form{"Y-wN-N", resolve_iso_day},
    Form{"Ywn", resolve_iso_day},      Form{"Y-n", resolve_iso_day},
    Form{"O", resolve_iso_day},        Form{"D-N-M-Y", resolve_full_day},
    Form{"D-M-N-Y", resolve_full_day}, Form{"M-Y", resolve_named_month},
    Form{"Y-M", resolve_named_month},  Form{"N-M-Y", resolve_named_day},
    Form{"M-N-Y", resolve_named_day},  Form{"Y-M-N", resolve_named_day},
    Form{"T", resolve_near_day},       Form{"D", resolve_weekday},
    Form{"L-D", resolve_last_weekday}, Form{"M", resolve_latest_month},
    Form{"L-M", resolve_last_month},   Form{"H-P", resolve_this_period},
    Form{"L-P", resolve_last_period},  Form{"Nu", resolve_ago},
    Form{"nu", resolve_ago},           Form{"Yu", resolve_ago},
    Form{"Nw", resolve_ago},           Form{"nw", resolve_ago},
    Form{"Yw", resolve_ago},           Form{"N/N/Y", refuse_order},
    Form{"N.N.Y", refuse_order},       Form{"N-N-Y", refuse_order},
    Form{"Y.N.N", refuse_order},       Form{"N/Y", refuse_month_order},
    Form{"N.Y", refuse_month_order},   Form{"N-Y", refuse_month_order},
    Form{"N", refuse_short_year},      Form{"N/N", refuse_short_year},
    Form{"N-N", refuse_short_year},    Form{"N/N/N", refuse_short_year},
    Form{"N.N.N", refuse_short_year},  Form{"N-N-N", refuse_short_year},
    Form{"Ns", refuse_short_year},     Form{"'Ns", refuse_short_year},
    Form{"N's", refuse_short_year},    Form{"qN-N", refuse_short_year},
    Form{"M-N", refuse_short_year},    Form{"N-M", refuse_short_year},
    Form{"N-M-N", refuse_short_year},  Form{"M-N-N", refuse_short_year},
};

const Form* find_form(std::string_view shape) {
  const auto* const form = std::ranges::find(kForms, shape, &Form::shape);
  return form == kForms.end() ? nullptr : form;
}

Error not_a_date(const WrittenDate& date) {
  const std::optional<std::string> respelled = respell(date);
  const bool is_form = respelled && find_form(read_written_date(*respelled).shape) != nullptr;
  return malformed(fmt::format("{} is not a date", quoted(date)),
                   is_form ? fmt::format("did you mean {}?", *respelled) : kForExample);
}

// An end of a range as it can stand in a query.
std::string as_value(std::string_view text) {
  text = trim_blanks(text);
  return text.find_first_of(" \t\r\n") == std::string_view::npos ? std::string(text)
                                                                 : fmt::format("\"{}\"", text);
}

}  // namespace

Result<DayRange> resolve_date(std::string_view text, Day today) {
  const WrittenDate date = read_written_date(trim_blanks(text));
  if (date.text.empty()) {
    return malformed("a date is empty", kForExample);
  }
  const Form* const form = find_form(date.shape);
  if (form == nullptr) {
    return not_a_date(date);
  }
  Result<DayRange> range = form->resolve(date, today);
  if (range && range->first < kFirstDay) {
    return malformed(fmt::format("{} is before the year {}", quoted(date), year_of(kFirstDay)),
                     fmt::format("the first day is {}", to_iso8601(kFirstDay)));
  }
  if (range && range->last > kLastDay) {
    return malformed(fmt::format("{} is after the year {}", quoted(date), year_of(kLastDay)),
                     fmt::format("the last day is {}", to_iso8601(kLastDay)));
  }
  return range;
}

Result<DayRange> resolve_range(std::optional<std::string_view> from,
                               std::optional<std::string_view> to,
                               Day today) {
  const DayRange open{kFirstDay, kLastDay, Granularity::kDecade};
  const Result<DayRange> begin = from ? resolve_date(*from, today) : open;
  if (!begin) {
    return begin.error();
  }
  const Result<DayRange> end = to ? resolve_date(*to, today) : open;
  if (!end) {
    return end.error();
  }
  if (begin->first > end->last) {
    return malformed(
        fmt::format(
            "the range runs from {} back to {}", to_iso8601(begin->first), to_iso8601(end->last)),
        fmt::format("write {}..{}", as_value(*to), as_value(*from)));
  }
  return DayRange{begin->first, end->last, std::min(begin->granularity, end->granularity)};
}

}  // namespace dateline
