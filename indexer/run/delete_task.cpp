// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/delete_task.hpp"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "common/support/failure.hpp"
#include "common/support/hash.hpp"
#include "common/support/numbers.hpp"
#include "common/terminal/terminal.hpp"
#include "indexer/manifest/manifest.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "indexer/run/publishing.hpp"
#include "indexer/run/purge_task.hpp"
#include "indexer/run/query_program.hpp"
#include "indexer/run/task_index.hpp"
#include "indexer/segments/index_reader.hpp"
#include "indexer/segments/publish.hpp"

namespace dateline {

namespace {

std::set<std::string> collect_ids(const IndexOptions& options) {
  std::set<std::string> ids(options.targets.begin(), options.targets.end());
  if (options.delete_query.empty()) {
    return ids;
  }
  const std::vector<std::string> found = ids_of_query(options.index, options.delete_query);
  if (!options.is_confirmed) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--delete-query would take out {}",
                              counted(found.size(), "article", "articles")),
                  "nothing was changed: add --yes to do it");
  }
  ids.insert(found.begin(), found.end());
  return ids;
}

// What the manifest keeps of each that goes: it stays out until it changes.
std::vector<Deletion> describe(const std::filesystem::path& index,
                               const std::set<std::string>& ids,
                               DeletionKind kind) {
  const auto now = std::chrono::duration_cast<std::chrono::seconds>(
      std::chrono::system_clock::now().time_since_epoch());
  const IndexReader reader(index);
  std::vector<Deletion> deletions;
  for (const std::string& id : ids) {
    const std::optional<StoredDocument> document = reader.find(id);
    if (!document) {
      spdlog::warn("no article has the id {}", safe_text(id));
      continue;
    }
    deletions.push_back({.id = id,
                         .kind = kind,
                         .revision = 0,
                         .when = now.count(),
                         .content_hash = to_hex(document->content_hash)});
  }
  return deletions;
}

}  // namespace

ExitCode delete_articles(const IndexOptions& options) {
  IndexWriter writer(options.index, task_writer_options(options));
  finish_purges(writer, SuppressionList::load(options.index));
  const std::set<std::string> ids = collect_ids(options);
  const DeletionKind kind =
      options.delete_query.empty() ? DeletionKind::kById : DeletionKind::kByQuery;
  const std::vector<Deletion> deletions = describe(options.index, ids, kind);
  Publication publication;
  for (const Deletion& deletion : deletions) {
    publication.standing.deletions.insert(deletion.id);
  }
  publication.write_manifests = [&](std::uint64_t revision,
                                    const std::vector<TakenOut>& taken_out) {
    const Manifest manifest = Manifest::open(writer.folder(), writer.commit().manifests);
    ManifestChanges changes;
    shift_outcomes(manifest, taken_out, &FileRecord::deleted, changes);
    for (Deletion deletion : deletions) {
      deletion.revision = revision;
      changes.set(deletion);
    }
    return write_changes(writer, changes);
  };
  const Published published = publish(writer, std::move(publication));
  say(options,
      fmt::format("{} deleted\n{}",
                  counted(published.deleted, "article", "articles"),
                  describe_index(options, writer)));
  return deletions.size() < ids.size() ? ExitCode::kPartial : ExitCode::kSuccess;
}

}  // namespace dateline
