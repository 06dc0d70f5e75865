// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writes the file that read_model (indexer/enrich/entities/entity_model.hpp) reads.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/training/crf_trainer.hpp"
#include "indexer/training/lexicon.hpp"

namespace dateline {

struct Lexicon {
  ClusterMap clusters;
  PhraseMap phrases;
};

// Bytes aligned as read_model wants them.
class ModelBytes {
 public:
  explicit ModelBytes(const std::vector<unsigned char>& bytes);
  [[nodiscard]] std::span<const unsigned char> view() const { return {begin(), size_}; }

 private:
  [[nodiscard]] const unsigned char* begin() const;
  std::vector<unsigned char> storage_;
  std::size_t size_ = 0;
};

// passes: what was learned, or empty weights, which count as zeroes. bias: added to the score of O,
// in the unit of the trained weights. Weights become int8: 127 is the weight that one in 10,000
// exceeds.
[[nodiscard]] std::vector<unsigned char> write_model(const Lexicon& lexicon,
                                                     const std::array<PassWeights, 2>& passes,
                                                     float bias);

}  // namespace dateline
