// SPDX-License-Identifier: GPL-2.0-or-later
//
// RunTarget: the index that a run writes to, and what it knows of earlier runs; in a dry run the
// one it would write to.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "common/index/segment_metadata.hpp"
#include "indexer/manifest/manifest.hpp"
#include "indexer/run/article_gate.hpp"
#include "indexer/run/options.hpp"
#include "indexer/segments/index_writer.hpp"
#include "indexer/takedown/suppression_list.hpp"

namespace dateline {

class RunTarget {
 public:
  // Takes the lock, and finishes what a purge left undone. Throws Failure as IndexWriter says.
  explicit RunTarget(const IndexOptions& options);

  // Reads anew what the index has, after something was published.
  void look();

  [[nodiscard]] bool has_writer() const { return writer_.has_value(); }
  [[nodiscard]] IndexWriter& writer() { return *writer_; }
  [[nodiscard]] const SegmentMetadata& metadata() const { return metadata_; }
  [[nodiscard]] const EarlierRuns& earlier() const { return earlier_; }
  // The manifest, for who needs it longer than until the next look; nullptr for a new index.
  [[nodiscard]] std::shared_ptr<const Manifest> manifest() const { return manifest_; }
  // Empty in a dry run.
  [[nodiscard]] std::filesystem::path scratch_folder() const;

 private:
  void open_for_reading(const IndexOptions& options);

  std::filesystem::path path_;
  std::optional<IndexWriter> writer_;
  SegmentMetadata metadata_;
  SuppressionList suppressed_;
  std::shared_ptr<const Manifest> manifest_;
  EarlierRuns earlier_;
};

}  // namespace dateline
