// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/purge_task.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "common/cli/log_line.hpp"
#include "common/support/files.hpp"
#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"
#include "indexer/manifest/manifest.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "indexer/manifest/record_line.hpp"
#include "indexer/run/publishing.hpp"
#include "indexer/run/task_index.hpp"
#include "indexer/segments/purge.hpp"
#include "indexer/takedown/ledger.hpp"

namespace dateline {

namespace {

std::string now_as_text() {
  return utc_time(std::chrono::system_clock::now());
}

// Whether a part says that one of the articles was deleted, or that it no longer is.
bool names_any(const std::filesystem::path& part, const std::set<std::string>& ids) {
  const std::string text = '\n' + read_file(part);
  return std::ranges::any_of(ids, [&text](const std::string& id) {
    return std::ranges::any_of(std::array{kDeletionLine, kDeletionGoneLine}, [&](char kind) {
      const std::string line = '\n' + to_line(kind, id);
      return text.find(line + '\t') != std::string::npos ||
             text.find(line + '\n') != std::string::npos;
    });
  });
}

bool names_any(const std::filesystem::path& index,
               const std::vector<std::string>& parts,
               const std::set<std::string>& ids) {
  return std::ranges::any_of(parts,
                             [&](const std::string& part) { return names_any(index / part, ids); });
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
  if (changes.empty() && !names_any(writer.folder(), parts, ids)) {
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
  Purged purged = purge(
      writer,
      ids,
      [&](const std::vector<TakenOut>& taken_out) { return forget(writer, ids, taken_out); },
      [&](const CommitPoint& commit) { return names_any(writer.folder(), commit.manifests, ids); });
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

// What no later run would take in must not stay either: articles under other ids that have the
// address or the text of what is suppressed. Adds them to ids; returns them.
std::set<std::string> add_twins(const std::filesystem::path& index, std::set<std::string>& ids) {
  const SuppressionList suppressed = SuppressionList::load(index);
  std::set<std::string> twins = find_ids_in_all_states(index, [&](const Article& article) {
    return !ids.contains(article.id) && suppressed.covers(article).has_value();
  });
  ids.insert(twins.begin(), twins.end());
  return twins;
}

}  // namespace

ExitCode purge_articles(const IndexOptions& options) {
  IndexWriter writer(options.index, task_writer_options(options));
  // A damaged ledger is told before anything is touched.
  static_cast<void>(read_ledger(writer.folder()));
  std::set<std::string> ids(options.targets.begin(), options.targets.end());
  std::vector<Suppressed> entries;
  entries.reserve(2 * ids.size());
  for (const std::string& id : ids) {
    entries.push_back({.id = id, .url = "", .text = "", .when = now_as_text()});
  }
  std::set<std::string> unknown = ids;
  for (const Article& article : find_in_all_states(writer.folder(), ids)) {
    unknown.erase(article.id);
    entries.push_back(
        {.id = article.id, .url = article.url, .text = text_hash(article), .when = now_as_text()});
  }
  append_suppressed(writer.folder(), entries);
  const std::set<std::string> twins = add_twins(writer.folder(), ids);
  const Purged purged = purge_and_note(writer, ids, options.reason);
  std::string text =
      fmt::format("{} taken out for good; {} and {} dropped; revision {}\n",
                  counted(purged.articles, "article", "articles"),
                  counted(purged.segments_dropped.size(), "segment", "segments"),
                  counted(purged.commits_dropped.size(), "earlier state", "earlier states"),
                  purged.revision_after);
  for (const std::string& id : twins) {
    text +=
        fmt::format("{} went too: it has the address or the text of one of them\n", safe_text(id));
  }
  say(options, text);
  for (const std::string& id : unknown) {
    spdlog::warn(
        "no state of the index has an article with the id '{}': it is kept out from now on",
        safe_text(id));
  }
  return unknown.empty() ? ExitCode::kSuccess : ExitCode::kPartial;
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
