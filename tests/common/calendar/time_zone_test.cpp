// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/time_zone.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

namespace dateline {
namespace {

using std::chrono::hours;

TimeZone zone_of(std::string_view name) {
  Result<TimeZone> zone = TimeZone::find(name);
  REQUIRE(zone);
  return *std::move(zone);
}

Timestamp timestamp_of(std::string_view text) {
  const Result<Timestamp> timestamp = parse_timestamp(text);
  REQUIRE(timestamp);
  return *timestamp;
}

struct Case {
  std::string_view zone;
  std::string_view text;
  std::string_view expected;
};

TEST_CASE("a time in UTC or without a zone is shown by the clocks of the zone") {
  constexpr std::array kCases = {
      Case{"Europe/Berlin", "2022-02-25T23:30:00Z", "2022-02-26T00:30:00+01:00"},
      Case{"Europe/Berlin", "2022-07-25T22:30Z", "2022-07-26T00:30+02:00"},
      Case{"Europe/Berlin", "2022-02-25T23:30", "2022-02-25T23:30+01:00"},
      Case{"Europe/Berlin", "2022-02-25T23:30-05:00", "2022-02-25T23:30-05:00"},
      Case{"Europe/Berlin", "2022-02-25", "2022-02-25"},
      Case{"Europe/Berlin", "2022-02", "2022-02"},
      // Clocks went forward at 02:00, and back at 03:00.
      Case{"Europe/Berlin", "2022-03-27T00:59:59Z", "2022-03-27T01:59:59+01:00"},
      Case{"Europe/Berlin", "2022-03-27T01:00:00Z", "2022-03-27T03:00:00+02:00"},
      Case{"Europe/Berlin", "2022-03-27T02:30", "2022-03-27T03:30+02:00"},
      Case{"Europe/Berlin", "2022-10-30T02:30", "2022-10-30T02:30+02:00"},
      Case{"Europe/Berlin", "2022-10-30T03:00", "2022-10-30T03:00+01:00"},
      // By the rule at the end of the file: no table goes so far.
      Case{"Europe/Berlin", "2122-07-01T12:00Z", "2122-07-01T14:00+02:00"},
      Case{"Europe/Berlin", "2122-12-01T12:00Z", "2122-12-01T13:00+01:00"},
      Case{"Australia/Sydney", "2150-01-01T12:00Z", "2150-01-01T23:00+11:00"},
      Case{"Australia/Sydney", "2150-07-01T12:00Z", "2150-07-01T22:00+10:00"},
      Case{"America/New_York", "1987-03-10T12:00Z", "1987-03-10T07:00-05:00"},
      Case{"America/New_York", "1987-04-10T12:00Z", "1987-04-10T08:00-04:00"},
      Case{"Asia/Kolkata", "2022-02-25T20:00Z", "2022-02-26T01:30+05:30"},
      // Berlin's own time, 53 minutes and 28 seconds, until 1893.
      Case{"Europe/Berlin", "1880-01-01T12:00Z", "1880-01-01T12:53+00:53"},
      Case{"Europe/Berlin", "1600-01-01T12:00Z", "1600-01-01T12:53+00:53"},
      Case{"+05:45", "2022-02-25T23:30Z", "2022-02-26T05:15+05:45"},
      Case{"-0330", "2022-02-25T01:00Z", "2022-02-24T21:30-03:30"},
      Case{"UTC", "2022-02-25T23:30Z", "2022-02-25T23:30Z"},
      Case{"UTC", "2022-02-25T23:30", "2022-02-25T23:30"},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.zone);
    CAPTURE(row.text);
    CHECK(to_iso8601(in_zone(timestamp_of(row.text), zone_of(row.zone))) == row.expected);
  }
}

TEST_CASE("a zone has one name") {
  CHECK(zone_of("utc").name() == "UTC");
  CHECK(zone_of("Z").name() == "UTC");
  CHECK(zone_of("+00:00").name() == "UTC");
  CHECK(zone_of("+1").name() == "+01:00");
  CHECK(zone_of("-0330").name() == "-03:30");
  CHECK(zone_of("Europe/Berlin").name() == "Europe/Berlin");
  CHECK(TimeZone().is_utc());
}

TEST_CASE("what is no zone is refused with a hint") {
  for (const std::string_view name : {"",
                                      "Europe/Berlln",
                                      "../../../etc/passwd",
                                      "/etc/passwd",
                                      "tzdata.zi",
                                      "Europe",
                                      "+25:00",
                                      "+1:5",
                                      "+",
                                      "+01:00x",
                                      "+010"}) {
    CAPTURE(name);
    const Result<TimeZone> zone = TimeZone::find(name);
    REQUIRE_FALSE(zone);
    CHECK(zone.error().code == ErrorCode::kNotFound);
    CHECK(zone.error().hint.find("Europe/Berlin") != std::string::npos);
  }
}

TEST_CASE("every hour of ten years comes back through the local time of a zone") {
  const TimeZone berlin = zone_of("Europe/Berlin");
  const std::chrono::sys_seconds first = Day(std::chrono::year(2015) / 1 / 1);
  const std::chrono::sys_seconds last = Day(std::chrono::year(2025) / 1 / 1);
  int twice = 0;
  for (std::chrono::sys_seconds instant = first; instant < last; instant += hours(1)) {
    const std::chrono::local_seconds local(instant.time_since_epoch() + berlin.offset_at(instant));
    const std::chrono::sys_seconds back = berlin.instant_of(local);
    // The hour that clocks show twice is taken for the first.
    const bool is_second = back == instant - hours(1);
    twice += is_second ? 1 : 0;
    REQUIRE((back == instant || is_second));
  }
  CHECK(twice == 10);
}

TEST_CASE("clock rules of POSIX are read") {
  const auto offset = [](std::string_view rule, std::string_view instant) {
    const std::optional<ClockRule> read = read_clock_rule(rule);
    REQUIRE(read);
    return offset_at(*read, timestamp_of(instant).instant).count() / 60;
  };
  CHECK(offset("<+0330>-3:30", "2050-01-01") == 210);
  CHECK(offset("EST5EDT,M3.2.0,M11.1.0", "2050-07-01") == -240);
  CHECK(offset("EST5EDT,M3.2.0,M11.1.0", "2050-12-01") == -300);
  // Ireland's winter time is the one that is "saved".
  CHECK(offset("IST-1GMT0,M10.5.0,M3.5.0/1", "2050-07-01") == 60);
  CHECK(offset("IST-1GMT0,M10.5.0,M3.5.0/1", "2050-01-01") == 0);
  CHECK(offset("AAA3BBB,J60,J300", "2048-03-01T12:00Z") == -120);
  CHECK(offset("AAA3BBB,J60,J300", "2048-02-29T12:00Z") == -180);
  CHECK(offset("AAA3BBB,59,300/-1", "2048-02-29T12:00Z") == -120);
  for (const std::string_view rule : {"",
                                      "CET",
                                      "CET-1CEST",
                                      "CET-1CEST,M3.5.0",
                                      "CET-1CEST,M13.5.0,M10.5.0",
                                      "CET-1CEST,M3.5.0,M10.5.0x",
                                      ":Europe/Berlin"}) {
    CAPTURE(rule);
    CHECK_FALSE(read_clock_rule(rule));
  }
}

}  // namespace
}  // namespace dateline
