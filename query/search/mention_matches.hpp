// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the articles of an archive write for dates that a query looks for: "Thursday", "Feb. 24".
#pragma once

#include <cstdint>

#include "common/index/snapshot.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/search/entity_matches.hpp"

namespace dateline {

// Of the newest articles that match, at most `most` are read. Throws Xapian::Error.
[[nodiscard]] SurfaceForms find_date_forms(const WantedDates& wanted,
                                           const Snapshot& snapshot,
                                           std::uint64_t most);

}  // namespace dateline
