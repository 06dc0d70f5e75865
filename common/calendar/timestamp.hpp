// SPDX-License-Identifier: GPL-2.0-or-later
//
// Timestamp: when an article was published, as exactly as its source wrote it and no more exactly.
// "1987-02" is a month, "2022-02-25T18:40:00+01:00" a second in a zone.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "common/support/result.hpp"

namespace dateline {

using Day = std::chrono::sys_days;

enum class Precision { kYear, kMonth, kDay, kMinute, kSecond };

struct Timestamp {
  // The first second of the period named, in UTC.
  std::chrono::sys_seconds instant;
  // Minutes east of UTC as the source wrote them; nullopt if it wrote none (instant then was taken
  // in the default zone). Year, month and day precision never have one.
  std::optional<std::chrono::minutes> offset;
  Precision precision = Precision::kDay;

  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

// The calendar day of the timestamp where it was written: 2022-02-26T00:30+02:00 is the 26th. For
// year and month precision the first day of the period.
[[nodiscard]] Day civil_day(const Timestamp& timestamp);

// Reads a whole text as one date, surrounding blanks allowed, years 1600 to 2200:
//   ISO 8601   2022  2022-02  2022-02-25  20220225  2022-02-25T18:40[:00[.000]][Z|+01:00|+0100|+01]
//              (a blank may stand for the T and before the zone)
//              20220225T1840[00][Z|+01:00|...]  20220225184000
//   path       2022/02/25
//   RFC 5322   [Fri, ]25 Feb 2022[ 18:40[:00][ +0100|GMT|EST|...]]  (the zones of section 4.3, Z
//   the
//              only single letter; of two-digit years 00 to 49 are 20xx, 50 to 99 are 19xx)
//   written    25 February 2022, 25 Feb. 2022, February 25, 2022, Feb 2022 (English; a time may
//   follow
//              a day)
//   Unix time  9 to 11 digits: seconds, 12 or 13: milliseconds, since 1970-01-01T00:00Z
// A day that is not in the calendar, a weekday that is not the day's, an hour of 24 or a second of
// 60 is an error, never a neighbour.
[[nodiscard]] Result<Timestamp> parse_timestamp(std::string_view text);

// ISO 8601 at the timestamp's own precision: "2022", "2022-02", "2022-02-25",
// "2022-02-25T18:40:00+01:00", "...Z" for offset 0, no zone where the source wrote none.
// parse_timestamp reads it back to an equal Timestamp.
[[nodiscard]] std::string to_iso8601(const Timestamp& timestamp);

// "2022-02-25"
[[nodiscard]] std::string to_iso8601(Day day);

}  // namespace dateline
