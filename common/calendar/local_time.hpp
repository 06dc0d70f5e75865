// SPDX-License-Identifier: GPL-2.0-or-later
//
// Between instants and the days people live by: the process's time zone (TZ, or the machine's).
#pragma once

#include <chrono>

#include "common/calendar/timestamp.hpp"

namespace dateline {

// The day the calendar on the wall shows.
[[nodiscard]] Day today_at(std::chrono::sys_seconds now);

// The first second of that day, whatever the clocks show then: 01:00 where they go forward over
// midnight. Of a day that a zone left out, the first second after it. Where clocks show midnight,
// then the day before again, and midnight once more (St John's until 2011), one of the two.
[[nodiscard]] std::chrono::sys_seconds local_midnight(Day day);

}  // namespace dateline
