// SPDX-License-Identifier: GPL-2.0-or-later
//
// EntityTagger: labels the tokens of an article with the names they belong to, by a linear-chain
// CRF (Lafferty, McCallum and Pereira, 2001) in two passes: the second sees how the first labelled
// the same word elsewhere in the article (Krishnan and Manning, "An effective two-stage model for
// exploiting non-local dependencies in named entity recognition", 2006).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "indexer/enrich/entities/entity_model.hpp"
#include "indexer/enrich/entities/preparation.hpp"
#include "indexer/enrich/entities/tagger_text.hpp"
#include "indexer/enrich/entities/viterbi.hpp"

namespace dateline {

// Not for use by two threads at once: keeps buffers from article to article.
class EntityTagger {
 public:
  explicit EntityTagger(const EntityModel& model) : model_(model), preparation_(model) {}

  // Labels the tokens of text, which come from append_token or append_prose.
  void tag(TaggerText& text);

 private:
  // Scores of the labels but O: 16 of the first pass, then what the second pass gives to the same
  // features.
  using SlotSums = std::array<std::int16_t, kSlotWidth>;

  void score_first(TaggerText& text, const Segment& segment);
  void score_second(TaggerText& text, const Segment& segment, std::size_t first_sum);
  void decode(TaggerText& text, const Segment& segment, std::size_t pass);

  const EntityModel& model_;
  TextPreparation preparation_;
  Viterbi viterbi_;
  std::vector<SlotSums> sums_;  // of the article's candidates, in order
  std::vector<LabelScores> scores_;
};

// Gives their context to the tokens that the features of a segment read.
void add_contexts(TaggerText& text,
                  const TaggerSentence& sentence,
                  const Segment& segment,
                  const EntityModel& model);

// The names that labels spell, in order.
[[nodiscard]] std::vector<TaggedSpan> find_spans(const TaggerText& text,
                                                 Label TaggerToken::*labels = &TaggerToken::label);

}  // namespace dateline
