// SPDX-License-Identifier: GPL-2.0-or-later
//
// Enricher: what an article holds and does not say of itself: which lines are no part of it, whom
// and what it names, of which dates it speaks.
#pragma once

#include <optional>
#include <string>

#include "common/article.hpp"
#include "indexer/enrich/dates/date_finder.hpp"
#include "indexer/enrich/entities/entity_finder.hpp"

namespace dateline {

struct EnrichOptions {
  bool marks_boilerplate = true;
  bool finds_entities = true;
  std::optional<NumberOrder> date_order = {};  // of 3/4/2022 in the text; nullopt: American
};

// Not for use by two threads at once.
class Enricher {
 public:
  // language: of articles that name none, as Snowball calls it.
  Enricher(const EnrichOptions& options, std::string language);

  // Fills boilerplate, names and dates. Returns whether lines were left alone that look like
  // boilerplate since they would be too much of the text.
  bool enrich(Article& article);

 private:
  EnrichOptions options_;
  EntityFinder entities_;
  DateFinder dates_;
};

// Takes out of an article all that an enricher puts in.
void forget_findings(Article& article);

}  // namespace dateline
