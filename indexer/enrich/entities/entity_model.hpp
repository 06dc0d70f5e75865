// SPDX-License-Identifier: GPL-2.0-or-later
//
// EntityModel: what the tagger has learned, read in place from the bytes of a model file (byte
// order little endian, every part aligned to 64 bytes):
//
//   ModelHeader
//   transitions   kLabels + 1 rows (the last: start of a sentence) of kLabels floats, in the unit
//                 of the weights, twice: for each pass
//   clusters      HashedTable of 32-bit values: four clusters of a word (11 + 9 + 7 + 5 bits)
//   gazetteer     HashedTable of 16-bit values: what a phrase may name, a bit for each Gazette
//   weights       kSlots slots of 32 int8: those of the 16 labels but O for pass 1, then for pass 2
//
// A HashedTable holds 65537 offsets (32 bits, one for each value of a hash's upper 16 bits and one
// more), then the next 16 bits of each hash in that order, then the values. Of 280,000 entries one
// in 15,000 unknown words is taken for a known one, in training and tagging alike.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/enrich/entities/tags.hpp"

namespace dateline {

// What lists say a word or phrase may be. The last bit marks the beginning of a longer phrase.
enum class Gazette : std::uint8_t {
  kCountry,
  kDemonym,
  kCity,
  kTown,
  kRegion,
  kTitle,
  kRole,
  kOrganisation,
  kCompany,
  kFirstName,
  kLastName,
  kFullName,
  kKnownPlace,  // of the project's own tables of countries and regions
  kKnownDemonym,
  kKnownOrganisation,  // of its own table of organisations
  kContinues,
};

inline constexpr unsigned kGazettes = static_cast<unsigned>(Gazette::kContinues);
inline constexpr std::size_t kMostPhraseTokens = 6;

using GazetteMask = std::uint16_t;

[[nodiscard]] constexpr GazetteMask mask_of(Gazette gazette) {
  return static_cast<GazetteMask>(1U << static_cast<unsigned>(gazette));
}

inline constexpr unsigned kSlotBits = 18;
inline constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;
inline constexpr std::size_t kWeightsPerPass = kLabels - 1;
inline constexpr std::size_t kSlotWidth = 2 * kWeightsPerPass;

// Scores of a label after a label; row kLabels stands for the start of a sentence.
using Transitions = std::array<std::array<float, kLabels>, kLabels + 1>;

struct ModelHeader {
  std::array<char, 8> magic{};
  std::uint32_t version = 0;  // of features and layout together
  std::uint32_t clusters = 0;
  std::uint32_t phrases = 0;
  std::array<float, 2> bias{};  // added to the score of O in each pass, below 0 for more names
  std::uint32_t reserved = 0;
};

inline constexpr std::string_view kModelMagic = "DLNAMES";
inline constexpr std::uint32_t kModelVersion = 1;
inline constexpr std::size_t kModelAlignment = 64;

template <typename Value>
class HashedTable {
 public:
  static constexpr std::size_t kBuckets = std::size_t{1} << 16U;

  HashedTable() = default;
  HashedTable(std::span<const std::uint32_t> offsets,
              std::span<const std::uint16_t> marks,
              std::span<const Value> values)
      : offsets_(offsets), marks_(marks), values_(values) {}

  // nullptr if there is none.
  [[nodiscard]] const Value* find(std::uint64_t hash) const {
    const std::size_t bucket = hash >> 48U;
    const auto mark = static_cast<std::uint16_t>(hash >> 32U);
    for (std::size_t i = offsets_[bucket]; i < offsets_[bucket + 1]; ++i) {
      if (marks_[i] == mark) {
        return &values_[i];
      }
    }
    return nullptr;
  }

 private:
  std::span<const std::uint32_t> offsets_;
  std::span<const std::uint16_t> marks_;
  std::span<const Value> values_;
};

struct EntityModel {
  ModelHeader header;
  std::array<Transitions, 2> transitions;
  HashedTable<std::uint32_t> clusters;
  HashedTable<GazetteMask> gazetteer;
  std::span<const std::int8_t> weights;  // kSlots * kSlotWidth
};

// bytes must be aligned to kModelAlignment and outlive the model. Throws std::runtime_error if they
// are no model of this version.
[[nodiscard]] EntityModel read_model(std::span<const unsigned char> bytes);

// The model that is part of the program.
[[nodiscard]] const EntityModel& shipped_model();

}  // namespace dateline
