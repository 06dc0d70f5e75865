// SPDX-License-Identifier: GPL-2.0-or-later
//
// ClockRule: when clocks change in years that no table lists, as POSIX writes it in TZ:
//
//   CET-1CEST,M3.5.0,M10.5.0/3   an hour east of UTC, two from the last Sunday of March at 02:00 to
//                                that of October at 03:00
//   <+0330>-3:30                 always three hours and a half
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace dateline {

// A moment of every year.
struct ClockChange {
  enum class Kind { kWeekdayOfMonth, kDayOfYear, kDayWithoutLeapDay };
  Kind kind = Kind::kWeekdayOfMonth;
  int month = 1;                 // of kWeekdayOfMonth
  int week = 1;                  // the same; 5 is the last
  int day = 0;                   // weekday from Sunday; from 0 of kDayOfYear, from 1 of the third
  std::chrono::seconds time{0};  // from the midnight that begins the day, by clocks as they were
};

struct SummerTime {
  std::chrono::seconds offset{0};  // east of UTC
  ClockChange begin;
  ClockChange end;
};

struct ClockRule {
  std::chrono::seconds standard{0};  // east of UTC
  std::optional<SummerTime> summer;
};

// nullopt if it is no such rule; the colon form names a file and is none.
[[nodiscard]] std::optional<ClockRule> read_clock_rule(std::string_view text);

[[nodiscard]] std::chrono::seconds offset_at(const ClockRule& rule,
                                             std::chrono::sys_seconds instant);

}  // namespace dateline
