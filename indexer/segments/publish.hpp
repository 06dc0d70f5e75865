// SPDX-License-Identifier: GPL-2.0-or-later
//
// publish: what a run read becomes part of the index, all at once. Collisions of ids are resolved,
// scratch databases become a segment, replaced and deleted articles leave copies of the old
// segments, and one commit point puts it all in force.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "indexer/segments/collisions.hpp"
#include "indexer/segments/index_writer.hpp"

namespace dateline {

// kAsTheyAre: at once, each scratch database a segment of its own, which a later run merges: for a
// run that was told to end.
enum class ScratchMerge { kIntoOne, kAsTheyAre };

struct Publication {
  std::vector<std::filesystem::path> scratch = {};  // with articles
  std::vector<std::filesystem::path> claims = {};   // scratch too, with nothing else (claim.hpp)
  Standing standing = {};
  // Asked where articles go that nothing replaces: false keeps them.
  std::function<bool(std::uint64_t deletions, std::uint64_t articles)> may_delete = {};
  std::function<void(const Collision&)> report_collision = {};
  // Writes manifests for that revision once collisions are known, and what went that nothing
  // replaces; returns the names of all, or what the index has if nothing changed. None: they stay.
  std::function<std::vector<std::string>(std::uint64_t revision,
                                         const std::vector<TakenOut>& taken_out)>
      write_manifests = {};
  ScratchMerge merge = ScratchMerge::kIntoOne;
  // Bytes from which on a segment of which little is replaced is copied without being compacted.
  std::uint64_t large_segment = std::uint64_t{32} << 20;
};

struct Published {
  std::uint64_t revision = 0;
  std::size_t segments = 0;
  std::uint64_t articles = 0;  // in the whole index
  std::uint64_t added = 0;     // new ids
  std::uint64_t replaced = 0;  // ids that were indexed before
  std::uint64_t canceled = 0;  // ids that were indexed before and are no longer
  std::uint64_t deleted = 0;
  std::uint64_t kept_from_deletion = 0;  // may_delete said no
};

// Throws Failure: kDiskTrouble where it does not fit; the index is as it was then. With nothing new
// the index stays as it is.
[[nodiscard]] Published publish(IndexWriter& writer, Publication publication);

}  // namespace dateline
