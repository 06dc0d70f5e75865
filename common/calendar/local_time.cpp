// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/local_time.hpp"

#include <cassert>
#include <ctime>

namespace dateline {

Day today_at(std::chrono::sys_seconds now) {
  // Not system_clock::to_time_t: its nanoseconds overflow before 1678.
  const std::time_t seconds = now.time_since_epoch().count();
  std::tm civil{};
  [[maybe_unused]] const std::tm* const converted = ::localtime_r(&seconds, &civil);
  assert(converted != nullptr);  // it can only fail for years that no int holds
  return Day(std::chrono::year(civil.tm_year + 1900) /
             std::chrono::month(static_cast<unsigned>(civil.tm_mon + 1)) /
             std::chrono::day(static_cast<unsigned>(civil.tm_mday)));
}

// By bisection, not by mktime: where clocks pass midnight twice or not at all, that answers with
// either of two instants, of which one may be on another day.
std::chrono::sys_seconds local_midnight(Day day) {
  using std::chrono::hours;
  using std::chrono::seconds;
  std::chrono::sys_seconds before = day - hours(26);  // no zone was ever further from UTC
  std::chrono::sys_seconds after = day + hours(26);
  while (after - before > seconds(1)) {
    const std::chrono::sys_seconds middle = before + (after - before) / 2;
    (today_at(middle) < day ? before : after) = middle;
  }
  return after;
}

}  // namespace dateline
