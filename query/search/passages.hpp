// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passages: the places of an article that matched, each as a result of its own. As lines they are a
// concordance, "keyword in context" (Luhn, "Keyword-in-Context Index for Technical Literature",
// 1960).
#pragma once

#include <string_view>
#include <vector>

#include "query/search/occurrences.hpp"
#include "query/search/search_result.hpp"

namespace dateline {

// In order of the text, headline first. A line has up to 250 bytes of its paragraph on each side of
// the hit, cut between words.
[[nodiscard]] std::vector<Passage> make_passages(const Article& article,
                                                 const std::vector<Occurrence>& occurrences,
                                                 Passages kind);

[[nodiscard]] std::string_view text_of(const Article& article, TextPart part);

}  // namespace dateline
