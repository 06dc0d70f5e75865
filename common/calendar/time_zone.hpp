// SPDX-License-Identifier: GPL-2.0-or-later
//
// TimeZone: how far local time is from UTC, by the system's time zone database or by a fixed
// offset. It reads the database itself (TZif, RFC 8536): localtime_r knows one zone a process, and
// threads that date articles must not change it.
//
//   Result<TimeZone> zone = TimeZone::find("Europe/Berlin");
//   zone->offset_at(instant);   // +1 h in winter, +2 h in summer
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/calendar/clock_rule.hpp"
#include "common/calendar/timestamp.hpp"
#include "common/support/result.hpp"

namespace dateline {

class TimeZone {
 public:
  TimeZone() = default;  // UTC

  // "UTC", an offset ("+01:00", "-0330", "+2"), or a name of the database ("Europe/Berlin").
  // kNotFound for any other, with a hint.
  [[nodiscard]] static Result<TimeZone> find(std::string_view name);

  // "UTC", "+01:00", "Europe/Berlin": find takes it.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool is_utc() const { return name_ == "UTC"; }

  // East of UTC, to the minute: before standard time cities went by their own seconds.
  [[nodiscard]] std::chrono::minutes offset_at(std::chrono::sys_seconds instant) const;

  // The instant at which clocks show local: the first of two, and for a time that they leave out
  // the one that old clocks would show it at.
  [[nodiscard]] std::chrono::sys_seconds instant_of(std::chrono::local_seconds local) const;

 private:
  struct Change {
    std::chrono::sys_seconds at;
    std::chrono::seconds offset;  // from then on
  };

  [[nodiscard]] bool read_database(std::string_view database);

  std::string name_ = "UTC";
  std::chrono::seconds first_{0};  // before the first change
  std::vector<Change> changes_;    // by time
  std::optional<ClockRule> rule_;  // after the last change
};

// A time in UTC or without a zone as the zone's clocks show it, any other as it is: what day an
// article is of where its source does not say. Dates without a time have no zone.
[[nodiscard]] Timestamp in_zone(const Timestamp& timestamp, const TimeZone& zone);

}  // namespace dateline
