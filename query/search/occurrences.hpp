// SPDX-License-Identifier: GPL-2.0-or-later
//
// OccurrenceFinder: where in its text an article has what a query looks for. Listing, concordance
// and --show mark by it, so that what is marked is what matched: a phrase where it stands as a
// phrase, the sides of NEAR where they are near, a word of title: in the headline.
//
//   "response force" NEAR/9 canada    hit     Canada's part in the NATO Response Force
//                                     words   Canada ... Response Force
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "common/analysis/sentences.hpp"
#include "common/analysis/stemmer.hpp"
#include "common/article.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/search/search_result.hpp"
#include "query/search/text_positions.hpp"

namespace dateline {

struct Occurrence {
  TextPart part = TextPart::kBody;
  TextSpan hit;                 // bytes of the part, from the first word to the last
  std::vector<TextSpan> words;  // the words in it that were looked for, in order, disjoint
  std::size_t place = 0;        // which of CompiledQuery::shown, then of its entities, mentions
};

// The words of all that occur in a part, in order; those that overlap, as of two phrases that share
// a word, as one.
[[nodiscard]] std::vector<TextSpan> words_in(TextPart part,
                                             const std::vector<Occurrence>& occurrences);

class OccurrenceFinder {
 public:
  // All must outlive it.
  OccurrenceFinder(const std::vector<Place>& shown,
                   Stemmer& stemmer,
                   std::span<const WantedEntity> entities = {},
                   std::span<const WantedDates> dates = {})
      : shown_(shown), text_(shown, stemmer), entities_(entities), dates_(dates) {}

  // By part, then by place in the text. Of NEAR the stretches that hold no shorter one; a word that
  // is part of a longer one, as of a phrase that is looked for too, is not given twice.
  [[nodiscard]] std::vector<Occurrence> find(const Article& article);

 private:
  const std::vector<Place>& shown_;
  TextPositions text_;
  std::span<const WantedEntity> entities_;
  std::span<const WantedDates> dates_;
};

}  // namespace dateline
