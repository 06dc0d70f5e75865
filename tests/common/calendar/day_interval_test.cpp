// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/day_interval.hpp"

#include <array>
#include <chrono>
#include <string>

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

using std::chrono::days;
using std::chrono::year;

constexpr std::array kAll{Granularity::kDay,
                          Granularity::kWeek,
                          Granularity::kMonth,
                          Granularity::kQuarter,
                          Granularity::kSeason,
                          Granularity::kHalf,
                          Granularity::kYear,
                          Granularity::kDecade,
                          Granularity::kCentury};

Day day(const char* iso) {
  return civil_day(*parse_timestamp(iso));
}

struct UnitCase {
  const char* day;
  Granularity granularity;
  const char* first;
  const char* last;
  const char* value;
};

TEST_CASE("the unit that a day is in") {
  for (const UnitCase& each : {
           UnitCase{"2022-02-25", Granularity::kDay, "2022-02-25", "2022-02-25", "2022-02-25"},
           UnitCase{"2022-02-27", Granularity::kWeek, "2022-02-21", "2022-02-27", "2022-W08"},
           UnitCase{"2021-01-03", Granularity::kWeek, "2020-12-28", "2021-01-03", "2020-W53"},
           UnitCase{"2019-12-30", Granularity::kWeek, "2019-12-30", "2020-01-05", "2020-W01"},
           UnitCase{"2020-02-29", Granularity::kMonth, "2020-02-01", "2020-02-29", "2020-02"},
           UnitCase{"2021-06-30", Granularity::kQuarter, "2021-04-01", "2021-06-30", "2021-Q2"},
           UnitCase{"2021-12-01", Granularity::kSeason, "2021-12-01", "2022-02-28", "2021-WI"},
           UnitCase{"2022-02-28", Granularity::kSeason, "2021-12-01", "2022-02-28", "2021-WI"},
           UnitCase{"2022-03-01", Granularity::kSeason, "2022-03-01", "2022-05-31", "2022-SP"},
           UnitCase{"2021-11-30", Granularity::kSeason, "2021-09-01", "2021-11-30", "2021-FA"},
           UnitCase{"2021-07-01", Granularity::kHalf, "2021-07-01", "2021-12-31", "2021-H2"},
           UnitCase{"1999-07-01", Granularity::kYear, "1999-01-01", "1999-12-31", "1999"},
           UnitCase{"1999-12-31", Granularity::kDecade, "1990-01-01", "1999-12-31", "199"},
           UnitCase{"2000-01-01", Granularity::kCentury, "2000-01-01", "2099-12-31", "20"},
       }) {
    CAPTURE(std::string(each.day));
    const DayInterval unit = unit_around(day(each.day), each.granularity);
    CHECK(to_iso8601(unit.first) == each.first);
    CHECK(to_iso8601(unit.end - days(1)) == each.last);
    CHECK(to_value(unit) == each.value);
  }
}

TEST_CASE("units follow one another without a gap, each with a value of its own") {
  for (const Granularity granularity : kAll) {
    CAPTURE(std::string(to_string(granularity)));
    DayInterval unit = unit_around(Day(year(1599) / 12 / 31), granularity);
    std::string value;
    while (unit.first < Day(year(2000) / 1 / 1)) {
      CHECK(to_value(unit) != value);
      value = to_value(unit);
      CHECK(unit_around(unit.end - days(1), granularity) == unit);
      const DayInterval next = unit_around(unit.end, granularity);
      CHECK(next.first == unit.end);
      CHECK(shift(unit, 1) == next);
      CHECK(shift(next, -1) == unit);
      unit = next;
    }
  }
}

TEST_CASE("every day of 400 years is in its units") {
  for (Day each = Day(year(1800) / 1 / 1); each < Day(year(2200) / 1 / 1); each += days(1)) {
    for (const Granularity granularity : kAll) {
      const DayInterval unit = unit_around(each, granularity);
      const bool is_in = unit.first <= each && each < unit.end;
      REQUIRE(is_in);
    }
  }
}

TEST_CASE("stretches have both ends in their value") {
  CHECK(to_value(join(year_of(year(1914)), year_of(year(1918)))) == "1914/1918");
  CHECK(to_value(join(month_of(year(2022), 3), month_of(year(2022), 5))) == "2022-03/2022-05");
  const DayInterval weekend{day("2022-02-26"), day("2022-02-28"), Granularity::kDay};
  CHECK(to_value(weekend) == "2022-02-26/2022-02-27");
  CHECK(to_value(season_of(year(2021), Season::kSummer)) == "2021-SU");
}

}  // namespace
}  // namespace dateline::test
