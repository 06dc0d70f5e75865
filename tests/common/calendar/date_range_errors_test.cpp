// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/calendar/date_range.hpp"

namespace dateline {
namespace {

using std::chrono::days;

constexpr Day kWednesday{std::chrono::year(2022) / 3 / 2};

// The message and hint, or the days where none is due.
std::string refused(const Result<DayRange>& range) {
  return range ? fmt::format("{}..{}", to_iso8601(range->first), to_iso8601(range->last))
               : fmt::format("{} | {}", range.error().message, range.error().hint);
}

std::string refused(std::string_view text, Day today = kWednesday) {
  return refused(resolve_date(text, today));
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST_CASE("a date that cannot be is refused for the part that is wrong") {
  constexpr std::array kCases = {
      Case{"2020-13-45", "there is no month 13 | write year, month, day, as in 2022-02-25"},
      Case{"2020-13", "there is no month 13 | write year, month, day, as in 2022-02-25"},
      Case{"2020/00", "there is no month 0 | write year, month, day, as in 2022-02-25"},
      Case{"20201301", "there is no month 13 | write year, month, day, as in 2022-02-25"},
      Case{"2021-02-29", "February 2021 has 28 days | its last day is 2021-02-28"},
      Case{"2100-02-29", "February 2100 has 28 days | its last day is 2100-02-28"},
      Case{"2024-02-30", "February 2024 has 29 days | its last day is 2024-02-29"},
      Case{"2021/04/31", "April 2021 has 30 days | its last day is 2021-04-30"},
      Case{"20210431", "April 2021 has 30 days | its last day is 2021-04-30"},
      Case{"31-april-2021", "April 2021 has 30 days | its last day is 2021-04-30"},
      Case{"dec 32, 2021", "December 2021 has 31 days | its last day is 2021-12-31"},
      Case{"2021-02-00", "there is no day 0 | write year, month, day, as in 2022-02-25"},
      Case{"0 feb 2021", "there is no day 0 | write year, month, day, as in 2022-02-25"},
      Case{"2022-Q0", "there is no quarter 0 | write 2022-Q1 to 2022-Q4"},
      Case{"q5-2022", "there is no quarter 5 | write 2022-Q1 to 2022-Q4"},
      Case{"2022-W00", "there is no week 0 | write 2022-W01"},
      Case{"2022-W53", "2022 has 52 weeks | its last week is 2022-W52"},
      Case{"2022-W08-8", "a week has no day 8 | its days are 1, Monday, to 7, Sunday"},
      Case{"2022-366", "2022 has days 1 to 365, not 366 | write 2022-001 to 2022-365"},
      Case{"2022000", "2022 has days 1 to 365, not 0 | write 2022-001 to 2022-365"},
      Case{"sunday, 25 february 2022",
           "2022-02-25 is not the weekday that is written before it | write 2022-02-25"},
      Case{"2020-W54", "2020 has 53 weeks | its last week is 2020-W53"},
      Case{"1995s", "a decade begins with a year that ends in 0 | write 1990s"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(refused(row.text) == row.expected);
  }
}

TEST_CASE("years are 1600 to 2200") {
  constexpr std::string_view kForms =
      "write 2022, 2022-02, 2022-02-25, march-2022, last-week, 7d and the like";
  for (const std::string_view written : {"1599", "1599-12", "15991231", "1599-Q4", "1599-W52"}) {
    CAPTURE(written);
    CHECK(refused(written) == fmt::format("year 1599 is not in 1600 to 2200 | {}", kForms));
  }
  for (const std::string_view written : {"2201", "2201-01-01", "1 jan 2201", "jan-2201"}) {
    CAPTURE(written);
    CHECK(refused(written) == fmt::format("year 2201 is not in 1600 to 2200 | {}", kForms));
  }
}

TEST_CASE("what is counted from today stays in 1600 to 2200") {
  constexpr std::string_view kFirst = "the first day is 1600-01-01";
  constexpr std::string_view kLast = "the last day is 2200-12-31";
  CHECK(refused("423y") == fmt::format("\"423y\" is before the year 1600 | {}", kFirst));
  CHECK(refused("9999y") == fmt::format("\"9999y\" is before the year 1600 | {}", kFirst));
  CHECK(refused("9999m") == fmt::format("\"9999m\" is before the year 1600 | {}", kFirst));
  CHECK(refused("yesterday", kFirstDay) ==
        fmt::format("\"yesterday\" is before the year 1600 | {}", kFirst));
  CHECK(refused("1d", kFirstDay + days(1)) == "1600-01-01..1600-01-01");
  CHECK(refused("tomorrow", kLastDay) ==
        fmt::format("\"tomorrow\" is after the year 2200 | {}", kLast));
  CHECK(refused("2200s") == fmt::format("\"2200s\" is after the year 2200 | {}", kLast));
}

TEST_CASE("a date whose order could be misread is refused and shown as it should be") {
  constexpr std::string_view kMessage = "is not a year, month and day with - or / between them";
  constexpr std::array kCases = {
      Case{"02/25/2022", "write 2022-02-25"},
      Case{"25/02/2022", "write 2022-02-25"},
      Case{"25.02.2022", "write 2022-02-25"},
      Case{"25-02-2022", "write 2022-02-25"},
      Case{"2022.02.25", "write 2022-02-25"},
      Case{"3/4/2022", "write 2022-03-04 or 2022-04-03"},
      Case{"03.03.2022", "write 2022-03-03"},
      Case{"30/30/2022", "write year, month, day, as in 2022-02-25"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(refused(row.text) == fmt::format("\"{}\" {} | {}", row.text, kMessage, row.expected));
  }
  for (const std::string_view written : {"02/2022", "02-2022", "02.2022"}) {
    CAPTURE(written);
    CHECK(refused(written) ==
          fmt::format("\"{}\" is not a year and month with - or / between them | "
                      "write year and month, as in 2022-02",
                      written));
  }
}

TEST_CASE("a year is never guessed from two digits") {
  for (const std::string_view written : {"7",
                                         "22",
                                         "02/25",
                                         "02-25",
                                         "02/25/22",
                                         "25.02.22",
                                         "22-02-25",
                                         "90s",
                                         "'90s",
                                         "90's",
                                         "q1-22",
                                         "feb 22",
                                         "25 feb",
                                         "feb 25",
                                         "25 feb 22",
                                         "feb 25, 22"}) {
    CAPTURE(written);
    CHECK(refused(written) == fmt::format("\"{}\" has no year of four digits | "
                                          "write the year in full, as in 2022-02-25",
                                          written));
  }
}

TEST_CASE("a misspelt word is answered with the nearest one") {
  constexpr std::array kCases = {
      Case{"yestreday", "did you mean yesterday?"},
      Case{"YESTERDY", "did you mean yesterday?"},
      Case{"tody", "did you mean today?"},
      Case{"tommorow", "did you mean tomorrow?"},
      Case{"last-wek", "did you mean last-week?"},
      Case{"lst week", "did you mean last week?"},
      Case{"mya-2022", "write 2022, 2022-02, 2022-02-25, march-2022, last-week, 7d and the like"},
      Case{"mai-2022", "did you mean May-2022?"},
      Case{"lats-month", "did you mean last-month?"},
      Case{"last-qarter", "did you mean last-quarter?"},
      Case{"wensday", "did you mean Wednesday?"},
      Case{"febuary 25, 2022", "did you mean February 25, 2022?"},
      Case{"25-febr-2022",
           "write 2022, 2022-02, 2022-02-25, march-2022, last-week, 7d and the like"},
      Case{"juni-2022", "did you mean June-2022?"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(refused(row.text) == fmt::format("\"{}\" is not a date | {}", row.text, row.expected));
  }
}

TEST_CASE("what is no date is refused, not read in part") {
  for (const std::string_view written : {"soon",
                                         "in",
                                         "2022-",
                                         "-2022",
                                         "2022--02",
                                         "2022-02-",
                                         "2022-02/25",
                                         "2022/02-25",
                                         "2022 02",
                                         "2022 02 25",
                                         "2022_02_25",
                                         "2022-0130",
                                         "2022-02-255",
                                         "202202",
                                         "220225",
                                         "2022-02-2-5",
                                         "202202251",
                                         "12345",
                                         "2022-02-25T18:40",
                                         "2022-02-25x",

                                         "7 d",
                                         "-7d",
                                         "12345d",
                                         "d",
                                         "7x",
                                         "1990 s",
                                         "19905s",
                                         "2022-W",
                                         "2022-Q12x",
                                         "q",
                                         "last",
                                         "this",
                                         "week",
                                         "this-monday",
                                         "this-march",
                                         "today-week",
                                         "monday-2022",
                                         "last-last-week",
                                         "last--week",
                                         "last/week",
                                         "25/feb/2022",
                                         "25 / feb / 2022",
                                         "25feb2022",
                                         "2022-02-25..2022-03-01",
                                         "*",
                                         "märz 2022",
                                         "2022\xFF",
                                         "99999999999999999999",
                                         "february 25, 2022, friday"}) {
    CAPTURE(written);
    const Result<DayRange> range = resolve_date(written, kWednesday);
    REQUIRE_FALSE(range);
    CHECK(range.error().code == ErrorCode::kMalformed);
    CHECK(range.error().message.find("is not a date") != std::string::npos);
    CHECK_FALSE(range.error().hint.empty());
  }
}

TEST_CASE("an empty date is refused") {
  for (const std::string_view written : {"", " ", "\t\n"}) {
    const Result<DayRange> range = resolve_date(written, kWednesday);
    REQUIRE_FALSE(range);
    CHECK(range.error().message == "a date is empty");
  }
}

TEST_CASE("a long text is quoted by its beginning") {
  const Result<DayRange> range = resolve_date(std::string(65536, 'x'), kWednesday);
  REQUIRE_FALSE(range);
  CHECK(range.error().message == "\"" + std::string(60, 'x') + "…\" is not a date");
}

TEST_CASE("a reversed range is refused with its days, and shown the right way round") {
  CHECK(refused(resolve_range("2022", "2020", kWednesday)) ==
        "the range runs from 2022-01-01 back to 2020-12-31 | write 2020..2022");
  CHECK(refused(resolve_range("today", "7d", kWednesday)) ==
        "the range runs from 2022-03-02 back to 2022-02-23 | write 7d..today");
  CHECK(refused(resolve_range("2022-02-25", " last year ", kWednesday)) ==
        "the range runs from 2022-02-25 back to 2021-12-31 | write \"last year\"..2022-02-25");
}

TEST_CASE("either end of a range can be the one that is wrong") {
  CHECK(refused(resolve_range("2021-02-29", "2022", kWednesday)) ==
        "February 2021 has 28 days | its last day is 2021-02-28");
  CHECK(refused(resolve_range("2021", "2022-13", kWednesday)) ==
        "there is no month 13 | write year, month, day, as in 2022-02-25");
  CHECK(resolve_range("", "2022", kWednesday).error().message == "a date is empty");
}

}  // namespace
}  // namespace dateline
