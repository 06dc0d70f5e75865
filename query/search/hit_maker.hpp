// SPDX-License-Identifier: GPL-2.0-or-later
//
// HitMaker: hits out of documents of the index, with as much of each as a format shows.
#pragma once

#include <xapian.h>

#include "query/search/occurrences.hpp"
#include "query/search/search_result.hpp"
#include "query/search/searcher.hpp"

namespace dateline {

class HitMaker {
 public:
  // All must outlive it.
  HitMaker(const CompiledQuery& query, const SearchRequest& request, Stemmer& stemmer)
      : occurrences_(query.shown, stemmer, query.entities, query.mentions), request_(request) {}

  // A hit without rank and weight.
  [[nodiscard]] Hit make(const Xapian::Document& document);

 private:
  OccurrenceFinder occurrences_;
  const SearchRequest& request_;
};

}  // namespace dateline
