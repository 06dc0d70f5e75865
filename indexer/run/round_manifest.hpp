// SPDX-License-Identifier: GPL-2.0-or-later
//
// RoundManifest: what a round changes in the manifest, once publishing has told what it did.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "indexer/manifest/manifest.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "indexer/run/outcome_shift.hpp"
#include "indexer/run/publishing.hpp"
#include "indexer/segments/collisions.hpp"
#include "indexer/segments/index_writer.hpp"

namespace dateline {

class RoundManifest {
 public:
  // manifest: what the index has; nullptr for a new one. All of them outlive this.
  RoundManifest(IndexWriter& writer, const Manifest* manifest, Round& round)
      : writer_(writer), manifest_(manifest), round_(round) {}

  void note(const Collision& collision);

  // Writes the changes for that revision; the names of all parts of the manifest. Takes the files
  // out of the round.
  [[nodiscard]] std::vector<std::string> write(std::uint64_t revision,
                                               const std::vector<TakenOut>& taken_out,
                                               bool were_deletions_refused);

 private:
  void forget_gone();
  void mark_due();
  void set_file(FileRecord record, std::uint64_t revision);
  void note_taken_out(const std::vector<TakenOut>& taken_out);
  void set_deletions(std::uint64_t revision, const std::vector<TakenOut>& taken_out);

  IndexWriter& writer_;
  const Manifest* manifest_;
  Round& round_;
  ManifestChanges changes_;
  std::vector<OutcomeShift> shifts_;
  std::set<std::string> fresh_;  // file terms of what this round read
  std::set<FileKey> shifted_;    // files that it did not read, but took an article from
  std::set<FileKey> gone_;
};

}  // namespace dateline
