// SPDX-License-Identifier: GPL-2.0-or-later
//
// The inner loop of the tagger: the sum of the weights of some slots.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "indexer/enrich/entities/entity_model.hpp"

namespace dateline {

// Adds the weights of every slot. Sums cannot overflow: kMostFeatures times 127 is below 2^15.
void add_slots(std::span<const std::int8_t> weights,
               std::span<const std::uint32_t> slots,
               std::array<std::int16_t, kSlotWidth>& sums);

}  // namespace dateline
