// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/timestamp.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

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
      Case{"2022-02-25T24:00", "error: 24:00:00 is not a time of day"},
      Case{"2022-02-25T23:59:60", "error: 23:59:60 is not a time of day"},
      Case{"2022-02-25T12:60", "error: 12:60:00 is not a time of day"},
      Case{"2022-02-25T12", "error: a time of day is written as 18:40 or 18:40:00"},
      Case{"2022-02-25T", "error: a time of day is written as 18:40 or 18:40:00"},
      Case{"2022-02-25T12:00.", "error: what follows the time of day is no zone"},
      Case{"2022-02-25T12:00:00.", "error: a time of day is written as 18:40 or 18:40:00"},
      Case{"2022-02-25T12:00 or so", "error: time zone \"or\" is not known"},
      Case{"2022-02-25T12:00+24:00", "error: no zone is 24:00 away from UTC"},
      Case{"2022-02-25T12:00+1", "error: a zone is written as +01:00, +0100 or +01"},
      Case{"2022-02-25T12:00+01:", "error: a zone is written as +01:00, +0100 or +01"},
      Case{"25 Feb 2022 12:00 CEST", "error: time zone \"CEST\" is not known"},
      Case{"25 Feb 2022 12:00 A", "error: time zone \"A\" is not known"},
      Case{"Mon, 25 Feb 2022", "error: 2022-02-25 is not the weekday that is written before it"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.text);
    CHECK(reading(row.text) == row.expected);
  }
}

TEST_CASE("what only resembles a date is not a date") {
  constexpr std::array<std::string_view, 29> kTexts = {
      "soon",         "22",          "220225",        "2022-2-5",        "2022-02-2",
      "2022-02-255",  "2022-02-25x", "2022/02",       "2022-02/25",      "2022/02/25 18:40",
      "2022022T1840", "2022-",       "2022-02-",      "25/02/2022",      "02/25/2022",
      "25 Feb",       "Feb 25",      "Feb 22",        "February 25, 22", "125 Feb 2022",
      "25 Febr 2022", "25 Feb 122",  "Fri, Feb 2022", "Feb 2022 18:40",  "25 Feb 2022,",
      "Fri",          "2022 Feb 25", "-2022",         "1234567",
  };
  for (const std::string_view text : kTexts) {
    CAPTURE(text);
    const Result<Timestamp> timestamp = parse_timestamp(text);
    REQUIRE_FALSE(timestamp);
    CHECK(timestamp.error().code == ErrorCode::kMalformed);
    CHECK(timestamp.error().message == fmt::format("\"{}\" is not a date", text));
  }
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
