// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/replace_all.hpp"

#include <fmt/format.h>

#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"
#include "indexer/segments/merge.hpp"

namespace dateline {

void replace_all(IndexWriter& writer,
                 std::vector<std::filesystem::path> scratch,
                 std::uint64_t articles) {
  translate_xapian_errors(writer.folder(), [&] {
    if (scratch.empty()) {
      scratch.push_back(make_empty(writer.scratch_path("empty"), writer.metadata()));
    }
    const std::filesystem::path target = writer.next_segment();
    merge_into_segment(scratch, target);
    const std::uint64_t found =
        Xapian::Database(target.string(), Xapian::DB_BACKEND_GLASS).get_doccount();
    if (found != articles) {
      throw Failure(ExitCode::kDiskTrouble,
                    fmt::format("{} has {} articles, not {}", target.string(), found, articles),
                    "the index is as it was; check the disk and run again");
    }
    writer.put_in_force({.revision = writer.next_revision(),
                         .content = writer.next_revision(),
                         .segments = {target.filename().string()},
                         .manifests = writer.commit().manifests});
  });
}

}  // namespace dateline
