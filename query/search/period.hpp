// SPDX-License-Identifier: GPL-2.0-or-later
//
// Periods of the calendar that matches are counted by, each known by its first day.
#pragma once

#include <string>

#include "common/calendar/timestamp.hpp"
#include "query/search/counts.hpp"

namespace dateline {

// The period that the digits of a date term stand for, or lie in: 20220225, 202202, 2022.
[[nodiscard]] Day period_of(const std::string& digits, TimeUnit unit);

[[nodiscard]] Day next_period(Day period, TimeUnit unit);

// "2022-02-25", "2022-W08" (ISO 8601), "2022-02", "2022"
[[nodiscard]] std::string period_name(Day period, TimeUnit unit);

}  // namespace dateline
