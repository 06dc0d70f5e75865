// SPDX-License-Identifier: GPL-2.0-or-later
//
// The terms of a date that an article mentions, and of a range of days to look for.
//
//   a day, 2022-02-24         XD20220224 XM202202 XY2022
//   a month, 2022-02          XM202202 XY2022 XI2022020120220228
//   a year, 2022              XY2022 XI2022010120221231
//   a decade, the 1990s       XT1990 XI1990010119991231
//   any other, "last week"    XM202202 XY2022 XI2022021420220220
//   1914 to 1918              XI1914010119181231
//
// XD, XM, XY and XT are the units that the mention lies in and that are no finer than it; XI is a
// mention of more than a day by its first and last day. So XM202202 finds all mentions in that
// month, and what lies in a range but in none of its whole units is found among the XI that begin
// in it.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "common/calendar/date_range.hpp"
#include "common/calendar/day_interval.hpp"

namespace dateline {

// Whether a mention matches a range that is looked for: lies in it (kWithin), or overlaps it, as
// one of 2022 does a day of that year (kLoose).
enum class MentionRule : std::uint8_t { kWithin, kLoose };

[[nodiscard]] bool matches_mention(const DayInterval& mention,
                                   const DayRange& range,
                                   MentionRule rule);

// Each once.
[[nodiscard]] std::vector<std::string> mention_terms(const DayInterval& mention);

// Adds the terms of stretches of the database that match the range and that no term of its cover
// (date_cover with kMentionPrefix) stands for: an article has one of both exactly if it has a
// mention that matches. Throws Xapian::Error.
void add_stretches(const Xapian::Database& database,
                   const DayRange& range,
                   MentionRule rule,
                   std::vector<std::string>& terms);

}  // namespace dateline
