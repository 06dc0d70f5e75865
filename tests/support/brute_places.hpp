// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where phrases, NEAR, SAME/s and their combinations stand in an article: every choice of places of
// their words is tried.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "query/language/syntax/syntax.hpp"
#include "tests/support/brute_words.hpp"

namespace dateline::test {

// Where the parts of a node stand: one run of each of the words that AND joins, else one run alone.
using Occurrence = std::vector<Run>;
using Occurrences = std::set<Occurrence>;

// Each occurrence as one run.
[[nodiscard]] Runs runs_of(const Occurrences& occurrences);

// nullopt if there is no word in the node. zone: a field with words, nullptr for the whole text.
[[nodiscard]] std::optional<Occurrences> find_places(const Node& node,
                                                     const ArticleWords& words,
                                                     const Field* zone,
                                                     WordFinder& finder);

}  // namespace dateline::test
