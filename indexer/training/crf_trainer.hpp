// SPDX-License-Identifier: GPL-2.0-or-later
//
// Trains one pass of the tagger: maximum likelihood of a linear-chain CRF over segments of
// candidate tokens, by AdaGrad (Duchi, Hazan and Singer, 2011) one segment at a time, weights
// averaged over the later half of the epochs. The same input gives the same weights on one machine:
// one thread, one seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/enrich/entities/entity_model.hpp"
#include "indexer/enrich/entities/tags.hpp"
#include "indexer/enrich/entities/viterbi.hpp"

namespace dateline {

// A feature's slot in the lower kSlotBits bits, the words it rests on (WordUse) above.
using PackedFeature = std::uint32_t;

struct TrainingToken {
  std::size_t first_feature = 0;  // in the features of the set
  std::uint32_t features = 0;
  Label gold = kOutside;
};

struct TrainingSegment {
  std::size_t first_token = 0;
  std::uint32_t tokens = 0;
  SegmentEnd begin = SegmentEnd::kGap;
  SegmentEnd end = SegmentEnd::kGap;
  float weight = 1;  // of what it teaches
  std::uint32_t document = 0;
};

struct TrainingSet {
  std::vector<PackedFeature> features;
  std::vector<TrainingToken> tokens;
  std::vector<TrainingSegment> segments;
};

struct TrainingOptions {
  int epochs = 8;
  float rate = 0.05F;
  float l2 = 1e-6F;
  float word_dropout = 0.2F;  // share of tokens whose identity is left out in one epoch
  std::uint32_t seed = 1;
};

struct PassWeights {
  std::vector<float> weights;  // kSlots * kWeightsPerPass: of the labels but O, which has 0
  Transitions transitions{};
};

// Learns from the segments whose numbers are given.
[[nodiscard]] PassWeights train_pass(const TrainingSet& set,
                                     std::vector<std::uint32_t> segments,
                                     const TrainingOptions& options);

// Scores of the labels of a segment's tokens.
void score_segment(const TrainingSet& set,
                   const TrainingSegment& segment,
                   const PassWeights& weights,
                   std::vector<LabelScores>& scores);

}  // namespace dateline
