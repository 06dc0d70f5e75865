// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates with names of months and weekdays, and those of three numbers that do not begin with a year
// of four digits: the forms of parse_timestamp (common/calendar/timestamp.hpp) that are no ISO
// 8601.
#pragma once

#include <optional>
#include <string_view>

#include "common/calendar/timestamp.hpp"
#include "common/support/result.hpp"

namespace dateline {

// text has no blanks around it.
[[nodiscard]] Result<Timestamp> read_date_words(std::string_view text,
                                                std::optional<NumberOrder> order);

}  // namespace dateline
