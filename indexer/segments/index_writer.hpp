// SPDX-License-Identifier: GPL-2.0-or-later
//
// IndexWriter: the one writer of an index directory. It holds the lock, clears what dead runs left,
// hands out names for what is new and puts a commit point in force by one rename. What a run does
// with an index is built on it: publish, merge_segments, roll_back, purge, rebuild.
//
//   IndexWriter writer(path, {.language = "english"});
//   ... SegmentBuilder(writer.folder(), writer.scratch_prefix(0), writer.metadata(), ...) ...
//   publish(writer, {.scratch = paths, ...});
//
// A writer destroyed before it put anything in force leaves the index as it was.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "common/index/commit_point.hpp"
#include "common/index/segment_metadata.hpp"
#include "common/support/lock.hpp"

namespace dateline {

// How many states of the index stay, the one in force included, unless --keep says otherwise.
inline constexpr std::size_t kKeptContents = 2;

enum class Creation { kAllowed, kForbidden };

// kAnyState: to go back to another state, so the one in force may be damaged or missing.
enum class Opening { kInForce, kAnyState };

struct WriterOptions {
  std::string language;    // Snowball name for a new index; empty takes what an index has
  std::string timezone{};  // as TimeZone::find names it; empty takes what an index has
  std::chrono::seconds lock_timeout{10};
  EnrichmentVersions enrichment{};  // of the articles that this run adds
  std::size_t kept_contents = kKeptContents;
  Creation creation = Creation::kAllowed;  // forbidden: a path without an index is an error
  Rules rules = Rules::kOurs;              // any: of another analyzer too, to make it anew
  Opening opening = Opening::kInForce;
};

class IndexWriter {
 public:
  // Opens the index at path or prepares a new one there. Throws Failure: kBadIndex if something
  // else is at path, an index whose stub is missing, or nothing and none may be made, kUsage if the
  // index has another language or time zone, kLocked if another writer is at work.
  IndexWriter(std::filesystem::path path, const WriterOptions& options);
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;
  IndexWriter(IndexWriter&&) = delete;
  IndexWriter& operator=(IndexWriter&&) = delete;
  ~IndexWriter();

  [[nodiscard]] const std::filesystem::path& folder() const { return path_; }
  [[nodiscard]] const SegmentMetadata& metadata() const { return metadata_; }
  // In force; of revision 0 and without segments where the index is new.
  [[nodiscard]] const CommitPoint& commit() const { return commit_; }
  [[nodiscard]] bool is_new() const { return is_new_; }
  [[nodiscard]] std::uint64_t next_revision() const { return commit_.revision + 1; }

  [[nodiscard]] static std::string scratch_prefix(std::size_t worker);
  [[nodiscard]] static std::string claims_prefix(std::size_t worker);
  // A place for what nobody may find when the run dies.
  [[nodiscard]] std::filesystem::path scratch_path(std::string_view name) const;
  // Names that no segment or manifest has had.
  [[nodiscard]] std::filesystem::path next_segment();
  [[nodiscard]] std::string next_manifest();

  // Syncs what next names, puts it in force by one rename, and removes what no commit point that
  // stays needs. Of each state of the content the newest commit point stays.
  void put_in_force(const CommitPoint& next);

  // Commit points but the one in force that satisfy drop go, and with them their segments.
  void drop_commit_points(const std::function<bool(const CommitPoint&)>& drop);

  // Bytes of a segment's files.
  [[nodiscard]] std::uint64_t segment_bytes(const std::string& name) const;

 private:
  [[nodiscard]] bool has_stub() const;
  void open_existing(const WriterOptions& options);
  void open_any_state();
  void refuse_lost_stub() const;
  void refuse_foreign_path() const;
  void remove_garbage() const;
  [[nodiscard]] std::uint64_t next_number(std::uint64_t& last,
                                          std::uint64_t (*number)(std::string_view)) const;

  std::filesystem::path path_;
  std::size_t kept_contents_ = kKeptContents;
  bool is_new_ = false;  // no commit point yet
  // While a commit point is put in force: if that fails, the stub may name either.
  bool is_in_doubt_ = false;
  bool made_folder_ = false;
  std::optional<FileLock> lock_;
  CommitPoint commit_;
  SegmentMetadata metadata_;
  std::uint64_t last_segment_ = 0;
  std::uint64_t last_manifest_ = 0;
};

// Bytes of the scratch databases of a run in progress, 0 if none is.
[[nodiscard]] std::uint64_t scratch_bytes(const std::filesystem::path& index);

}  // namespace dateline
