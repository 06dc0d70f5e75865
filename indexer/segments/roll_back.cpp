// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/roll_back.hpp"

#include <algorithm>
#include <ranges>
#include <vector>

#include <fmt/format.h>

#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"
#include "indexer/segments/purge.hpp"

namespace dateline {

namespace {

std::string list_revisions(const std::vector<CommitPoint>& commits) {
  std::string text;
  for (const CommitPoint& commit : commits) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", commit.revision);
  }
  return text;
}

}  // namespace

RolledBack roll_back(IndexWriter& writer,
                     std::optional<std::uint64_t> target,
                     const std::set<std::string>& forbidden_ids) {
  return translate_xapian_errors(writer.folder(), [&] {
    const CommitPoint before = writer.commit();
    std::vector<CommitPoint> choices;
    for (CommitPoint& commit : read_history(writer.folder())) {
      if (commit.content != before.content && !holds_any(writer.folder(), commit, forbidden_ids)) {
        choices.push_back(std::move(commit));
      }
    }
    const auto chosen = target ? std::ranges::find(choices, *target, &CommitPoint::revision)
                               : (choices.empty() ? choices.end() : choices.end() - 1);
    if (chosen == choices.end()) {
      throw Failure(ExitCode::kUsage,
                    target ? fmt::format("revision {} is not kept, or is the one in force", *target)
                           : "there is no other state of the index to go back to",
                    choices.empty()
                        ? fmt::format("the index is at revision {}; --keep says how many states "
                                      "later runs leave",
                                      before.revision)
                        : fmt::format("there are: {}", list_revisions(choices)));
    }
    CommitPoint next = *chosen;
    next.revision = writer.next_revision();
    writer.put_in_force(next);
    return RolledBack{.from = before.revision, .to = chosen->revision, .revision = next.revision};
  });
}

}  // namespace dateline
