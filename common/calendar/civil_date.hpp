// SPDX-License-Identifier: GPL-2.0-or-later
//
// CivilDate: year, month and day as numbers that a text gave, not yet known to be in the calendar.
// What the readers of written dates share.
#pragma once

#include <string>
#include <string_view>

#include "common/calendar/timestamp.hpp"
#include "common/support/result.hpp"

namespace dateline {

struct CivilDate {
  unsigned year = 0;
  unsigned month = 1;
  unsigned day = 1;
  Precision precision = Precision::kDay;
};

// kMalformed, with a hint that shows what dates look like.
[[nodiscard]] Error malformed_date(std::string message);
[[nodiscard]] Error not_a_date(std::string_view text);

// An error if it is not in the calendar of kFirstYear to kLastYear.
[[nodiscard]] Result<Timestamp> to_timestamp(const CivilDate& date);

}  // namespace dateline
