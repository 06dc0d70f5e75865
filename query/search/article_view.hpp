// SPDX-License-Identifier: GPL-2.0-or-later
//
// One article whole, for reading, with what a query looks for marked in it.
#pragma once

#include <optional>
#include <string>

#include "query/language/compile/compiled_query.hpp"
#include "query/search/search_result.hpp"

namespace dateline {

// query: nullptr to mark nothing. nullopt if no article has the id. Throws Failure when the index
// cannot be read.
[[nodiscard]] std::optional<ArticleView> view_article(const std::string& id,
                                                      const CompiledQuery* query,
                                                      const Snapshot& snapshot,
                                                      Stemmer& stemmer);

}  // namespace dateline
