// SPDX-License-Identifier: GPL-2.0-or-later
//
// What --explain, --explain-id and a search without a match print, as text for people. Nothing of a
// query or an article reaches the terminal raw.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/search/explanation.hpp"

namespace dateline {

[[nodiscard]] std::string to_text(const Explanation& explanation);
[[nodiscard]] std::string to_text(const ArticleVerdict& verdict);

// nato                120 articles
// date:2019         8,113 articles
// all of it             0 articles
[[nodiscard]] std::string to_text(const std::vector<ClauseReport>& clauses, std::uint64_t together);

// did you mean canada (1,234 articles) for cnada?
[[nodiscard]] std::string to_text(const SpellingSuggestion& suggestion);

}  // namespace dateline
