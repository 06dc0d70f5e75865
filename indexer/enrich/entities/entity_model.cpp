// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/entity_model.hpp"

#include <cstring>
#include <stdexcept>

namespace dateline {
namespace {

// Walks the parts of a model.
class PartReader {
 public:
  explicit PartReader(std::span<const unsigned char> bytes) : bytes_(bytes) {}

  template <typename Value>
  std::span<const Value> part(std::size_t count) {
    const std::size_t size = count * sizeof(Value);
    if (bytes_.size() < at_ || bytes_.size() - at_ < size) {
      throw std::runtime_error("the model of the entity tagger is cut short");
    }
    // The file is aligned, and so is each of its parts.
    const auto* const values = reinterpret_cast<const Value*>(bytes_.data() + at_);
    at_ += (size + kModelAlignment - 1) / kModelAlignment * kModelAlignment;
    return {values, count};
  }

  template <typename Value>
  HashedTable<Value> table(std::size_t entries) {
    const auto offsets = part<std::uint32_t>(HashedTable<Value>::kBuckets + 1);
    const auto marks = part<std::uint16_t>(entries);
    const auto values = part<Value>(entries);
    if (offsets.back() != entries) {
      throw std::runtime_error("the model of the entity tagger is damaged");
    }
    return {offsets, marks, values};
  }

 private:
  std::span<const unsigned char> bytes_;
  std::size_t at_ = 0;
};

}  // namespace

EntityModel read_model(std::span<const unsigned char> bytes) {
  PartReader parts(bytes);
  EntityModel model;
  model.header = parts.part<ModelHeader>(1).front();
  const std::string_view magic(model.header.magic.data(), kModelMagic.size());
  if (magic != kModelMagic || model.header.version != kModelVersion) {
    throw std::runtime_error("no model of this version of the entity tagger");
  }
  const auto transitions = parts.part<Transitions>(2);
  model.transitions = {transitions[0], transitions[1]};
  model.clusters = parts.table<std::uint32_t>(model.header.clusters);
  model.gazetteer = parts.table<GazetteMask>(model.header.phrases);
  model.weights = parts.part<std::int8_t>(kSlots * kSlotWidth);
  return model;
}

}  // namespace dateline
