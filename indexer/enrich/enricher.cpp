// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/enricher.hpp"

#include <utility>

#include "indexer/enrich/boilerplate.hpp"
#include "indexer/enrich/entities/entity_model.hpp"

namespace dateline {

Enricher::Enricher(const EnrichOptions& options, std::string language)
    : options_(options),
      entities_(shipped_model(), std::move(language)),
      dates_(options.date_order) {}

bool Enricher::enrich(Article& article) {
  const bool is_over_limit = options_.marks_boilerplate && mark_boilerplate(article);
  if (options_.finds_entities) {
    entities_.find(article);
  } else {
    keep_publisher_names(article);
  }
  dates_.find(article);
  return is_over_limit;
}

void forget_findings(Article& article) {
  article.names.clear();
  article.dates.clear();
  article.boilerplate.clear();
}

}  // namespace dateline
