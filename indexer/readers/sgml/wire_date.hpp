// SPDX-License-Identifier: GPL-2.0-or-later
//
// The dates of news collections, spelled anew for parse_timestamp (common/calendar/timestamp.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// The first date that stands in text, as ISO 8601; nullopt if there is none:
//
//   930101  = 870324  19980601        year, month, day
//   03/24/87  02-12-1988  1998-06-01  American order unless the first has four digits or is a day
//   26-FEB-1987  1 March 1994  17 Mar 94
//   January 1, 1989, Sunday, Home Edition  April 9 1990  March 1990
//
// and the time of day behind it: "15:01:01.79", "1637EST" (EST, EDT, GMT). Of two-digit years 50 to
// 99 are 19xx, 00 to 49 are 20xx. Whether such a day exists is not looked at.
[[nodiscard]] std::optional<std::string> find_wire_date(std::string_view text);

// The date that is part of a document's number, by the rules of those who gave the numbers:
// AP880212-0001, WSJ870324-0001, FR940104-0-00001, GH950103-000001 (year, month, day),
// LA010189-0001 (month, day, year), NYT19980601.0001, XIE19960101.0001, NYT_ENG_19940701.0001.
// nullopt for all others, as FT911-3 and FBIS3-1.
[[nodiscard]] std::optional<std::string> find_date_of_number(std::string_view number);

}  // namespace dateline
