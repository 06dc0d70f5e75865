// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/snapshot.hpp"

#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"

namespace dateline {

namespace {

// Each of these is a run that published within the time it takes to open an index.
constexpr int kMostTries = 100;

}  // namespace

// A run removes segments that no kept commit point names. So what was opened is whole if its commit
// point is kept still. To have met no error proves nothing: Xapian takes a missing table of
// positions for an empty one.
Snapshot Snapshot::open(const std::filesystem::path& index, Rules rules) {
  for (int tries = 1;; ++tries) {
    const CommitPoint commit = read_commit_point(index);
    try {
      Snapshot snapshot = open_commit(index, commit, rules);
      if (is_kept(index, commit)) {
        return snapshot;
      }
    } catch (const Failure&) {
      if (read_commit_point(index) == commit) {
        throw;  // nobody has changed the index: it is as bad as it looks
      }
    }
    if (tries == kMostTries) {
      throw Failure(ExitCode::kDiskTrouble,
                    "the index " + index.string() + " changes faster than it can be opened",
                    "try again when fewer runs publish");
    }
  }
}

Snapshot Snapshot::open_commit(const std::filesystem::path& index,
                               const CommitPoint& commit,
                               Rules rules) {
  Snapshot snapshot;
  snapshot.path_ = index;
  snapshot.commit_ = commit;
  translate_xapian_errors(index, [&] {
    bool first = true;
    for (const std::string& name : snapshot.commit_.segments) {
      // Opened by directory and backend: a stub planted as a segment would be followed otherwise.
      const Xapian::Database segment((index / name).string(), Xapian::DB_BACKEND_GLASS);
      const SegmentMetadata metadata = read_metadata(segment, index / name, rules);
      if (!first && !are_of_one_index(snapshot.metadata_, metadata)) {
        throw Failure(
            ExitCode::kBadIndex,
            (index / name).string() + " belongs to another index",
            "its language or identity differs from the other segments': restore the index "
            "from a backup");
      }
      snapshot.metadata_ = metadata;
      snapshot.enrichments_.push_back(metadata.enrichment);
      snapshot.database_.add_database(segment);
      snapshot.segments_.push_back(segment);
      first = false;
    }
  });
  return snapshot;
}

}  // namespace dateline
