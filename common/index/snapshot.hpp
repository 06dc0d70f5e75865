// SPDX-License-Identifier: GPL-2.0-or-later
//
// Snapshot: one commit point of an index, open for reading. What it shows never changes: a run that
// publishes meanwhile writes other files.
#pragma once

#include <filesystem>

#include <xapian.h>

#include "common/index/commit_point.hpp"
#include "common/index/segment_metadata.hpp"

namespace dateline {

class Snapshot {
 public:
  // Throws Failure: kBadIndex if the path is no index, is damaged, or follows other rules.
  static Snapshot open(const std::filesystem::path& index);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const CommitPoint& commit() const { return commit_; }
  [[nodiscard]] const SegmentMetadata& metadata() const { return metadata_; }
  // All segments as one database.
  [[nodiscard]] const Xapian::Database& database() const { return database_; }

 private:
  std::filesystem::path path_;
  CommitPoint commit_;
  SegmentMetadata metadata_;
  Xapian::Database database_;
};

}  // namespace dateline
