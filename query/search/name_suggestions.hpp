// SPDX-License-Identifier: GPL-2.0-or-later
//
// What may have been meant where a name of a query is called so in no article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/language/compile/compiled_query.hpp"
#include "query/search/explanation.hpp"

namespace dateline {

// For each name that is not excluded and that no article has, the most frequent name of the index
// spelt like it. Throws Xapian::Error.
[[nodiscard]] std::vector<SpellingSuggestion> suggest_names(const Node& tree,
                                                            const QueryContext& context);

// Names as person:"jens stoltenberg" where person:jens stoltenberg was written, which looks for a
// person called Jens and a word of the text. Throws Xapian::Error.
[[nodiscard]] std::vector<std::string> suggest_quotes(const Node& tree,
                                                      std::string_view query,
                                                      const QueryContext& context);

}  // namespace dateline
