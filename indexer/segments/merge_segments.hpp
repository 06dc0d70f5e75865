// SPDX-License-Identifier: GPL-2.0-or-later
//
// Merging live segments, by a commit point of its own: what the index holds stays the same, so a
// merge that fails costs nothing that was published.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "indexer/segments/index_writer.hpp"

namespace dateline {

enum class MergeExtent {
  kTiers,  // small ones, as common/index/size_tiers.hpp says
  kAll,    // to one
};

struct Merged {
  std::size_t segments = 0;  // that went into one; 0: nothing was to be merged
  std::uint64_t bytes = 0;   // written
};

// merge_manifests writes and names the manifests to put in force, the ones of the index where there
// is nothing to merge. Throws Failure (kDiskTrouble) where it does not fit.
Merged merge_segments(IndexWriter& writer,
                      MergeExtent extent,
                      const std::function<std::vector<std::string>()>& merge_manifests);

}  // namespace dateline
