// SPDX-License-Identifier: GPL-2.0-or-later
//
// Size tiers: when small parts of an index (segments, parts of the manifest) are merged. After each
// merge every part is at least as large as all newer ones together, so that there are at most
// 1 + log2(whole / floor) of them; a merge makes of each part that it takes one at least twice as
// large, so that nothing is written more often than that either.
//
// Ten years of nights of varying size (size_tiers_test.cpp) after a first load of nothing, 100 or
// 1,000 nights' worth, whichever is worst, with other ratios of a part to all newer ones:
//
//   ratio   parts at most   on average   what a night brought is written
//   1       10              5.8           7.5 times
//   1.5      9              5.1           8.9
//   2        8              4.7           9.9
//   3        7              4.2          12.4
//   4        6              3.8          13.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline {

struct TierRules {
  double ratio = 1;
  // Bytes that a smaller part counts as: to open it costs more than what it holds.
  std::uint64_t floor = std::uint64_t{64} << 10;
};

// How many of the last parts to merge into one: 0 or at least 2. sizes are bytes, oldest first.
[[nodiscard]] std::size_t tail_to_merge(std::span<const std::uint64_t> sizes,
                                        const TierRules& rules = {});

}  // namespace dateline
