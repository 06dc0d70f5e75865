// SPDX-License-Identifier: GPL-2.0-or-later
//
// ArchiveWalk: the manifest held against the archive as it is walked. It says of each file whether
// it must be read, and afterwards which files are gone. Both come in the byte order of paths, so a
// root of any size is compared as it goes by.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/manifest/manifest.hpp"
#include "indexer/run/reading_rules.hpp"
#include "indexer/sources/file_walk.hpp"

namespace dateline {

// Whether files of which something was left out are read again, so that it can be listed.
enum class LeftOut { kIsKnown, kIsListed };

class ArchiveWalk {
 public:
  // manifest: nullptr for a new index; it outlives this. now: seconds since 1970.
  ArchiveWalk(const Manifest* manifest, ReadingRules rules, std::int64_t now, LeftOut left_out)
      : manifest_(manifest), rules_(std::move(rules)), now_(now), left_out_(left_out) {}

  void begin_root(const WalkedRoot& root);
  void end_root();

  // What the manifest has of the file, the next one in the order of the walk.
  [[nodiscard]] std::optional<FileRecord> look_up(const FileOrigin& file);

  // Whether the file need not be read again: it is as it was, was read by the same rules, could be
  // read, and no embargo in it has ended.
  [[nodiscard]] bool can_be_passed_over(const FileOrigin& file, const FileRecord& before) const;

  // Of roots walked so far: files that the manifest has and the archive has not.
  [[nodiscard]] const std::vector<FileRecord>& gone() const { return gone_; }

  // Whether it is a file of a root that was walked, as a whole, and the archive has it no more.
  [[nodiscard]] bool is_gone(const FileKey& file) const;

  // A record of these files lost its id to another file: should that one be gone, it is theirs.
  [[nodiscard]] std::vector<FileRecord> files_that_lost_ids() const;

 private:
  void take_gone(const FileRecord& record);
  void pass_until(const std::string& path);

  const Manifest* manifest_;
  ReadingRules rules_;
  std::int64_t now_;
  LeftOut left_out_;
  WalkedRoot root_;
  std::map<std::string, std::string> whole_roots_;  // where they are, by key
  std::optional<FileCursor> cursor_;
  std::vector<FileRecord> gone_;
};

}  // namespace dateline
