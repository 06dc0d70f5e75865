// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/prefer_named.hpp"

#include <vector>

namespace dateline {

using Xapian::Query;

Query prefer_named(const Query& query, std::span<const WantedEntity> entities) {
  constexpr double kNamedWeight = 1.0;  // little beside a word of the text
  std::vector<Query> named;
  for (const WantedEntity& entity : entities) {
    if (!entity.related.empty()) {
      named.emplace_back(Query::OP_OR, entity.named.begin(), entity.named.end());
    }
  }
  if (named.empty() || query.empty()) {
    return query;
  }
  auto* const constant = new Xapian::FixedWeightPostingSource(kNamedWeight);
  const Query names(Query::OP_FILTER,
                    Query(constant->release()),
                    Query(Query::OP_OR, named.begin(), named.end()));
  return {Query::OP_AND_MAYBE, query, names};
}

}  // namespace dateline
