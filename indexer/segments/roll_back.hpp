// SPDX-License-Identifier: GPL-2.0-or-later
//
// Going back to what the index held before: a commit point of its own that names the segments and
// manifests of an earlier one, so that going forth again is the same step once more.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "indexer/segments/index_writer.hpp"

namespace dateline {

struct RolledBack {
  std::uint64_t from = 0;      // the revision that was in force
  std::uint64_t to = 0;        // the one whose content is in force again
  std::uint64_t revision = 0;  // of the new commit point
};

// target: revision of a commit point that is kept; nullopt: the newest one of another content.
// One that holds an article of these ids is passed over. Throws Failure (kUsage) listing what there
// is to go back to.
RolledBack roll_back(IndexWriter& writer,
                     std::optional<std::uint64_t> target,
                     const std::set<std::string>& forbidden_ids);

}  // namespace dateline
