// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/slot_sum.hpp"

#include <random>
#include <vector>

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

TEST_CASE("the sum of slots is that of a plain loop") {
  std::mt19937 random(3);
  std::vector<std::int8_t> weights(64 * kSlotWidth);
  for (std::int8_t& weight : weights) {
    weight = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
  }
  for (std::size_t count = 0; count < 200; ++count) {
    std::vector<std::uint32_t> slots(count);
    std::array<std::int16_t, kSlotWidth> plain{};
    for (std::uint32_t& slot : slots) {
      slot = static_cast<std::uint32_t>(random() % 64);
      for (std::size_t i = 0; i < kSlotWidth; ++i) {
        plain[i] = static_cast<std::int16_t>(plain[i] + weights[slot * kSlotWidth + i]);
      }
    }
    std::array<std::int16_t, kSlotWidth> sums{};
    add_slots(weights, slots, sums);
    CAPTURE(count);
    CHECK((sums == plain));
  }
}

}  // namespace
}  // namespace dateline::test
