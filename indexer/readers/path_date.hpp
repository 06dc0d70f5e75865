// SPDX-License-Identifier: GPL-2.0-or-later
//
// The date that a path tells, in folder and file names:
//
//   2022/02/26/a.txt  2022/02/26.txt  2022-02-26-a.txt  a_2022_02_26.txt  a.2022.02.26.txt
//   20220226T1840.txt  2022/feb/26/a.txt  a-feb-26-2022.txt  26feb2022.txt  26-02-2022.txt
//                                                                                a day
//   2022/02/a.txt  2022/feb/a.txt  2022-02.txt                                   a month
//
// The digits must stand free of other digits, in one run of letters too, and between slashes alone.
// 02-03-2022 could be two days and tells none. A day that is not in the calendar is no date and no
// month either, and a year alone is no date.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "common/calendar/timestamp.hpp"

namespace dateline {

// Of several dates a day wins over a month, then one in folders (those of a date alone first, the
// last of them) over the file's name (its first): a story may be named by the day it looks back to.
[[nodiscard]] std::optional<Timestamp> guess_date(std::string_view path);

// What is wrong with a path that would tell a day by its form, but tells one of no calendar
// (2022/02/30/a.txt); nullopt for nothing.
[[nodiscard]] std::optional<std::string> complain_of_path(std::string_view path);

// The same as guess_date of the path of an address, without its query; nullopt if it has no host.
[[nodiscard]] std::optional<Timestamp> guess_date_of_url(std::string_view url);

// The last folder or file that is named by a year alone. It dates nothing, but says what year a
// "Feb 25" is of.
[[nodiscard]] std::optional<std::chrono::year> guess_year(std::string_view relative_path);

}  // namespace dateline
