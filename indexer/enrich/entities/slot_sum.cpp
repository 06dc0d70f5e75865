// SPDX-License-Identifier: GPL-2.0-or-later
//
// One loop compiled twice, with and without AVX2, chosen when the program starts: a packaged
// program runs on every x86-64 machine. Both give the same integers.
#include "indexer/enrich/entities/slot_sum.hpp"

namespace dateline {
namespace {

using Sums = std::array<std::int16_t, kSlotWidth>;

// Slots to fetch before they are needed: most lie outside of the caches.
inline void prefetch(std::span<const std::int8_t> weights, std::span<const std::uint32_t> slots) {
  for (const std::uint32_t slot : slots) {
    __builtin_prefetch(&weights[slot * kSlotWidth]);
  }
}

[[gnu::always_inline]] inline void sum_loop(const std::int8_t* weights,
                                            std::span<const std::uint32_t> slots,
                                            std::int16_t* sums) {
  for (const std::uint32_t slot : slots) {
    const std::int8_t* const row = weights + slot * kSlotWidth;
    for (std::size_t i = 0; i < kSlotWidth; ++i) {
      sums[i] = static_cast<std::int16_t>(sums[i] + row[i]);
    }
  }
}

void sum_portable(const std::int8_t* weights,
                  std::span<const std::uint32_t> slots,
                  std::int16_t* sums) {
  sum_loop(weights, slots, sums);
}

using SumFunction = void (*)(const std::int8_t*, std::span<const std::uint32_t>, std::int16_t*);

#if defined(__x86_64__)
[[gnu::target("avx2")]] void sum_avx2(const std::int8_t* weights,
                                      std::span<const std::uint32_t> slots,
                                      std::int16_t* sums) {
  sum_loop(weights, slots, sums);
}

SumFunction choose() {
  return __builtin_cpu_supports("avx2") ? sum_avx2 : sum_portable;
}
#else
SumFunction choose() {
  return sum_portable;
}
#endif

}  // namespace

void add_slots(std::span<const std::int8_t> weights,
               std::span<const std::uint32_t> slots,
               Sums& sums) {
  static const SumFunction sum = choose();
  prefetch(weights, slots);
  sum(weights.data(), slots, sums.data());
}

}  // namespace dateline
