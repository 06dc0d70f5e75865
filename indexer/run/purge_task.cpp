// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/purge_task.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "common/cli/log_line.hpp"
#include "common/support/numbers.hpp"
#include "indexer/manifest/manifest.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "indexer/run/publishing.hpp"
#include "indexer/run/task_index.hpp"
#include "indexer/segments/purge.hpp"
#include "indexer/takedown/ledger.hpp"

namespace dateline {

namespace {

std::string now_as_text() {
  return utc_time(std::chrono::system_clock::now());
}

// That an article was deleted once tells of it too: the manifest is written anew without.
std::vector<std::string> forget(IndexWriter& writer,
                                const std::set<std::string>& ids,
                                const std::vector<TakenOut>& taken_out) {
  const std::vector<std::string>& parts = writer.commit().manifests;
  const Manifest manifest = Manifest::open(writer.folder(), parts);
  ManifestChanges changes;
  for (const std::string& id : ids) {
    if (manifest.deletion(id)) {
      changes.remove_deletion(id);
    }
  }
  shift_outcomes(manifest, taken_out, &FileRecord::suppressed, changes);
  if (changes.empty()) {
    return parts;
  }
  const std::vector<std::string> all = write_changes(writer, changes);
  const std::string whole = writer.next_manifest();
  merge_parts(writer.folder(), all, whole, MergeScope::kWhole);
  return {whole};
}

Purged purge_and_note(IndexWriter& writer,
                      const std::set<std::string>& ids,
                      const std::string& reason) {
  Purged purged = purge(writer, ids, [&](const std::vector<TakenOut>& taken_out) {
    return forget(writer, ids, taken_out);
  });
  LedgerEntry entry;
  entry.when = now_as_text();
  entry.ids = {ids.begin(), ids.end()};
  entry.reason = reason;
  entry.revision_before = purged.revision_before;
  entry.revision_after = purged.revision_after;
  entry.segments_dropped = purged.segments_dropped;
  for (const std::uint64_t revision : purged.commits_dropped) {
    entry.commits_dropped.push_back(fmt::format("{:06}", revision));
  }
  append_to_ledger(writer.folder(), entry);
  return purged;
}

}  // namespace

ExitCode purge_articles(const IndexOptions& options) {
  IndexWriter writer(options.index, task_writer_options(options));
  const std::set<std::string> ids(options.targets.begin(), options.targets.end());
  std::vector<Suppressed> entries;
  entries.reserve(2 * ids.size());
  for (const std::string& id : ids) {
    entries.push_back({.id = id, .url = "", .text = "", .when = now_as_text()});
  }
  for (const Article& article : find_in_all_states(writer.folder(), ids)) {
    entries.push_back(
        {.id = article.id, .url = article.url, .text = text_hash(article), .when = now_as_text()});
  }
  append_suppressed(writer.folder(), entries);
  const Purged purged = purge_and_note(writer, ids, options.reason);
  std::string text =
      fmt::format("{} taken out for good; {} and {} dropped; revision {}\n",
                  counted(purged.articles, "article", "articles"),
                  counted(purged.segments_dropped.size(), "segment", "segments"),
                  counted(purged.commits_dropped.size(), "earlier state", "earlier states"),
                  purged.revision_after);
  if (purged.articles < ids.size()) {
    text += fmt::format("{} not in the index: kept out from now on\n",
                        counted(ids.size() - purged.articles, "id is", "ids are"));
  }
  say(options, text);
  return ExitCode::kSuccess;
}

void finish_purges(IndexWriter& writer, const SuppressionList& suppressed) {
  std::set<std::string> ids;
  for (const Suppressed& entry : suppressed.entries()) {
    if (!entry.id.empty()) {
      ids.insert(entry.id);
    }
  }
  const std::vector<CommitPoint> history = read_history(writer.folder());
  if (std::ranges::any_of(history, [&](const CommitPoint& commit) {
        return holds_any(writer.folder(), commit, ids);
      })) {
    purge_and_note(writer, ids, "an earlier purge did not come to its end");
  }
}

}  // namespace dateline
