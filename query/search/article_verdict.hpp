// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether one article matches a query, clause by clause, and why not.
#pragma once

#include <string>
#include <string_view>

#include "query/language/compile/compiled_query.hpp"
#include "query/search/explanation.hpp"

namespace dateline {

// Throws Failure: kUsage if no article has the id.
[[nodiscard]] ArticleVerdict judge_article(const std::string& id,
                                           const CompiledQuery& compiled,
                                           std::string_view query,
                                           const QueryContext& context);

}  // namespace dateline
