// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/model_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace dateline {
namespace {

class PartWriter {
 public:
  template <typename Value>
  void part(std::span<const Value> values) {
    const std::size_t at = bytes_.size();
    bytes_.resize(at + values.size_bytes());
    if (!values.empty()) {
      std::memcpy(&bytes_[at], values.data(), values.size_bytes());
    }
    bytes_.resize((bytes_.size() + kModelAlignment - 1) / kModelAlignment * kModelAlignment);
  }

  template <typename Value>
  void table(const std::map<std::uint64_t, Value>& entries) {
    std::vector<std::uint32_t> offsets(HashedTable<Value>::kBuckets + 1, 0);
    std::vector<std::uint16_t> marks;
    std::vector<Value> values;
    for (const auto& [hash, value] : entries) {
      ++offsets[(hash >> 48U) + 1];
      marks.push_back(static_cast<std::uint16_t>(hash >> 32U));
      values.push_back(value);
    }
    for (std::size_t i = 1; i < offsets.size(); ++i) {
      offsets[i] += offsets[i - 1];
    }
    part<std::uint32_t>(offsets);
    part<std::uint16_t>(marks);
    part<Value>(values);
  }

  std::vector<unsigned char> take() { return std::move(bytes_); }

 private:
  std::vector<unsigned char> bytes_;
};

// How much a weight is multiplied by.
float find_scale(const std::vector<float>& weights) {
  constexpr double kShare = 0.9999;
  constexpr float kHighest = 127;
  if (weights.empty()) {
    return 1;
  }
  std::vector<float> sizes;
  sizes.reserve(weights.size());
  std::ranges::transform(
      weights, std::back_inserter(sizes), [](float weight) { return std::fabs(weight); });
  const auto at =
      sizes.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(sizes.size() - 1) * kShare);
  std::nth_element(sizes.begin(), at, sizes.end());
  return *at > 0 ? kHighest / *at : 1;
}

void quantise(const std::vector<float>& weights,
              float scale,
              std::size_t pass,
              std::vector<std::int8_t>& out) {
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::size_t slot = i / kWeightsPerPass;
    const std::size_t label = i % kWeightsPerPass;
    const float value = std::clamp(std::nearbyint(weights[i] * scale), -127.0F, 127.0F);
    out[slot * kSlotWidth + pass * kWeightsPerPass + label] = static_cast<std::int8_t>(value);
  }
}

}  // namespace

ModelBytes::ModelBytes(const std::vector<unsigned char>& bytes)
    : storage_(bytes.size() + kModelAlignment), size_(bytes.size()) {
  std::ranges::copy(bytes, storage_.begin() + (begin() - storage_.data()));
}

const unsigned char* ModelBytes::begin() const {
  const auto address = reinterpret_cast<std::uintptr_t>(storage_.data());
  return storage_.data() + (kModelAlignment - address % kModelAlignment) % kModelAlignment;
}

std::vector<unsigned char> write_model(const Lexicon& lexicon,
                                       const std::array<PassWeights, 2>& passes,
                                       float bias) {
  ModelHeader header;
  std::ranges::copy(kModelMagic, header.magic.begin());
  header.version = kModelVersion;
  header.clusters = static_cast<std::uint32_t>(lexicon.clusters.size());
  header.phrases = static_cast<std::uint32_t>(lexicon.phrases.size());
  std::array<Transitions, 2> transitions{};
  std::vector<std::int8_t> weights(kSlots * kSlotWidth, 0);
  for (std::size_t pass = 0; pass < passes.size(); ++pass) {
    const float scale = find_scale(passes[pass].weights);
    quantise(passes[pass].weights, scale, pass, weights);
    header.bias[pass] = bias * scale;
    for (std::size_t i = 0; i <= kLabels; ++i) {
      for (std::size_t j = 0; j < kLabels; ++j) {
        transitions[pass][i][j] = passes[pass].transitions[i][j] * scale;
      }
    }
  }
  PartWriter writer;
  writer.part<ModelHeader>(std::span(&header, 1));
  writer.part<Transitions>(transitions);
  writer.table(lexicon.clusters);
  writer.table(lexicon.phrases);
  writer.part<std::int8_t>(weights);
  return writer.take();
}

}  // namespace dateline
