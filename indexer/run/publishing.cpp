// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/publishing.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <span>
#include <utility>

#include "common/index/size_tiers.hpp"
#include "common/index/terms.hpp"
#include "indexer/run/files_by_term.hpp"
#include "indexer/run/round_manifest.hpp"
#include "indexer/segments/index_reader.hpp"

namespace dateline {

std::vector<std::string> write_changes(IndexWriter& writer, const ManifestChanges& changes) {
  std::vector<std::string> names = writer.commit().manifests;
  if (!changes.empty()) {
    names.push_back(writer.next_manifest());
    changes.write(writer.folder(), names.back());
  }
  return names;
}

Removals find_removals(const std::filesystem::path& index,
                       const std::vector<FileRecord>& gone,
                       std::optional<Day> expiry) {
  Removals removals;
  if (gone.empty() && !expiry) {
    return removals;
  }
  const IndexReader reader(index);
  for (const FileRecord& record : gone) {
    for (const std::string& id : reader.ids_of_file(file_term(record.key.root, record.key.path))) {
      removals[id] = DeletionKind::kMirror;
    }
  }
  if (expiry) {
    for (const std::string& id : reader.ids_published_before(*expiry)) {
      removals[id] = DeletionKind::kRetention;
    }
  }
  return removals;
}

bool is_within(const DeletionLimit& limit, std::uint64_t deletions, std::uint64_t articles) {
  return limit.is_percent ? deletions * 100 <= limit.number * articles : deletions <= limit.number;
}

std::function<std::optional<std::int64_t>(const std::string& file_term)> modification_times(
    const Manifest* manifest) {
  const auto known = std::make_shared<FilesByTerm>(manifest);
  return [known](const std::string& file) -> std::optional<std::int64_t> {
    const std::vector<FileRecord> records = known->find(file);
    if (records.empty()) {
      return std::nullopt;
    }
    // Of nested roots the one that was walked last knows best.
    const auto latest = std::ranges::max_element(records, {}, &FileRecord::modified_ns);
    const std::chrono::nanoseconds modified(latest->modified_ns);
    return std::chrono::floor<std::chrono::seconds>(modified).count();
  };
}

Published publish_round(IndexWriter& writer, const Manifest* manifest, Round round, RunLog& log) {
  Publication publication;
  publication.scratch = std::move(round.scratch);
  publication.claims = std::move(round.claims);
  publication.merge = round.merge;
  for (const auto& [id, kind] : round.removals) {
    publication.standing.deletions.insert(id);
  }
  publication.standing.modified = modification_times(manifest);
  if (round.is_gone) {
    const auto known = std::make_shared<FilesByTerm>(manifest);
    publication.standing.is_gone = [known, &round](const std::string& file) {
      return std::ranges::any_of(known->find(file), [&round](const FileRecord& record) {
        return round.is_gone(record.key);
      });
    };
  }
  bool were_refused = false;
  publication.may_delete = [&](std::uint64_t deletions, std::uint64_t articles) {
    were_refused = !is_within(round.limit, deletions, articles);
    return !were_refused;
  };
  RoundManifest parts(writer, manifest, round);
  publication.report_collision = [&](const Collision& collision) {
    if (!collision.is_expected) {
      log.collision(collision);
    }
    parts.note(collision);
  };
  publication.write_manifests = [&](std::uint64_t revision,
                                    const std::vector<TakenOut>& taken_out) {
    return parts.write(revision, taken_out, were_refused);
  };
  return publish(writer, std::move(publication));
}

std::vector<std::string> merge_manifests(IndexWriter& writer) {
  std::vector<std::string> names = writer.commit().manifests;
  std::vector<std::uint64_t> sizes;
  sizes.reserve(names.size());
  for (const std::string& name : names) {
    sizes.push_back(std::filesystem::file_size(writer.folder() / name));
  }
  const std::size_t count = tail_to_merge(sizes);
  if (count > 0) {
    const std::string target = writer.next_manifest();
    merge_parts(writer.folder(),
                std::span(names).last(count),
                target,
                count == names.size() ? MergeScope::kWhole : MergeScope::kTail);
    names.resize(names.size() - count);
    names.push_back(target);
  }
  return names;
}

}  // namespace dateline
