// SPDX-License-Identifier: GPL-2.0-or-later
//
// Days with a name that newspapers date things by.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "common/calendar/timestamp.hpp"

namespace dateline {

struct Holiday {
  int number = 0;
  std::size_t length = 0;  // bytes of the name
};

// The holiday whose name, in its usual capitals, the text begins with.
[[nodiscard]] std::optional<Holiday> find_holiday(std::string_view text);

// When it is in a year. Easter by the Gregorian computus (Meeus, Jones and Butcher; Nature 1876).
[[nodiscard]] Day holiday_in(std::chrono::year year, int number);

}  // namespace dateline
