// SPDX-License-Identifier: GPL-2.0-or-later
//
// Snapshot: one commit point of an index, open for reading. What it shows never changes: a run that
// publishes meanwhile writes other files.
#pragma once

#include <filesystem>
#include <vector>

#include <xapian.h>

#include "common/index/commit_point.hpp"
#include "common/index/segment_metadata.hpp"

namespace dateline {

class Snapshot {
 public:
  // Throws Failure: kBadIndex if the path is no index, is damaged, or follows other rules.
  static Snapshot open(const std::filesystem::path& index, Rules rules = Rules::kOurs);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const CommitPoint& commit() const { return commit_; }
  [[nodiscard]] const SegmentMetadata& metadata() const { return metadata_; }
  // Of each segment.
  [[nodiscard]] const std::vector<EnrichmentVersions>& enrichments() const { return enrichments_; }
  // All segments as one database.
  [[nodiscard]] const Xapian::Database& database() const { return database_; }
  // The same one by one: what is counted over all articles needs no merging of their lists.
  [[nodiscard]] const std::vector<Xapian::Database>& segments() const { return segments_; }

 private:
  std::filesystem::path path_;
  CommitPoint commit_;
  SegmentMetadata metadata_;
  std::vector<EnrichmentVersions> enrichments_;
  Xapian::Database database_;
  std::vector<Xapian::Database> segments_;
};

}  // namespace dateline
