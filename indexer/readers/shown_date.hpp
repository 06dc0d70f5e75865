// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates as people read them on a page or in a text, among words that are none.
#pragma once

#include <optional>
#include <string_view>

#include "common/calendar/timestamp.hpp"
#include "common/support/result.hpp"

namespace dateline {

// The date in a short line ("Published: March 11, 2015 3:46 PM by the desk"): a day, or a month by
// name; the first one, as long as it goes. order: as parse_timestamp.
[[nodiscard]] std::optional<Timestamp> date_within(std::string_view line,
                                                   std::optional<NumberOrder> order = std::nullopt);

// The date that is all of a line near either end of text, but for a word such as "Published:"
// before it. A date inside a sentence is not looked at.
[[nodiscard]] std::optional<Timestamp> date_line(std::string_view text,
                                                 std::optional<NumberOrder> order);

// What is wrong with the date of such a line if that is of no calendar or could be two days;
// nullopt for nothing.
[[nodiscard]] std::optional<Error> complain_of_date_line(std::string_view text,
                                                         std::optional<NumberOrder> order);

// The first day that stands anywhere at the beginning of text.
[[nodiscard]] std::optional<Timestamp> first_date(std::string_view text,
                                                  std::optional<NumberOrder> order = std::nullopt);

}  // namespace dateline
