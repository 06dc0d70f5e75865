// SPDX-License-Identifier: GPL-2.0-or-later
//
// Taking articles out of an index for good: out of what is in force, of every commit point that is
// kept and of every file. What remains of them afterwards is what the archive itself has.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "common/article.hpp"
#include "common/index/commit_point.hpp"
#include "indexer/segments/collisions.hpp"
#include "indexer/segments/index_writer.hpp"

namespace dateline {

struct Purged {
  std::uint64_t revision_before = 0;
  std::uint64_t revision_after = 0;
  std::uint64_t articles = 0;  // that were in force
  std::vector<std::string> segments_dropped = {};
  std::vector<std::uint64_t> commits_dropped = {};  // revisions
};

// Whether a segment of the commit point has an article of one of the ids, or names one in what
// Xapian keeps beside its documents. Throws
// Failure where a segment cannot be read.
[[nodiscard]] bool holds_any(const std::filesystem::path& index,
                             const CommitPoint& commit,
                             const std::set<std::string>& ids);

// The articles of these ids in any commit point that is kept; of each state that one of them had.
[[nodiscard]] std::vector<Article> find_in_all_states(const std::filesystem::path& index,
                                                      const std::set<std::string>& ids);

// The ids of all articles, in any commit point that is kept, that satisfy wanted: looks at each.
[[nodiscard]] std::set<std::string> find_ids_in_all_states(
    const std::filesystem::path& index, const std::function<bool(const Article&)>& wanted);

// Throws Failure (kDiskTrouble). write_manifests is told what was in force of them, and names the
// manifests to put in force. manifests_name: whether those of a commit point that is kept tell of
// them, so that it goes too.
Purged purge(
    IndexWriter& writer,
    const std::set<std::string>& ids,
    const std::function<std::vector<std::string>(const std::vector<TakenOut>& taken_out)>&
        write_manifests,
    const std::function<bool(const CommitPoint&)>& manifests_name = [](const CommitPoint&) {
      return false;
    });

}  // namespace dateline
