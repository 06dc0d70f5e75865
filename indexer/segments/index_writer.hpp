// SPDX-License-Identifier: GPL-2.0-or-later
//
// IndexWriter: the one writer of an index directory. It holds the lock, clears what dead runs left,
// hands out a place for scratch databases and publishes a run by one rename.
//
//   IndexWriter writer(path, {.language = "english"});
//   ... SegmentBuilder(writer.folder(), writer.scratch_prefix(0), writer.metadata(), ...) ...
//   writer.publish(scratch_paths, report);
//
// A writer destroyed before publish leaves the index as it was.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "common/index/commit_point.hpp"
#include "common/index/segment_metadata.hpp"
#include "common/support/lock.hpp"
#include "indexer/segments/collisions.hpp"

namespace dateline {

// Commit points that stay, the one in force included, so that a reader that opened the one before a
// run still finds all its files.
inline constexpr std::size_t kKeptCommits = 2;

struct WriterOptions {
  std::string language;    // Snowball name for a new index; empty takes what an index has
  std::string timezone{};  // as TimeZone::find names it; empty takes what an index has
  std::chrono::seconds lock_timeout{10};
  EnrichmentVersions enrichment{};  // of the articles that this run adds
};

struct Published {
  std::uint64_t revision = 0;
  std::size_t segments = 0;
  std::uint64_t articles = 0;  // in the whole index
  std::uint64_t added = 0;     // new ids
  std::uint64_t replaced = 0;  // ids that were indexed before
  std::uint64_t canceled = 0;  // ids that were indexed before and are no longer
};

class IndexWriter {
 public:
  // Opens the index at path or prepares a new one there. Throws Failure: kBadIndex if something
  // else is at path, kUsage if the index has another language or time zone, kLocked if another
  // writer is at work.
  IndexWriter(std::filesystem::path path, const WriterOptions& options);
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;
  IndexWriter(IndexWriter&&) = delete;
  IndexWriter& operator=(IndexWriter&&) = delete;
  ~IndexWriter();

  [[nodiscard]] const std::filesystem::path& folder() const { return path_; }
  [[nodiscard]] const SegmentMetadata& metadata() const { return metadata_; }
  [[nodiscard]] static std::string scratch_prefix(std::size_t worker);

  // Resolves collisions, makes the new segment, takes replaced articles out of the old ones, and
  // puts the new list in force. With nothing new the index stays as it is.
  Published publish(std::vector<std::filesystem::path> scratch,
                    const std::function<void(const Collision&)>& report_collision);

 private:
  void open_existing(const WriterOptions& options);
  void refuse_foreign_path() const;
  void remove_garbage() const;
  [[nodiscard]] std::filesystem::path next_segment();
  // A segment of the scratch databases, even if there are none.
  void add_segment(std::vector<std::filesystem::path> scratch, CommitPoint& next);
  void replace_in_old_segments(std::span<const std::filesystem::path> scratch,
                               const std::function<void(const Collision&)>& report,
                               CommitPoint& next,
                               Published& published);
  void put_in_force(const CommitPoint& next);

  std::filesystem::path path_;
  bool is_new_ = false;  // no commit point yet
  bool made_folder_ = false;
  std::optional<FileLock> lock_;
  CommitPoint commit_;
  SegmentMetadata metadata_;
  std::uint64_t last_segment_ = 0;
};

}  // namespace dateline
