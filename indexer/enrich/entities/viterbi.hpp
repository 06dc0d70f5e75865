// SPDX-License-Identifier: GPL-2.0-or-later
//
// The best sequence of labels for a segment of candidate tokens (Viterbi), what stands around it
// being O or a border of the sentence.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/enrich/entities/entity_model.hpp"
#include "indexer/enrich/entities/tags.hpp"

namespace dateline {

using LabelScores = std::array<float, kLabels>;

// What a segment touches: a token that is O for certain, or a border of the sentence.
enum class SegmentEnd : std::uint8_t { kGap, kBorder };

class Viterbi {
 public:
  // The scores of the segment's tokens; never empty. The result is valid until the next call.
  [[nodiscard]] std::span<const Label> decode(std::span<const LabelScores> scores,
                                              const Transitions& transitions,
                                              SegmentEnd begin,
                                              SegmentEnd end);

 private:
  std::vector<std::array<Label, kLabels>> previous_;
  std::vector<Label> labels_;
};

}  // namespace dateline
