// SPDX-License-Identifier: GPL-2.0-or-later
//
// RoundPublisher: puts a round of a run in force, articles and manifest together, and works out
// what the last one takes out of the index.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/manifest/manifest.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "indexer/run/archive_walk.hpp"
#include "indexer/run/file_outcomes.hpp"
#include "indexer/run/options.hpp"
#include "indexer/run/report.hpp"
#include "indexer/segments/index_writer.hpp"
#include "indexer/segments/publish.hpp"

namespace dateline {

// Why ids are to be taken out of the index.
using Removals = std::map<std::string, DeletionKind>;

// Ids of articles whose files are gone and, with an expiry, of those that are too old.
[[nodiscard]] Removals find_removals(const std::filesystem::path& index,
                                     const std::vector<FileRecord>& gone,
                                     std::optional<Day> expiry);

// An article of that file (a file_term) was taken out: what the manifest says of the file is no
// longer so, and the next run that comes upon it looks at it anew. manifest may be nullptr.
void mark_unread(const Manifest* manifest, const std::string& file, ManifestChanges& changes);

// Whether so many of so many articles may go: --max-delete.
[[nodiscard]] bool is_within(const DeletionLimit& limit,
                             std::uint64_t deletions,
                             std::uint64_t articles);

struct Round {
  std::vector<std::filesystem::path> scratch = {};
  FileOutcomes::Finished finished = {};
  Removals removals = {};
  std::vector<FileRecord> gone = {};  // files to forget with their articles
  DeletionLimit limit = {};
  ScratchMerge merge = ScratchMerge::kIntoOne;
  std::int64_t now = 0;  // seconds since 1970
};

// manifest: what the index has; nullptr for a new one. Throws as publish does.
[[nodiscard]] Published publish_round(IndexWriter& writer,
                                      const Manifest* manifest,
                                      Round round,
                                      RunLog& log);

// Parts of the manifest by size tiers, for merge_segments.
[[nodiscard]] std::vector<std::string> merge_manifests(IndexWriter& writer);

}  // namespace dateline
