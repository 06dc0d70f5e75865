// SPDX-License-Identifier: GPL-2.0-or-later
//
// The dateline that agencies begin an article with: where it was written, on what day, by whom.
//
//   BRUSSELS, Feb. 25, 2022 (Larkspur Wire) --     WASHINGTON (AP) -     LONDON, March 3 -
//   ADAZI, Latvia, 19 June (Larkspur Wire) -       April 3 (Reuters) -   NEW YORK, Jan 5
//   /PRNewswire/ --     (Reuters) - PARIS, Feb 26 -     PARIS: Feb 26 (PTI) The
//
// English only. A place that is not in capitals needs an agency, and one without a day needs an
// agency that is known or calls itself one ("... Wire", "... News"): "Exhibition, March 3 - April
// 5" and "John Smith (Labour) -" are no datelines. Without a dash it needs all three.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/calendar/timestamp.hpp"

namespace dateline {

struct DatelineLine {
  std::string place;                          // "ADAZI, Latvia"; may be empty
  std::string agency;                         // "Larkspur Wire"; may be empty
  std::optional<Timestamp> date;              // where it gives the year
  std::optional<std::chrono::month_day> day;  // where it does not
  std::string complaint;   // of a date that is of no calendar; date and day are empty then
  std::size_t length = 0;  // bytes of the line, the dash and blanks with it
};

// How a dateline ends: in a text by a dash, in a field of its own by that or by the field's end.
enum class DatelineEnd { kDash, kDashOrEnd };

// The dateline that line begins with.
[[nodiscard]] std::optional<DatelineLine> read_dateline(std::string_view line, DatelineEnd end);

// The dateline of a text: it begins one of its first lines.
[[nodiscard]] std::optional<DatelineLine> find_dateline(std::string_view text);

}  // namespace dateline
