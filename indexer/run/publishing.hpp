// SPDX-License-Identifier: GPL-2.0-or-later
//
// RoundPublisher: puts a round of a run in force, articles and manifest together, and works out
// what the last one takes out of the index.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "indexer/manifest/manifest.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "indexer/run/archive_walk.hpp"
#include "indexer/run/file_outcomes.hpp"
#include "indexer/run/options.hpp"
#include "indexer/run/outcome_shift.hpp"
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

// Writes what there is to write; the names of all parts.
[[nodiscard]] std::vector<std::string> write_changes(IndexWriter& writer,
                                                     const ManifestChanges& changes);

// Whether so many of so many articles may go: --max-delete.
[[nodiscard]] bool is_within(const DeletionLimit& limit,
                             std::uint64_t deletions,
                             std::uint64_t articles);

// When files were changed, by what the manifest says of them; nullptr: there is none.
[[nodiscard]] std::function<std::optional<std::int64_t>(const std::string& file_term)>
modification_times(const Manifest* manifest);

struct Round {
  std::vector<std::filesystem::path> scratch = {};  // with articles
  std::vector<std::filesystem::path> claims = {};   // scratch too
  FileOutcomes::Finished finished = {};
  Removals removals = {};
  std::vector<FileRecord> gone = {};  // files to forget with their articles
  // Whether a file is gone whose articles go in this run, if not in this round.
  std::function<bool(const FileKey&)> is_gone = {};
  // Of files that are still being read: FileOutcomes::shift.
  std::function<bool(const OutcomeShift&)> shift_unfinished = {};
  DeletionLimit limit = {};
  ReadingRules rules = {};
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
