// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/merge_segments.hpp"

#include <filesystem>
#include <numeric>
#include <span>

#include "common/index/size_tiers.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/disk_space.hpp"
#include "indexer/segments/merge.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

// How many of the last segments go into one.
std::size_t to_merge(std::span<const std::uint64_t> sizes, MergeExtent extent) {
  if (extent == MergeExtent::kAll) {
    return sizes.size() > 1 ? sizes.size() : 0;
  }
  return tail_to_merge(sizes);
}

}  // namespace

Merged merge_segments(IndexWriter& writer,
                      MergeExtent extent,
                      const std::function<std::vector<std::string>()>& merge_manifests) {
  return translate_xapian_errors(writer.folder(), [&] {
    const CommitPoint before = writer.commit();
    std::vector<std::uint64_t> sizes;
    for (const std::string& name : before.segments) {
      sizes.push_back(writer.segment_bytes(name));
    }
    Merged merged{.segments = to_merge(sizes, extent)};
    CommitPoint next = before;
    next.revision = writer.next_revision();
    if (merged.segments > 0) {
      const auto first = static_cast<std::ptrdiff_t>(sizes.size() - merged.segments);
      require_space(writer.folder(),
                    std::accumulate(sizes.begin() + first, sizes.end(), std::uint64_t{0}),
                    "to merge segments");
      std::vector<fs::path> sources;
      for (auto name = before.segments.begin() + first; name != before.segments.end(); ++name) {
        sources.push_back(writer.folder() / *name);
      }
      const fs::path target = writer.next_segment();
      merge_into_segment(sources, target);
      next.segments.resize(static_cast<std::size_t>(first));
      next.segments.push_back(target.filename().string());
      merged.bytes = writer.segment_bytes(next.segments.back());
    }
    next.manifests = merge_manifests();
    if (next.segments != before.segments || next.manifests != before.manifests) {
      writer.put_in_force(next);
    }
    return merged;
  });
}

}  // namespace dateline
