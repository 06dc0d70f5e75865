// SPDX-License-Identifier: GPL-2.0-or-later
//
// The time of day that may follow a day, with its zone:
//
//   18:40[:00[.000]]  6:40 PM  6 p.m.  noon     after a date in words also "at 6:40 PM"
//   1840[00]  18                                the basic form of ISO 8601, behind a T
//   Z  +01:00  +0100  +01  GMT  CET  UTC+2  GMT+0100 (Central European Time)  -0500 EST
//   ET  Europe/Berlin  +01:00[Europe/Berlin]    by the zone's rule for that day
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "common/calendar/date_cursor.hpp"
#include "common/calendar/time_zone.hpp"
#include "common/calendar/timestamp.hpp"
#include "common/support/result.hpp"

namespace dateline {

struct Clock {
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  Precision precision = Precision::kMinute;
};

// nullopt if none stands there. Whether there is such a time is not looked at.
[[nodiscard]] std::optional<Clock> read_clock(DateCursor& cursor);
[[nodiscard]] std::optional<Clock> read_basic_clock(DateCursor& cursor);
// Either, as behind a T.
[[nodiscard]] std::optional<Clock> read_iso_clock(DateCursor& cursor);

// The zone at cursor, if there is one; an error if its name is not known, or known to mean several.
struct Zone {
  std::optional<std::chrono::minutes> offset;
  std::optional<TimeZone> place;  // its offset depends on the day; offset is empty then
};
[[nodiscard]] Result<Zone> read_zone(DateCursor& cursor);

// day at that time. 24:00 is the next day's 00:00, and a leap second the one before it.
[[nodiscard]] Result<Timestamp> at_time(const Timestamp& day, const Clock& clock, const Zone& zone);

// day with the clock just read (an error if there was none) and the zone that ends the text.
[[nodiscard]] Result<Timestamp> end_with_time(DateCursor& cursor,
                                              const Timestamp& day,
                                              const std::optional<Clock>& clock);

// day with the clock and the zone that end the text, behind a T.
[[nodiscard]] Result<Timestamp> end_with_clock(DateCursor& cursor, const Timestamp& day);

// The same where text, which the cursor reads, may end behind the day.
[[nodiscard]] Result<Timestamp> end_with_optional_time(DateCursor& cursor,
                                                       std::string_view text,
                                                       const Result<Timestamp>& day);

}  // namespace dateline
