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

// Years that dates are read and searched in.
inline constexpr int kFirstYear = 1600;
inline constexpr int kLastYear = 2200;

enum class Precision { kYear, kMonth, kDay, kMinute, kSecond };

// How a source writes three numbers: 3/4/2022 is March 4th or April 3rd.
enum class NumberOrder { kMonthDayYear, kDayMonthYear, kYearMonthDay };

struct Timestamp {
  // The first second of the period named, in UTC.
  std::chrono::sys_seconds instant;
  // Minutes east of UTC as the source wrote them; nullopt if it wrote none, and instant is then as
  // in UTC. in_zone (common/calendar/time_zone.hpp) gives times in UTC and those without a zone the
  // offset of an index's. Year, month and day precision never have one.
  std::optional<std::chrono::minutes> offset;
  Precision precision = Precision::kDay;

  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

// The calendar day of the timestamp where it was written: 2022-02-26T00:30+02:00 is the 26th. For
// year and month precision the first day of the period.
[[nodiscard]] Day civil_day(const Timestamp& timestamp);

// Reads a whole text as one date, surrounding blanks allowed, years 1600 to 2200:
//   ISO 8601   2022  2022-02  2022-02-25  20220225  2022-02-25T18:40[:00[.000]][Z|+01:00|+0100|+01]
//              (a blank may stand for the T and before the zone; 24:00 is the next day's 00:00)
//              20220225T18[40[00]][Z|+01:00|...]  20220225184000[Z|+0100]  2022-056  2022056
//              2022-W08-5  2022W085; a week, 2022-W08, is the month or year that all of it lies in
//   numbers    2022/02/25  2022.02.25  2022-2-5  2022/02  25/02/2022  25.02.22  02-25-2022: what
//              could be two days is read in the order given, and an error (kUnsupported) without
//              one
//   RFC 5322   [Fri, ]25 Feb 2022[ 18:40[:00][ +0100|GMT|EST|...]]  (of two-digit years 00 to 49
//              are 20xx, 50 to 99 are 19xx)
//   written    25 February 2022, 25 Feb. 2022, 25th Feb 2022, 25-Feb-2022, February 25, 2022,
//              Feb 25th, 2022, Friday, 25 February 2022, 2022 Feb 25, 2022-feb-25, Feb 2022,
//              march-2022, the 25th of February, 2022, 25 Feb '22 (English; a time may follow a
//              day: 18:40, 6:40 PM, at 6 p.m., noon)
//   C, Unix    Fri Feb 25 18:40:00 [GMT ]2022
//   Unix time  9 to 11 digits: seconds, 12 or 13: milliseconds, since 1970-01-01T00:00Z
// No-break and thin blanks are blanks, and U+2212 is a minus. Zones are offsets, names that mean
// one offset (find_zone in common/calendar/date_cursor.hpp), ET, CT, MT and PT, and names of the
// system's time zone database. A day that is not in the calendar or a weekday that is not the day's
// is an error, never a neighbour; a leap second is the second before it.
[[nodiscard]] Result<Timestamp> parse_timestamp(std::string_view text,
                                                std::optional<NumberOrder> order = std::nullopt);

// ISO 8601 at the timestamp's own precision: "2022", "2022-02", "2022-02-25",
// "2022-02-25T18:40:00+01:00", "...Z" for offset 0, no zone where the source wrote none.
// parse_timestamp reads it back to an equal Timestamp.
[[nodiscard]] std::string to_iso8601(const Timestamp& timestamp);

// "2022-02-25"
[[nodiscard]] std::string to_iso8601(Day day);

}  // namespace dateline
