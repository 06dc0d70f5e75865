// SPDX-License-Identifier: GPL-2.0-or-later
//
// Timelines: matches by day, ISO week, month or year, of publication or of the dates they speak of.
#pragma once

#include <string>
#include <vector>

#include "query/search/counts.hpp"
#include "query/search/match_set.hpp"

namespace dateline {

struct TimelineQuery {
  std::string text;
  const MatchSet* matches;
};

// One or more queries side by side. Throws Xapian::Error.
[[nodiscard]] Timeline make_timeline(const std::vector<TimelineQuery>& queries,
                                     TimeUnit unit,
                                     TimelineDates dates,
                                     const Snapshot& snapshot);

}  // namespace dateline
