// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/local_time.hpp"

#include <array>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

#include <doctest/doctest.h>

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;

// The process's zone until the end of the test, in POSIX's own notation: no zone files are needed.
class ZoneForTest {
 public:
  explicit ZoneForTest(const char* zone) {
    if (const char* const before = std::getenv("TZ")) {
      before_ = before;
    }
    ::setenv("TZ", zone, 1);
    ::tzset();
  }
  ~ZoneForTest() {
    if (before_) {
      ::setenv("TZ", before_->c_str(), 1);
    } else {
      ::unsetenv("TZ");
    }
    ::tzset();
  }
  ZoneForTest(const ZoneForTest&) = delete;
  ZoneForTest& operator=(const ZoneForTest&) = delete;
  ZoneForTest(ZoneForTest&&) = delete;
  ZoneForTest& operator=(ZoneForTest&&) = delete;

 private:
  std::optional<std::string> before_;
};

constexpr const char* kBerlin = "CET-1CEST,M3.5.0,M10.5.0/3";
constexpr const char* kNewYork = "EST5EDT,M3.2.0,M11.1.0";
constexpr const char* kHavana = "CST5CDT,M3.2.0/0,M11.1.0/1";  // 00:00 to 01:00, 01:00 to 00:00
constexpr const char* kSaoPaulo =
    "<-03>3<-02>,M11.1.0/0,M2.3.0/0";  // 00:00 to 01:00, 00:00 to 23:00
constexpr const char* kKiritimati = "<+14>-14";

constexpr Day day(int year, unsigned month, unsigned day_of_month) {
  return Day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day_of_month));
}

TEST_CASE("today is the day of the process's zone") {
  struct Case {
    const char* zone;
    sys_seconds now;
    Day expected;
  };
  constexpr Day kDay = day(2022, 3, 2);
  constexpr std::array kCases = {
      Case{"UTC0", kDay, kDay},
      Case{"UTC0", kDay - seconds(1), day(2022, 3, 1)},
      Case{kBerlin, kDay - hours(1), kDay},
      Case{kBerlin, kDay - hours(1) - seconds(1), day(2022, 3, 1)},
      Case{kBerlin, day(2022, 7, 1) - hours(2), day(2022, 7, 1)},
      Case{kNewYork, kDay + hours(5) - seconds(1), day(2022, 3, 1)},
      Case{kNewYork, kDay + hours(5), kDay},
      Case{kKiritimati, kDay + hours(10), day(2022, 3, 3)},
      Case{"UTC0", day(1969, 12, 31) + hours(23), day(1969, 12, 31)},
      Case{"UTC0", day(1600, 1, 1), day(1600, 1, 1)},
      Case{"UTC0", day(2200, 12, 31), day(2200, 12, 31)},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.zone);
    CAPTURE(row.now.time_since_epoch().count());
    const ZoneForTest zone(row.zone);
    CHECK(today_at(row.now) == row.expected);
  }
}

TEST_CASE("midnight is the zone's, in winter and summer") {
  struct Case {
    const char* zone;
    Day day;
    seconds after_utc_midnight;
  };
  constexpr std::array kCases = {
      Case{"UTC0", day(2022, 3, 2), hours(0)},
      Case{kBerlin, day(2022, 3, 2), hours(-1)},
      Case{kBerlin, day(2022, 3, 27), hours(-1)},
      Case{kBerlin, day(2022, 3, 28), hours(-2)},
      Case{kBerlin, day(2022, 10, 30), hours(-2)},
      Case{kBerlin, day(2022, 10, 31), hours(-1)},
      Case{kNewYork, day(2022, 3, 2), hours(5)},
      Case{kNewYork, day(2022, 7, 1), hours(4)},
      Case{kKiritimati, day(2022, 3, 2), hours(-14)},
      Case{"<-12>12", day(2022, 3, 2), hours(12)},
      Case{"<+0545>-5:45", day(2022, 3, 2), minutes(-345)},
      Case{"UTC0", day(1600, 1, 1), hours(0)},
      Case{"UTC0", day(2200, 12, 31), hours(0)},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.zone);
    CAPTURE(to_iso8601(row.day));
    const ZoneForTest zone(row.zone);
    CHECK(local_midnight(row.day) == row.day + row.after_utc_midnight);
  }
}

TEST_CASE("a day whose midnight is skipped begins when the clocks have gone forward") {
  const ZoneForTest zone(kSaoPaulo);
  CHECK(local_midnight(day(2018, 11, 4)) == day(2018, 11, 4) + hours(3));
  CHECK(local_midnight(day(2018, 11, 5)) == day(2018, 11, 5) + hours(2));
}

TEST_CASE("a day whose midnight comes twice begins with the first") {
  const ZoneForTest zone(kHavana);
  CHECK(local_midnight(day(2022, 11, 6)) == day(2022, 11, 6) + hours(4));
  CHECK(local_midnight(day(2022, 11, 7)) == day(2022, 11, 7) + hours(5));
}

TEST_CASE("a day runs from its midnight to the next one") {
  for (const char* const name : {"UTC0", kBerlin, kNewYork, kHavana, kSaoPaulo, kKiritimati}) {
    CAPTURE(name);
    const ZoneForTest zone(name);
    for (Day at = day(2022, 1, 1); at <= day(2022, 12, 31); at += days(1)) {
      CAPTURE(to_iso8601(at));
      const sys_seconds midnight = local_midnight(at);
      CHECK(today_at(midnight) == at);
      CHECK(today_at(midnight - seconds(1)) == at - days(1));
      CHECK(today_at(midnight + hours(12)) == at);
    }
  }
}

}  // namespace
}  // namespace dateline
