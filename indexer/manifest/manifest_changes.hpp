// SPDX-License-Identifier: GPL-2.0-or-later
//
// ManifestChanges: what a run changes in the manifest, which becomes a new part of it. Of several
// changes of a file or a deletion the last counts. A file takes some 300 bytes of memory until it
// is written: a run over millions may write several parts, then merge them. Not thread-safe.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "indexer/manifest/file_record.hpp"

namespace dateline {

// Bytes that are kept of FileRecord::first_rejection.
inline constexpr std::size_t kLongestRejection = 300;

// As it is kept: on one line, and not too long.
[[nodiscard]] std::string stored_rejection(const std::string& message);

class ManifestChanges {
 public:
  void set(FileRecord record);
  void remove(const FileKey& key);
  void set(const Deletion& deletion);
  void remove_deletion(const std::string& id);

  [[nodiscard]] bool empty() const { return files_.empty() && deletions_.empty(); }

  // Makes the part, on disk once this returns. Throws Failure (kDiskTrouble).
  void write(const std::filesystem::path& index, const std::string& part_name) const;

 private:
  using Lines = std::map<std::string, std::string>;  // by path or id

  std::map<std::string, Lines> files_;  // by root
  Lines deletions_;
};

enum class MergeScope {
  kTail,   // there are older parts: what is gone must go on saying so
  kWhole,  // there are none
};

// Makes one part of several that follow each other, named oldest first. The target is a new name:
// the parts stay as they are. Throws Failure as Manifest::open and ManifestChanges::write do.
void merge_parts(const std::filesystem::path& index,
                 std::span<const std::string> parts,
                 const std::string& target_name,
                 MergeScope scope);

}  // namespace dateline
