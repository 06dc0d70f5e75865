// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/upkeep_tasks.hpp"

#include <limits>
#include <set>
#include <string>

#include <unistd.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "common/support/failure.hpp"
#include "common/support/numbers.hpp"
#include "common/terminal/progress.hpp"
#include "indexer/run/publishing.hpp"
#include "indexer/run/purge_task.hpp"
#include "indexer/run/rebuild.hpp"
#include "indexer/run/stop_watch.hpp"
#include "indexer/run/task_index.hpp"
#include "indexer/segments/merge_segments.hpp"
#include "indexer/segments/roll_back.hpp"

namespace dateline {

namespace {

constexpr int kNoDescriptor = -1;

int progress_descriptor(const IndexOptions& options) {
  return options.chatter == Chatter::kNormal ? STDERR_FILENO : kNoDescriptor;
}

}  // namespace

ExitCode optimize_index(const IndexOptions& options) {
  IndexWriter writer(options.index, task_writer_options(options));
  finish_purges(writer, SuppressionList::load(options.index));
  Progress progress(progress_descriptor(options), 0);
  StopWatch watch(progress);
  watch.let_go();
  progress.announce("merging");
  const Merged merged =
      merge_segments(writer, MergeExtent::kAll, [&writer] { return merge_manifests(writer); });
  progress.clear();
  say(options,
      fmt::format("{} merged\n{}",
                  counted(merged.segments, "segment", "segments"),
                  describe_index(options, writer)));
  return ExitCode::kSuccess;
}

ExitCode roll_back_index(const IndexOptions& options) {
  WriterOptions opening = task_writer_options(options);
  // What an earlier run kept is what there is to choose from, however little --keep asks for now.
  opening.kept_contents = std::numeric_limits<std::size_t>::max();
  opening.opening = Opening::kAnyState;
  IndexWriter writer(options.index, opening);
  const SuppressionList suppressed = SuppressionList::load(options.index);
  // Of a damaged state nothing can be taken out; what was purged is forbidden below as well.
  try {
    if (!writer.commit().segments.empty()) {
      finish_purges(writer, suppressed);
    }
  } catch (const Failure& failure) {
    spdlog::warn("an earlier purge could not be finished: {}", failure.what());
  }
  std::set<std::string> forbidden;
  for (const Suppressed& entry : suppressed.entries()) {
    forbidden.insert(entry.id);
  }
  const RolledBack result = roll_back(writer, options.rollback_target, forbidden);
  say(options,
      fmt::format("rolled back from revision {} to what revision {} held\n{}",
                  result.from,
                  result.to,
                  describe_index(options, writer)));
  return ExitCode::kSuccess;
}

ExitCode rebuild_index(const IndexOptions& options) {
  WriterOptions opening = task_writer_options(options);
  opening.rules = Rules::kAny;
  opening.enrichment = enrichment_versions(options.enrichment);
  IndexWriter writer(options.index, opening);
  finish_purges(writer, SuppressionList::load(options.index));
  const std::uint64_t articles = rebuild(writer, options);
  say(options,
      fmt::format("{} made anew\n{}",
                  counted(articles, "article", "articles"),
                  describe_index(options, writer)));
  return ExitCode::kSuccess;
}

}  // namespace dateline
