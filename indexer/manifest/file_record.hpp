// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the manifest knows: of each file that a run read, what it was and what became of it; of each
// article that was taken out of the index, when and why, so that it does not come back.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace dateline {

// Bytes as the file system has them. A path is in byte order, which is the order of FileWalk.
struct FileKey {
  std::string root{};  // NAME of --root, or the absolute path of the folder that was named
  std::string path{};  // below it

  friend auto operator<=>(const FileKey&, const FileKey&) = default;
};

struct FileRecord {
  FileKey key{};
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  // since 1970
  std::string rules{};           // by which it was read; other rules may make something else of it
  std::uint64_t revision = 0;    // of the index after the run that read it
  std::int64_t read_at = 0;      // seconds since 1970

  // What its records came to.
  std::uint64_t articles = 0;  // new or unchanged
  std::uint64_t collided = 0;  // lost their id to a record of another file
  std::uint64_t suppressed = 0;
  std::uint64_t deleted = 0;  // left out because they were deleted by hand earlier
  std::uint64_t expired = 0;  // older than --retain
  std::uint64_t embargoed = 0;
  std::uint64_t withheld = 0;
  std::map<std::string, std::uint64_t> rejected{};  // by code
  std::string first_rejection{};                    // place and message, one line
  std::optional<std::int64_t> next_release{};       // of its embargoes; seconds since 1970

  bool is_due = false;    // to be read again as it is: an id that it lost may be its own now
  bool is_stale = false;  // could not be read since: its articles are of the last good reading

  friend bool operator==(const FileRecord&, const FileRecord&) = default;
};

// By hand, since its file is gone, since it is too old, or since its publisher took it back.
enum class DeletionKind { kById, kByQuery, kMirror, kRetention, kCancellation };

struct Deletion {
  std::string id{};  // of the article
  DeletionKind kind = DeletionKind::kById;
  std::uint64_t revision = 0;  // of the index after the run that took it out
  std::int64_t when = 0;       // seconds since 1970
  std::string content_hash{};  // hexadecimal; may be empty; none of a cancellation
  std::uint64_t version = 0;   // of a cancellation: up to which the article stays out

  friend bool operator==(const Deletion&, const Deletion&) = default;
};

}  // namespace dateline
