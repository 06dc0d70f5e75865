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

// A state that cannot be opened, or holds what was taken down, is none to go back to.
bool is_choice(const std::filesystem::path& index,
               const CommitPoint& commit,
               const std::set<std::string>& forbidden_ids) {
  try {
    for (const std::string& name : commit.segments) {
      static_cast<void>(Xapian::Database((index / name).string(), Xapian::DB_BACKEND_GLASS));
    }
    return !holds_any(index, commit, forbidden_ids);
  } catch (const Xapian::Error&) {
    return false;
  } catch (const Failure&) {
    return false;
  }
}

// Why that revision cannot be gone back to.
std::string refusal(std::uint64_t target,
                    const std::vector<CommitPoint>& kept,
                    const CommitPoint& in_force) {
  const auto found = std::ranges::find(kept, target, &CommitPoint::revision);
  if (target == in_force.revision) {
    return fmt::format("revision {} is the one in force", target);
  }
  if (found == kept.end()) {
    return fmt::format("revision {} is not kept", target);
  }
  return found->content == in_force.content
             ? fmt::format("revision {} holds what is in force already", target)
             : fmt::format("revision {} is damaged, or holds an article that was taken down",
                           target);
}

}  // namespace

RolledBack roll_back(IndexWriter& writer,
                     std::optional<std::uint64_t> target,
                     const std::set<std::string>& forbidden_ids) {
  return translate_xapian_errors(writer.folder(), [&] {
    const CommitPoint before = writer.commit();
    const std::vector<CommitPoint> kept = read_history(writer.folder());
    std::vector<CommitPoint> choices;
    for (const CommitPoint& commit : kept) {
      if (commit.content != before.content && is_choice(writer.folder(), commit, forbidden_ids)) {
        choices.push_back(commit);
      }
    }
    const auto chosen = target ? std::ranges::find(choices, *target, &CommitPoint::revision)
                               : (choices.empty() ? choices.end() : choices.end() - 1);
    if (chosen == choices.end()) {
      throw Failure(ExitCode::kUsage,
                    target ? refusal(*target, kept, before)
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
