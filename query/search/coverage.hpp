// SPDX-License-Identifier: GPL-2.0-or-later
//
// Coverage: what of the calendar the matches of each source fill, and where they leave holes
// (query/search/gap_finder.hpp says what counts as one). Days are those of the date terms, civil
// days. No article is read but one of each source, for its name.
#pragma once

#include <optional>
#include <string>

#include "query/search/counts.hpp"
#include "query/search/match_set.hpp"

namespace dateline {

// unit: a day, a week or a month. Throws Xapian::Error.
[[nodiscard]] Coverage find_coverage(const MatchSet& matches,
                                     TimeUnit unit,
                                     std::optional<std::string> query);

}  // namespace dateline
