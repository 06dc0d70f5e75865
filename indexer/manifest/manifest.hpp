// SPDX-License-Identifier: GPL-2.0-or-later
//
// Manifest: what is known of every file that was read, and of every article that was taken out. It
// lets a run pass over files that did not change, say what became of each, and find those that are
// no longer there. A commit point names its parts (part.hpp), oldest first: newer ones overlay
// older ones, and an older commit point still has its own.
//
//   const Manifest manifest = Manifest::open(index, commit.manifest);
//   for (FileCursor file = manifest.files(root); file.peek() != nullptr; file.next()) { ... }
//
// The parts' bytes are in memory, records are made of them one at a time. open, and whatever comes
// upon a line that is none, throw Failure: kBadIndex, or kDiskTrouble where a part cannot be read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/manifest/file_record.hpp"
#include "indexer/manifest/merged_lines.hpp"

namespace dateline {

// Records in ascending byte order of path or id. Not longer than the manifest.
template <typename Record>
class RecordCursor {
 public:
  RecordCursor(MergedLines lines, std::string root);

  // nullptr at the end.
  [[nodiscard]] const Record* peek() const { return record_ ? &*record_ : nullptr; }
  void next();

 private:
  void read();

  MergedLines lines_;
  std::string root_;
  std::optional<Record> record_;
};

using FileCursor = RecordCursor<FileRecord>;
using DeletionCursor = RecordCursor<Deletion>;

class Manifest {
 public:
  // Verifies every part's checksum.
  static Manifest open(const std::filesystem::path& index, std::span<const std::string> parts);

  [[nodiscard]] std::optional<FileRecord> find(const FileKey& key) const;
  // The files of a root, in the order in which FileWalk comes upon them.
  [[nodiscard]] FileCursor files(const std::string& root) const;
  [[nodiscard]] std::vector<std::string> roots() const;  // that have a file, in byte order
  [[nodiscard]] std::uint64_t count_files() const;       // walks them all

  [[nodiscard]] std::optional<Deletion> deletion(std::string_view id) const;
  [[nodiscard]] DeletionCursor deletions() const;

 private:
  explicit Manifest(ManifestParts parts) : parts_(std::move(parts)) {}

  ManifestParts parts_;
};

}  // namespace dateline
