// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/timestamp.hpp"

#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/calendar/number_order.hpp"
#include "common/calendar/written_date.hpp"

namespace dateline {
namespace {

using std::chrono::minutes;

std::string reading(std::string_view text) {
  const Result<Timestamp> timestamp = parse_timestamp(text);
  return timestamp ? to_iso8601(*timestamp) : "error: " + timestamp.error().message;
}

std::string utc_reading(std::string_view text) {
  Result<Timestamp> timestamp = parse_timestamp(text);
  REQUIRE(timestamp);
  timestamp->offset = minutes(0);
  return to_iso8601(*timestamp);
}

struct Case {
  std::string_view text;
  std::string_view expected;
};

TEST_CASE("dates are read in every documented form and precision") {
  constexpr std::array kCases = {
      Case{"2022", "2022"},
      Case{"1600", "1600"},
      Case{"2200", "2200"},
      Case{"2022-02", "2022-02"},
      Case{"2022-02-25", "2022-02-25"},
      Case{"20220225", "2022-02-25"},
      Case{"2022/02/25", "2022-02-25"},
      Case{" \t2022-02-25\r\n", "2022-02-25"},
      Case{"2022-02-25T18:40", "2022-02-25T18:40"},
      Case{"2022-02-25 18:40", "2022-02-25T18:40"},
      Case{"2022-02-25t18:40:59z", "2022-02-25T18:40:59Z"},
      Case{"2022-02-25T18:40Z", "2022-02-25T18:40Z"},
      Case{"2022-02-25T18:40:00.123456Z", "2022-02-25T18:40:00Z"},
      Case{"2022-02-25T18:40:00,5+01:00", "2022-02-25T18:40:00+01:00"},
      Case{"2022-02-25T18:40+0100", "2022-02-25T18:40+01:00"},
      Case{"2022-02-25T18:40-03", "2022-02-25T18:40-03:00"},
      Case{"2022-02-25T18:40:01-03:30", "2022-02-25T18:40:01-03:30"},
      Case{"2022-02-25T18:40:01-00:30", "2022-02-25T18:40:01-00:30"},
      Case{"2022-02-25 18:40:01 +0545", "2022-02-25T18:40:01+05:45"},
      Case{"2022-02-25 18:40:01 UTC", "2022-02-25T18:40:01Z"},
      Case{"Fri, 25 Feb 2022 18:40:00 +0100", "2022-02-25T18:40:00+01:00"},
      Case{"Fri, 25 Feb 2022 18:40:00 +0100 (CET)", "2022-02-25T18:40:00+01:00"},
      Case{"FRI, 25 FEB 2022 18:40 GMT", "2022-02-25T18:40Z"},
      Case{"25 Feb 2022 18:40:00 EST", "2022-02-25T18:40:00-05:00"},
      Case{"25 Feb 2022 18:40:00 pdt", "2022-02-25T18:40:00-07:00"},
      Case{"25 Feb 2022 18:40:00", "2022-02-25T18:40:00"},
      Case{"Friday, 25 February 2022", "2022-02-25"},
      Case{"Thu, 1 Jan 1970 00:00:00 -0000", "1970-01-01T00:00:00Z"},
      Case{"25 Feb 22", "2022-02-25"},
      Case{"26 Feb 87 15:01 GMT", "1987-02-26T15:01Z"},
      Case{"1 Jan 49", "2049-01-01"},
      Case{"1 Jan 50", "1950-01-01"},
      Case{"25 February 2022", "2022-02-25"},
      Case{"25 Feb. 2022", "2022-02-25"},
      Case{"February 25, 2022", "2022-02-25"},
      Case{"Feb. 25, 2022", "2022-02-25"},
      Case{"Sept. 5, 2021", "2021-09-05"},
      Case{"may 5, 2021", "2021-05-05"},
      Case{"Fri., Feb. 25, 2022", "2022-02-25"},
      Case{"February 25, 2022 18:40", "2022-02-25T18:40"},
      Case{"Feb 2022", "2022-02"},
      Case{"February, 2022", "2022-02"},
      Case{"000000000", "1970-01-01T00:00:00Z"},
      Case{"946684800", "2000-01-01T00:00:00Z"},
      Case{"20220225T1840", "2022-02-25T18:40"},
      Case{"20220225T184000Z", "2022-02-25T18:40:00Z"},
      Case{"20220225T184000+0100", "2022-02-25T18:40:00+01:00"},
      Case{"20220225184000", "2022-02-25T18:40:00"},
      Case{"1645814400", "2022-02-25T18:40:00Z"},
      Case{"1645814400999", "2022-02-25T18:40:00Z"},
      Case{"2022/02", "2022-02"},
      Case{"2022-2-5", "2022-02-05"},
      Case{"2022.02.25", "2022-02-25"},
      Case{"2022/02/25 18:40", "2022-02-25T18:40"},
      Case{"2022-056", "2022-02-25"},
      Case{"2022056", "2022-02-25"},
      Case{"2020-366", "2020-12-31"},
      Case{"2022-056T18:40Z", "2022-02-25T18:40Z"},
      Case{"2022-W08-5", "2022-02-25"},
      Case{"2022W085", "2022-02-25"},
      Case{"2022-W08-5T18:40", "2022-02-25T18:40"},
      Case{"2020-W53-7", "2021-01-03"},
      Case{"2022-W08", "2022-02"},
      Case{"2022W08", "2022-02"},
      Case{"2022-W09", "2022"},
      Case{"25th February 2022", "2022-02-25"},
      Case{"Feb 25th, 2022", "2022-02-25"},
      Case{"March 3rd, 2022", "2022-03-03"},
      Case{"25-FEB-2022", "2022-02-25"},
      Case{"25-Feb-22", "2022-02-25"},
      Case{"february-25-2022", "2022-02-25"},
      Case{"Saturday, 26 February 2022", "2022-02-26"},
      Case{"Saturday, February 26, 2022", "2022-02-26"},
      Case{"Saturday 26 Feb. 2022", "2022-02-26"},
      Case{"2022 Feb 25", "2022-02-25"},
      Case{"2022-feb-25", "2022-02-25"},
      Case{"2022 Feb. 25, 18:40", "2022-02-25T18:40"},
      Case{"2022-march", "2022-03"},
      Case{"march-2022", "2022-03"},
      Case{"25/02/2022", "2022-02-25"},
      Case{"02/25/2022", "2022-02-25"},
      Case{"25.2.2022", "2022-02-25"},
      Case{"25.02.2022, 18:40", "2022-02-25T18:40"},
      Case{"02-25-2022 6:40 PM", "2022-02-25T18:40"},
      Case{"4/4/2022", "2022-04-04"},
      Case{"99/12/31", "1999-12-31"},
      Case{"February 25, 2022 6:40 PM", "2022-02-25T18:40"},
      Case{"February 25, 2022 at 6:40 p.m.", "2022-02-25T18:40"},
      Case{"February 25, 2022, 12:05 am EST", "2022-02-25T00:05-05:00"},
      Case{"25 Feb 2022 12:05 PM", "2022-02-25T12:05"},
      Case{"Fri Feb 25 18:40:00 2022", "2022-02-25T18:40:00"},
      Case{"Sat Feb  5 18:40:00 2022", "2022-02-05T18:40:00"},
      Case{"Fri Feb 25 18:40:00 CET 2022", "2022-02-25T18:40:00+01:00"},
      Case{"Fri Feb 25 18:40:00 +0000 2022", "2022-02-25T18:40:00Z"},
      Case{"Fri Feb 25 2022 18:40:00 GMT+0100 (Central European Standard Time)",
           "2022-02-25T18:40:00+01:00"},
      Case{"2022-02-25 18:40 UTC-3", "2022-02-25T18:40-03:00"},
      Case{"25 Feb 2022 12:00 CEST", "2022-02-25T12:00+02:00"},
      Case{"25 Feb 2022 12:00 BST", "2022-02-25T12:00+01:00"},
      Case{"25 Feb 2022 12:00 JST", "2022-02-25T12:00+09:00"},
      Case{"25 Feb 2022 12:00 ACST", "2022-02-25T12:00+09:30"},
      Case{"2022-02-25T24:00", "2022-02-26T00:00"},
      Case{"2021-12-31T24:00:00Z", "2022-01-01T00:00:00Z"},
      Case{"2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"},
      Case{"2022-02-25T10", "2022-02-25T10:00"},
      Case{"2022-02-25T10Z", "2022-02-25T10:00Z"},
      Case{"2022-02-25T10+01", "2022-02-25T10:00+01:00"},
      Case{"2022-02-25T101500", "2022-02-25T10:15:00"},
      Case{"2022-02-25T1015Z", "2022-02-25T10:15Z"},
      Case{"20220225T10Z", "2022-02-25T10:00Z"},
      Case{"20220225101500-0500", "2022-02-25T10:15:00-05:00"},
      Case{"20220225101500Z", "2022-02-25T10:15:00Z"},
      Case{"February 25, 2022 5 p.m.", "2022-02-25T17:00"},
      Case{"February 25, 2022, 5pm", "2022-02-25T17:00"},
      Case{"February 25, 2022 at 12 a.m. EST", "2022-02-25T00:00-05:00"},
      Case{"25 Feb 2022, 12 p.m.", "2022-02-25T12:00"},
      Case{"25 Feb 2022 at noon", "2022-02-25T12:00"},
      Case{"25 Feb 2022, 12 noon", "2022-02-25T12:00"},
      Case{"25 Feb 2022 Midnight", "2022-02-25T00:00"},
      Case{"Fri, 25 Feb 2022 10:15:00 -0500 EST", "2022-02-25T10:15:00-05:00"},
      Case{"Fri, 25 Feb 2022 10:15:00 -0500 (EST)", "2022-02-25T10:15:00-05:00"},
      Case{"Feb 25, 2022 6:40 p.m. ET", "2022-02-25T18:40-05:00"},
      Case{"July 4, 2022 6:40 p.m. ET", "2022-07-04T18:40-04:00"},
      Case{"July 4, 2022 6:40 p.m. CT", "2022-07-04T18:40-05:00"},
      Case{"July 4, 2022 6:40 p.m. MT", "2022-07-04T18:40-06:00"},
      Case{"July 4, 2022 6:40 p.m. PT", "2022-07-04T18:40-07:00"},
      Case{"2022-02-25T10:00 Europe/Berlin", "2022-02-25T10:00+01:00"},
      Case{"2022-07-25 10:00 Europe/Berlin", "2022-07-25T10:00+02:00"},
      Case{"2022-02-25T10:00:00+01:00[Europe/Berlin]", "2022-02-25T10:00:00+01:00"},
      Case{"2022-02-25T10:00 America/Argentina/Buenos_Aires", "2022-02-25T10:00-03:00"},
      Case{"25th of February, 2022", "2022-02-25"},
      Case{"the 25th February 2022", "2022-02-25"},
      Case{"The 25th of February 2022", "2022-02-25"},
      Case{"25 Feb \u201922", "2022-02-25"},
      Case{"Feb 25, '22", "2022-02-25"},
      Case{"25\u00A0February\u20092022", "2022-02-25"},
      Case{"\u200E25 Feb 2022", "2022-02-25"},
      Case{"2022-02-25T18:40\u221203:00", "2022-02-25T18:40-03:00"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(reading(row.text) == row.expected);
  }
}

TEST_CASE("leap days are days in leap years only") {
  constexpr std::array kCases = {
      Case{"2000-02-29", "2000-02-29"},
      Case{"2024-02-29", "2024-02-29"},
      Case{"1900-02-29", "error: 1900-02-29 is not in the calendar"},
      Case{"2100-02-29", "error: 2100-02-29 is not in the calendar"},
      Case{"2023-02-29", "error: 2023-02-29 is not in the calendar"},
      Case{"29 Feb 2023", "error: 2023-02-29 is not in the calendar"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(reading(row.text) == row.expected);
  }
}

TEST_CASE("a date that cannot be is an error that says why") {
  constexpr std::array kCases = {
      Case{"", "error: a date is empty"},
      Case{" ", "error: a date is empty"},
      Case{"2021-02-30", "error: 2021-02-30 is not in the calendar"},
      Case{"20210230", "error: 2021-02-30 is not in the calendar"},
      Case{"2021/02/30", "error: 2021-02-30 is not in the calendar"},
      Case{"2021-00-10", "error: 2021-00-10 is not in the calendar"},
      Case{"2021-04-31T10:00Z", "error: 2021-04-31 is not in the calendar"},
      Case{"2021-13", "error: 2021-13 is not in the calendar"},
      Case{"0 Feb 2022", "error: 2022-02-00 is not in the calendar"},
      Case{"April 31, 2021", "error: 2021-04-31 is not in the calendar"},
      Case{"1599", "error: year 1599 is not in 1600 to 2200"},
      Case{"2201-01-01", "error: year 2201 is not in 1600 to 2200"},
      Case{"99999999999", "error: 99999999999 seconds after 1970 is later than the year 2200"},
      Case{"2022-02-25T24:01", "error: 24:01:00 is not a time of day"},
      Case{"2022-02-25T23:59:61", "error: 23:59:61 is not a time of day"},
      Case{"2022-02-25T1", "error: a time of day is written as 18:40 or 18:40:00"},
      Case{"2022-02-25 12", "error: a time of day is written as 18:40 or 18:40:00"},
      Case{"25 Feb 2022 13 p.m.", "error: a time of day is written as 18:40 or 18:40:00"},
      Case{"2022-02-25T10:00 Europe/Nowhere", "error: time zone \"Europe/Nowhere\" is not known"},
      Case{"2022-02-25T12:60", "error: 12:60:00 is not a time of day"},
      Case{"2022-02-25T", "error: a time of day is written as 18:40 or 18:40:00"},
      Case{"2022-02-25T12:00.", "error: what follows the time of day is no zone"},
      Case{"2022-02-25T12:00:00.", "error: a time of day is written as 18:40 or 18:40:00"},
      Case{"2022-02-25T12:00 or so", "error: time zone \"or\" is not known"},
      Case{"2022-02-25T12:00+24:00", "error: no zone is 24:00 away from UTC"},
      Case{"2022-02-25T12:00+1", "error: a zone is written as +01:00, +0100 or +01"},
      Case{"2022-02-25T12:00+01:", "error: a zone is written as +01:00, +0100 or +01"},
      Case{"25 Feb 2022 12:00 IST", "error: time zone \"IST\" is the name of several"},
      Case{"25 Feb 2022 12:00 LMT", "error: time zone \"LMT\" is not known"},
      Case{"2022-W53", "error: 2022 has 52 weeks"},
      Case{"2022-W00-1", "error: there is no week 0"},
      Case{"2022-W08-8", "error: a week has no day 8"},
      Case{"2020-W53", "error: 2020-W53 lies in two years"},
      Case{"2022-366", "error: 2022 has days 1 to 365, not 366"},
      Case{"2022-000", "error: 2022 has days 1 to 365, not 0"},
      Case{"2022366", "error: 2022 has days 1 to 365, not 366"},
      Case{"1234567", "error: year 1234 is not in 1600 to 2200"},
      Case{"30/30/2022", "error: \"30/30/2022\" is not in the calendar"},
      Case{"2/30/2022", "error: \"2/30/2022\" is not in the calendar"},
      Case{"29/02/2023", "error: \"29/02/2023\" is not in the calendar"},
      Case{"Sunday, 26 February 2022",
           "error: 2022-02-26 is not the weekday that is written before it"},
      Case{"Sat Feb 25 18:40:00 2022",
           "error: 2022-02-25 is not the weekday that is written before it"},
      Case{"25 Feb 2022 13:05 PM", "error: a time of day is written as 18:40 or 18:40:00"},
      Case{"25 Feb 2022 6:40", "error: a time of day is written as 18:40 or 18:40:00"},
      Case{"25 Feb 2022 12:00 A", "error: time zone \"A\" is not known"},
      Case{"Mon, 25 Feb 2022", "error: 2022-02-25 is not the weekday that is written before it"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(reading(row.text) == row.expected);
  }
}

TEST_CASE("what only resembles a date is not a date") {
  constexpr std::array<std::string_view, 36> kTexts = {
      "JAN8 1655",    "soon",         "22",          "220225",        "2022-2",
      "2022.02",      "2022-02-255",  "2022-02-25x", "2022-02/25",    "2022-0255",
      "2022-W8",      "2022022T1840", "2022-",       "2022-02-",      "25/02",
      "25/02.2022",   "25 Feb",       "Feb 25",      "Feb 22",        "February 25, 22",
      "125 Feb 2022", "25 Febr 2022", "25 Feb 122",  "Fri, Feb 2022", "Feb 2022 18:40",
      "25 Feb 2022,", "Fri",          "2022 25 Feb", "-2022",         "123456",
      "25/02/2022x",  "2022-W08-",    "2022W0855",   "2022-056x",     "25/02/022",
      "1990s",
  };
  for (const std::string_view text : kTexts) {
    CAPTURE(text);
    const Result<Timestamp> timestamp = parse_timestamp(text);
    REQUIRE_FALSE(timestamp);
    CHECK(timestamp.error().code == ErrorCode::kMalformed);
    CHECK(timestamp.error().message == fmt::format("\"{}\" is not a date", text));
  }
}

TEST_CASE("three numbers that could be two days are read in the order given only") {
  struct OrderCase {
    std::string_view text;
    std::string_view mdy;
    std::string_view dmy;
    std::string_view ymd;
    std::string_view without;
  };
  constexpr std::array kCases = {
      OrderCase{"3/4/2022",
                "2022-03-04",
                "2022-04-03",
                "error: \"3/4/2022\" could be 2022-03-04 or 2022-04-03",
                "error: \"3/4/2022\" could be 2022-03-04 or 2022-04-03"},
      OrderCase{"03.04.22",
                "2022-03-04",
                "2022-04-03",
                "2003-04-22",
                "error: \"03.04.22\" could be 2022-03-04 or 2022-04-03"},
      OrderCase{"25/02/22",
                "error: \"25/02/22\" could be 2022-02-25 or 2025-02-22",
                "2022-02-25",
                "2025-02-22",
                "error: \"25/02/22\" could be 2022-02-25 or 2025-02-22"},
      OrderCase{"25/02/2022", "2022-02-25", "2022-02-25", "2022-02-25", "2022-02-25"},
      OrderCase{"2022-03-04", "2022-03-04", "2022-03-04", "2022-03-04", "2022-03-04"},
  };
  const auto read = [](std::string_view text, std::optional<NumberOrder> order) {
    const Result<Timestamp> timestamp = parse_timestamp(text, order);
    return timestamp ? to_iso8601(*timestamp) : "error: " + timestamp.error().message;
  };
  for (const OrderCase& row : kCases) {
    CAPTURE(row.text);
    CHECK(read(row.text, find_number_order("mdy")) == row.mdy);
    CHECK(read(row.text, find_number_order("dmy")) == row.dmy);
    CHECK(read(row.text, find_number_order("ymd")) == row.ymd);
    CHECK(read(row.text, std::nullopt) == row.without);
  }
  CHECK(parse_timestamp("3/4/2022").error().code == ErrorCode::kUnsupported);
  CHECK(find_number_order("ydm") == std::nullopt);
}

TEST_CASE("a long text that is no date is quoted by its beginning") {
  CHECK(reading(std::string(59, 'x') + "üü") ==
        "error: \"" + std::string(59, 'x') + "…\" is not a date");
}

TEST_CASE("an instant is counted from the offset written") {
  constexpr std::array kCases = {
      Case{"2022-02-26T00:30+02:00", "2022-02-25T22:30Z"},
      Case{"2022-02-25T23:30-0100", "2022-02-26T00:30Z"},
      Case{"2022-02-25T23:30", "2022-02-25T23:30Z"},
      Case{"Fri, 25 Feb 2022 18:40:00 EDT", "2022-02-25T22:40:00Z"},
      Case{"1600-01-01T00:00+01:00", "1599-12-31T23:00Z"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(utc_reading(row.text) == row.expected);
  }
}

TEST_CASE("the civil day is the day where the timestamp was written") {
  constexpr std::array kCases = {
      Case{"2022-02-26T00:30+02:00", "2022-02-26"},
      Case{"2022-02-25T23:30-01:00", "2022-02-25"},
      Case{"2022-02-25T23:30", "2022-02-25"},
      Case{"2022-02", "2022-02-01"},
      Case{"2022", "2022-01-01"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    const Result<Timestamp> timestamp = parse_timestamp(row.text);
    REQUIRE(timestamp);
    CHECK(to_iso8601(civil_day(*timestamp)) == row.expected);
  }
}

TEST_CASE("every day of 1600 to 2200 comes back as it was printed") {
  using std::chrono::days;
  const Day first = std::chrono::year(1600) / 1 / 1;
  const Day last = std::chrono::year(2200) / 12 / 31;
  Day expected = first;
  for (Day day = first; day <= last; day += days(1), expected += days(1)) {
    const Result<Timestamp> timestamp = parse_timestamp(to_iso8601(day));
    REQUIRE(timestamp);
    REQUIRE(*timestamp == Timestamp{expected, std::nullopt, Precision::kDay});
  }
  CHECK((expected - first).count() == 601 * 365 + 146);
}

// Each way that a day may be written in, and the day of it that is meant.
std::vector<std::string> spellings(Day day) {
  using std::chrono::days;
  const std::chrono::year_month_day date(day);
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month());
  const unsigned number = static_cast<unsigned>(date.day());
  const std::string name(month_name(static_cast<int>(month)));
  const std::chrono::weekday weekday(day);
  constexpr std::array kDays = {
      "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
  const std::string weekday_name = kDays.at(weekday.c_encoding());
  const auto ordinal = (day - Day(date.year() / 1 / 1)).count() + 1;
  const Day thursday = day - days(weekday.iso_encoding()) + days(4);
  const std::chrono::year_month_day of_thursday(thursday);
  const auto week = (thursday - Day(of_thursday.year() / 1 / 1)).count() / 7 + 1;
  const int week_year = static_cast<int>(of_thursday.year());
  return {fmt::format("{:04}-{:02}-{:02}", year, month, number),
          fmt::format("{:04}{:02}{:02}", year, month, number),
          fmt::format("{}/{}/{}", year, month, number),
          fmt::format("{}.{:02}.{:02}", year, month, number),
          fmt::format("{:04}-{:03}", year, ordinal),
          fmt::format("{:04}{:03}", year, ordinal),
          fmt::format("{:04}-W{:02}-{}", week_year, week, weekday.iso_encoding()),
          fmt::format("{:04}W{:02}{}", week_year, week, weekday.iso_encoding()),
          fmt::format("{} {} {}", number, name, year),
          fmt::format("{} {}. {}", number, name.substr(0, 3), year),
          fmt::format("{:02}-{}-{}", number, name.substr(0, 3), year),
          fmt::format("{} {}, {}", name, number, year),
          fmt::format("{} {}th, {}", name.substr(0, 3), number, year),
          fmt::format("{} {} {}", year, name.substr(0, 3), number),
          fmt::format("{}-{}-{}", year, name, number),
          fmt::format("{}, {} {} {}", weekday_name, number, name, year),
          fmt::format("{}, {} {}, {}", weekday_name.substr(0, 3), name, number, year)};
}

TEST_CASE("every day of four hundred years is read in every form it may be written in") {
  const Day first = std::chrono::year(1700) / 1 / 1;
  const Day last = std::chrono::year(2099) / 12 / 31;
  for (Day day = first; day <= last; day += std::chrono::days(1)) {
    for (const std::string& text : spellings(day)) {
      const Result<Timestamp> timestamp = parse_timestamp(text);
      if (!timestamp || *timestamp != Timestamp{day, std::nullopt, Precision::kDay}) {
        CAPTURE(text);
        REQUIRE(reading(text) == to_iso8601(day));
      }
    }
  }
}

TEST_CASE("every day of four hundred years is read from three numbers in the order given") {
  for (Day day = std::chrono::year(1700) / 1 / 1; day <= Day(std::chrono::year(2099) / 12 / 31);
       day += std::chrono::days(1)) {
    const std::chrono::year_month_day date(day);
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month());
    const unsigned number = static_cast<unsigned>(date.day());
    const Timestamp expected{day, std::nullopt, Precision::kDay};
    const std::string mdy = fmt::format("{}/{}/{}", month, number, year);
    const std::string dmy = fmt::format("{:02}.{:02}.{}", number, month, year);
    const auto is_read = [&expected](const Result<Timestamp>& read) {
      return read && *read == expected;
    };
    REQUIRE(is_read(parse_timestamp(mdy, NumberOrder::kMonthDayYear)));
    REQUIRE(is_read(parse_timestamp(dmy, NumberOrder::kDayMonthYear)));
    const bool could_be_two = number <= 12 && number != month;
    REQUIRE(static_cast<bool>(parse_timestamp(mdy)) != could_be_two);
  }
}

TEST_CASE("every offset and precision comes back as it was printed") {
  const auto instant = Day(std::chrono::year(2022) / 2 / 25) + std::chrono::hours(18) +
                       std::chrono::seconds(40 * 60);
  for (int offset = -(23 * 60 + 59); offset <= 23 * 60 + 59; ++offset) {
    for (const Precision precision : {Precision::kMinute, Precision::kSecond}) {
      const Timestamp timestamp{instant, minutes(offset), precision};
      CAPTURE(to_iso8601(timestamp));
      const Result<Timestamp> read = parse_timestamp(to_iso8601(timestamp));
      REQUIRE(read);
      REQUIRE(*read == timestamp);
    }
  }
}

}  // namespace
}  // namespace dateline
