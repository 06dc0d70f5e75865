// SPDX-License-Identifier: GPL-2.0-or-later
//
// A date as a source gives it, which is believed further than one in a query: a weekday that is not
// the day's and a zone that nobody knows cost themselves, and not the day.
//
//   read_source_date("Fri, 26 Feb 2022")            // 2022-02-26, in doubt
//   read_source_date("26 Feb 2022 18:40 LMT")       // 2022-02-26, in doubt
#pragma once

#include <string>
#include <string_view>

#include "common/calendar/timestamp.hpp"
#include "common/support/result.hpp"

namespace dateline {

struct SourceDate {
  Timestamp timestamp;
  std::string doubt;  // what is wrong with it; "" for nothing
};

// Otherwise as parse_timestamp.
[[nodiscard]] Result<SourceDate> read_source_date(std::string_view text);

// Whether the error is that of a date that is written well, but is of no calendar: 2022-02-30.
[[nodiscard]] bool is_of_no_calendar(const Error& error);

}  // namespace dateline
