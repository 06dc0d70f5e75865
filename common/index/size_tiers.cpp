// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/size_tiers.hpp"

#include <algorithm>

namespace dateline {

std::size_t tail_to_merge(std::span<const std::uint64_t> sizes, const TierRules& rules) {
  // The oldest part that is too small for what came after it takes all of that in. Sums are in
  // floating point, where they do not overflow.
  std::size_t merged = 0;
  double newer = 0;
  for (std::size_t count = 1; count <= sizes.size(); ++count) {
    const auto size = static_cast<double>(std::max(sizes[sizes.size() - count], rules.floor));
    if (size < rules.ratio * newer) {
      merged = count;
    }
    newer += size;
  }
  return merged;
}

}  // namespace dateline
