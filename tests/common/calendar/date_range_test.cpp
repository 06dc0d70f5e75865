// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/date_range.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/calendar/day_interval.hpp"

namespace dateline {
namespace {

using std::chrono::days;

constexpr Day kWednesday{std::chrono::year(2022) / 3 / 2};

constexpr Day day(int year, unsigned month, unsigned day_of_month) {
  return Day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day_of_month));
}

// "2022-02-01..2022-02-28 month", or the message and hint of the error.
std::string shown(const Result<DayRange>& range) {
  if (!range) {
    return fmt::format("{} | {}", range.error().message, range.error().hint);
  }
  return fmt::format("{}..{} {}",
                     to_iso8601(range->first),
                     to_iso8601(range->last),
                     to_string(range->granularity));
}

std::string resolved(std::string_view text, Day today = kWednesday) {
  return shown(resolve_date(text, today));
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

struct DatedCase {
  Day today;
  std::string_view text;
  std::string_view expected;
};

TEST_CASE("a date in numbers is the period it names") {
  constexpr std::array kCases = {
      Case{"2022", "2022-01-01..2022-12-31 year"},
      Case{"1600", "1600-01-01..1600-12-31 year"},
      Case{"2200", "2200-01-01..2200-12-31 year"},
      Case{"2022-02", "2022-02-01..2022-02-28 month"},
      Case{"2022/02", "2022-02-01..2022-02-28 month"},
      Case{"2022-2", "2022-02-01..2022-02-28 month"},
      Case{"2022/2", "2022-02-01..2022-02-28 month"},
      Case{"2024-02", "2024-02-01..2024-02-29 month"},
      Case{"2022-12", "2022-12-01..2022-12-31 month"},
      Case{"2022-02-25", "2022-02-25..2022-02-25 day"},
      Case{"20220225", "2022-02-25..2022-02-25 day"},
      Case{"2022/02/25", "2022-02-25..2022-02-25 day"},
      Case{"2022-2-5", "2022-02-05..2022-02-05 day"},
      Case{"2022/2/5", "2022-02-05..2022-02-05 day"},
      Case{"2022-02-5", "2022-02-05..2022-02-05 day"},
      Case{"2000-02-29", "2000-02-29..2000-02-29 day"},
      Case{"20240229", "2024-02-29..2024-02-29 day"},
      Case{" \t2022-02-25\n", "2022-02-25..2022-02-25 day"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(resolved(row.text) == row.expected);
  }
}

TEST_CASE("decades, quarters and weeks are read") {
  constexpr std::array kCases = {
      Case{"1990s", "1990-01-01..1999-12-31 decade"},
      Case{"1990S", "1990-01-01..1999-12-31 decade"},
      Case{"1990's", "1990-01-01..1999-12-31 decade"},
      Case{"1990\u2019s", "1990-01-01..1999-12-31 decade"},
      Case{"1600s", "1600-01-01..1609-12-31 decade"},
      Case{"2022-Q1", "2022-01-01..2022-03-31 quarter"},
      Case{"2022-q2", "2022-04-01..2022-06-30 quarter"},
      Case{"2022 Q3", "2022-07-01..2022-09-30 quarter"},
      Case{"2022Q4", "2022-10-01..2022-12-31 quarter"},
      Case{"q1-2022", "2022-01-01..2022-03-31 quarter"},
      Case{"Q1_2024", "2024-01-01..2024-03-31 quarter"},
      Case{"2022-W08", "2022-02-21..2022-02-27 week"},
      Case{"2022W08", "2022-02-21..2022-02-27 week"},
      Case{"2022-W08-5", "2022-02-25..2022-02-25 day"},
      Case{"2022W085", "2022-02-25..2022-02-25 day"},
      Case{"2022-056", "2022-02-25..2022-02-25 day"},
      Case{"2022056", "2022-02-25..2022-02-25 day"},
      Case{"feb 25th, 2022", "2022-02-25..2022-02-25 day"},
      Case{"25th-february-2022", "2022-02-25..2022-02-25 day"},
      Case{"friday, 25 february 2022", "2022-02-25..2022-02-25 day"},
      Case{"Fri Feb 25, 2022", "2022-02-25..2022-02-25 day"},
      Case{"2022-w8", "2022-02-21..2022-02-27 week"},
      Case{"2022-W01", "2022-01-03..2022-01-09 week"},
      Case{"2022-W52", "2022-12-26..2023-01-01 week"},
      Case{"2020-W01", "2019-12-30..2020-01-05 week"},
      Case{"2020-W53", "2020-12-28..2021-01-03 week"},
      Case{"2021-W01", "2021-01-04..2021-01-10 week"},
      Case{"1600-W01", "1600-01-03..1600-01-09 week"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(resolved(row.text) == row.expected);
  }
}

TEST_CASE("each day is in just one ISO week, and W53 is there only in a long year") {
  // Years that have 53 weeks, of the 28 before the cycle repeats.
  constexpr std::array kLongYears = {2004, 2009, 2015, 2020, 2026};
  Day monday = day(2002, 12, 30);
  for (int year = 2003; year < 2031; ++year) {
    for (int week = 1; week <= 53; ++week) {
      const std::string text = fmt::format("{}-W{:02}", year, week);
      CAPTURE(text);
      const Result<DayRange> range = resolve_date(text, kWednesday);
      const bool is_there = week < 53 || std::ranges::count(kLongYears, year) > 0;
      REQUIRE(range.has_value() == is_there);
      if (is_there) {
        CHECK(*range == DayRange{monday, monday + days(6), Granularity::kWeek});
        monday += days(7);
      }
    }
  }
}

TEST_CASE("months have names, by which the order of a date does not matter") {
  constexpr std::array kCases = {
      Case{"march-2022", "2022-03-01..2022-03-31 month"},
      Case{"march 2022", "2022-03-01..2022-03-31 month"},
      Case{"march_2022", "2022-03-01..2022-03-31 month"},
      Case{"MARCH  2022", "2022-03-01..2022-03-31 month"},
      Case{"March, 2022", "2022-03-01..2022-03-31 month"},
      Case{"mar-2022", "2022-03-01..2022-03-31 month"},
      Case{"2022-march", "2022-03-01..2022-03-31 month"},
      Case{"2022 mar", "2022-03-01..2022-03-31 month"},
      Case{"sept-2022", "2022-09-01..2022-09-30 month"},
      Case{"25 feb 2022", "2022-02-25..2022-02-25 day"},
      Case{"25-feb-2022", "2022-02-25..2022-02-25 day"},
      Case{"25_feb_2022", "2022-02-25..2022-02-25 day"},
      Case{"25 - feb - 2022", "2022-02-25..2022-02-25 day"},
      Case{"5-feb-2022", "2022-02-05..2022-02-05 day"},
      Case{"february 25, 2022", "2022-02-25..2022-02-25 day"},
      Case{"february 25 2022", "2022-02-25..2022-02-25 day"},
      Case{"Feb. 25, 2022", "2022-02-25..2022-02-25 day"},
      Case{"feb-25-2022", "2022-02-25..2022-02-25 day"},
      Case{"2022-feb-25", "2022-02-25..2022-02-25 day"},
      Case{"29 february 2024", "2024-02-29..2024-02-29 day"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(resolved(row.text) == row.expected);
  }
}

TEST_CASE("every month is known by its name and by three letters") {
  constexpr std::array<std::string_view, 12> kNames = {"january",
                                                       "february",
                                                       "march",
                                                       "april",
                                                       "may",
                                                       "june",
                                                       "july",
                                                       "august",
                                                       "september",
                                                       "october",
                                                       "november",
                                                       "december"};
  for (std::size_t at = 0; at < kNames.size(); ++at) {
    CAPTURE(kNames[at]);
    const std::string expected = resolved(fmt::format("2021-{:02}", at + 1));
    CHECK(resolved(fmt::format("{}-2021", kNames[at])) == expected);
    CHECK(resolved(fmt::format("{} 2021", kNames[at].substr(0, 3))) == expected);
  }
}

TEST_CASE("words are read from today, a Wednesday") {
  constexpr std::array kCases = {
      Case{"today", "2022-03-02..2022-03-02 day"},
      Case{"Today", "2022-03-02..2022-03-02 day"},
      Case{"yesterday", "2022-03-01..2022-03-01 day"},
      Case{"tomorrow", "2022-03-03..2022-03-03 day"},
      Case{"monday", "2022-02-28..2022-02-28 day"},
      Case{"tuesday", "2022-03-01..2022-03-01 day"},
      Case{"wednesday", "2022-03-02..2022-03-02 day"},
      Case{"thursday", "2022-02-24..2022-02-24 day"},
      Case{"friday", "2022-02-25..2022-02-25 day"},
      Case{"saturday", "2022-02-26..2022-02-26 day"},
      Case{"Sunday", "2022-02-27..2022-02-27 day"},
      Case{"fri", "2022-02-25..2022-02-25 day"},
      Case{"last-monday", "2022-02-28..2022-02-28 day"},
      Case{"last monday", "2022-02-28..2022-02-28 day"},
      Case{"last-wednesday", "2022-02-23..2022-02-23 day"},
      Case{"last-thursday", "2022-02-24..2022-02-24 day"},
      Case{"january", "2022-01-01..2022-01-31 month"},
      Case{"march", "2022-03-01..2022-03-31 month"},
      Case{"april", "2021-04-01..2021-04-30 month"},
      Case{"last-february", "2022-02-01..2022-02-28 month"},
      Case{"last-march", "2021-03-01..2021-03-31 month"},
      Case{"last march", "2021-03-01..2021-03-31 month"},
      Case{"last-april", "2021-04-01..2021-04-30 month"},
      Case{"this-week", "2022-02-28..2022-03-06 week"},
      Case{"last-week", "2022-02-21..2022-02-27 week"},
      Case{"last week", "2022-02-21..2022-02-27 week"},
      Case{"LAST_WEEK", "2022-02-21..2022-02-27 week"},
      Case{"this-month", "2022-03-01..2022-03-31 month"},
      Case{"last-month", "2022-02-01..2022-02-28 month"},
      Case{"this-quarter", "2022-01-01..2022-03-31 quarter"},
      Case{"last-quarter", "2021-10-01..2021-12-31 quarter"},
      Case{"this-year", "2022-01-01..2022-12-31 year"},
      Case{"last-year", "2021-01-01..2021-12-31 year"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(resolved(row.text) == row.expected);
  }
}

TEST_CASE("words hold at the borders of weeks, months and years") {
  constexpr Day kNewYear = day(2022, 1, 1);  // a Saturday
  constexpr Day kLeapDay = day(2024, 2, 29);
  constexpr Day kSunday = day(2022, 2, 27);
  constexpr Day kMonday = day(2022, 2, 28);
  constexpr std::array kCases = {
      DatedCase{kNewYear, "yesterday", "2021-12-31..2021-12-31 day"},
      DatedCase{kNewYear, "this-week", "2021-12-27..2022-01-02 week"},
      DatedCase{kNewYear, "last-month", "2021-12-01..2021-12-31 month"},
      DatedCase{kNewYear, "last-quarter", "2021-10-01..2021-12-31 quarter"},
      DatedCase{kNewYear, "last-year", "2021-01-01..2021-12-31 year"},
      DatedCase{kNewYear, "january", "2022-01-01..2022-01-31 month"},
      DatedCase{kNewYear, "last-january", "2021-01-01..2021-01-31 month"},
      DatedCase{kNewYear, "last-december", "2021-12-01..2021-12-31 month"},
      DatedCase{kNewYear, "december", "2021-12-01..2021-12-31 month"},
      DatedCase{kLeapDay, "tomorrow", "2024-03-01..2024-03-01 day"},
      DatedCase{kLeapDay, "february", "2024-02-01..2024-02-29 month"},
      DatedCase{kLeapDay, "last-february", "2023-02-01..2023-02-28 month"},
      DatedCase{kLeapDay, "this-month", "2024-02-01..2024-02-29 month"},
      DatedCase{kSunday, "this-week", "2022-02-21..2022-02-27 week"},
      DatedCase{kSunday, "last-week", "2022-02-14..2022-02-20 week"},
      DatedCase{kSunday, "sunday", "2022-02-27..2022-02-27 day"},
      DatedCase{kSunday, "last-sunday", "2022-02-20..2022-02-20 day"},
      DatedCase{kSunday, "monday", "2022-02-21..2022-02-21 day"},
      DatedCase{kMonday, "this-week", "2022-02-28..2022-03-06 week"},
      DatedCase{kMonday, "last-week", "2022-02-21..2022-02-27 week"},
      DatedCase{kMonday, "monday", "2022-02-28..2022-02-28 day"},
      DatedCase{kMonday, "last-monday", "2022-02-21..2022-02-21 day"},
      DatedCase{kMonday, "last-february", "2021-02-01..2021-02-28 month"},
      DatedCase{day(2022, 3, 1), "last-february", "2022-02-01..2022-02-28 month"},
      DatedCase{day(2022, 3, 1), "march", "2022-03-01..2022-03-31 month"},
      DatedCase{day(2021, 12, 31), "this-quarter", "2021-10-01..2021-12-31 quarter"},
  };
  for (const DatedCase& row : kCases) {
    CAPTURE(to_iso8601(row.today));
    CAPTURE(row.text);
    CHECK(resolved(row.text, row.today) == row.expected);
  }
}

TEST_CASE("a count of days, weeks, months or years is the day that long ago") {
  constexpr Day kLeapDay = day(2024, 2, 29);
  constexpr std::array kCases = {
      DatedCase{kWednesday, "0d", "2022-03-02..2022-03-02 day"},
      DatedCase{kWednesday, "7d", "2022-02-23..2022-02-23 day"},
      DatedCase{kWednesday, "7D", "2022-02-23..2022-02-23 day"},
      DatedCase{kWednesday, "30d", "2022-01-31..2022-01-31 day"},
      DatedCase{kWednesday, "365d", "2021-03-02..2021-03-02 day"},
      DatedCase{kWednesday, "9999d", "1994-10-16..1994-10-16 day"},
      DatedCase{kWednesday, "2w", "2022-02-16..2022-02-16 day"},
      DatedCase{kWednesday, "100w", "2020-04-01..2020-04-01 day"},
      DatedCase{kWednesday, "2000w", "1983-11-02..1983-11-02 day"},
      DatedCase{kWednesday, "3m", "2021-12-02..2021-12-02 day"},
      DatedCase{kWednesday, "120m", "2012-03-02..2012-03-02 day"},
      DatedCase{kWednesday, "1y", "2021-03-02..2021-03-02 day"},
      DatedCase{kWednesday, "422y", "1600-03-02..1600-03-02 day"},
      DatedCase{day(2022, 3, 31), "1m", "2022-02-28..2022-02-28 day"},
      DatedCase{day(2024, 3, 31), "1m", "2024-02-29..2024-02-29 day"},
      DatedCase{day(2022, 5, 31), "1m", "2022-04-30..2022-04-30 day"},
      DatedCase{day(2022, 1, 31), "2m", "2021-11-30..2021-11-30 day"},
      DatedCase{day(2022, 1, 1), "1m", "2021-12-01..2021-12-01 day"},
      DatedCase{day(2022, 1, 1), "1d", "2021-12-31..2021-12-31 day"},
      DatedCase{kLeapDay, "1y", "2023-02-28..2023-02-28 day"},
      DatedCase{kLeapDay, "4y", "2020-02-29..2020-02-29 day"},
      DatedCase{kLeapDay, "12m", "2023-02-28..2023-02-28 day"},
  };
  for (const DatedCase& row : kCases) {
    CAPTURE(to_iso8601(row.today));
    CAPTURE(row.text);
    CHECK(resolved(row.text, row.today) == row.expected);
  }
}

TEST_CASE("whatever day it is, words name days around it") {
  for (Day today = day(2019, 12, 1); today <= day(2021, 1, 31); today += days(1)) {
    CAPTURE(to_iso8601(today));
    for (const std::string_view period : {"week", "month", "quarter", "year"}) {
      CAPTURE(period);
      const Result<DayRange> current = resolve_date(fmt::format("this-{}", period), today);
      const Result<DayRange> previous = resolve_date(fmt::format("last-{}", period), today);
      REQUIRE((current && previous));
      CHECK((current->first <= today && today <= current->last));
      CHECK(previous->last + days(1) == current->first);
      CHECK(previous->granularity == current->granularity);
    }
    for (const std::string_view name : {"monday", "thursday", "sunday"}) {
      CAPTURE(name);
      const Result<DayRange> latest = resolve_date(name, today);
      const Result<DayRange> last = resolve_date(fmt::format("last-{}", name), today);
      REQUIRE((latest && last));
      CHECK(latest->first == latest->last);
      CHECK((today - days(7) < latest->first && latest->first <= today));
      CHECK(last->first == (latest->first == today ? today - days(7) : latest->first));
    }
  }
}

TEST_CASE("a range has its first day from one date and its last day from the other") {
  struct RangeCase {
    std::optional<std::string_view> from;
    std::optional<std::string_view> to;
    std::string_view expected;
  };
  constexpr std::array kCases = {
      RangeCase{"2022-02", "2022-03-05", "2022-02-01..2022-03-05 day"},
      RangeCase{"2020", "2022", "2020-01-01..2022-12-31 year"},
      RangeCase{"2020", "2022-Q1", "2020-01-01..2022-03-31 quarter"},
      RangeCase{"1990s", "2022", "1990-01-01..2022-12-31 year"},
      RangeCase{"2020", std::nullopt, "2020-01-01..2200-12-31 year"},
      RangeCase{std::nullopt, "1999", "1600-01-01..1999-12-31 year"},
      RangeCase{std::nullopt, std::nullopt, "1600-01-01..2200-12-31 decade"},
      RangeCase{"7d", "today", "2022-02-23..2022-03-02 day"},
      RangeCase{"last week", "today", "2022-02-21..2022-03-02 day"},
      RangeCase{"2022-02-25", "2022-02-25", "2022-02-25..2022-02-25 day"},
      RangeCase{"2022-02", "2022-02", "2022-02-01..2022-02-28 month"},
      RangeCase{"2022-02-25", "2022-02", "2022-02-25..2022-02-28 day"},
      RangeCase{"2022-02", "2022", "2022-02-01..2022-12-31 month"},
      RangeCase{"2022-W08", "feb-2022", "2022-02-21..2022-02-28 week"},
  };
  for (const RangeCase& row : kCases) {
    CAPTURE(row.from.value_or("(open)"));
    CAPTURE(row.to.value_or("(open)"));
    CHECK(shown(resolve_range(row.from, row.to, kWednesday)) == row.expected);
  }
}

}  // namespace
}  // namespace dateline
