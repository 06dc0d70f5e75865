// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/snapshot.hpp"

#include "common/index/xapian_error.hpp"

namespace dateline {

Snapshot Snapshot::open(const std::filesystem::path& index, Rules rules) {
  Snapshot snapshot;
  snapshot.path_ = index;
  snapshot.commit_ = read_commit_point(index);
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
