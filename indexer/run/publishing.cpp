// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/publishing.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "common/index/size_tiers.hpp"
#include "common/index/terms.hpp"
#include "common/support/hash.hpp"
#include "indexer/segments/index_reader.hpp"

namespace dateline {

namespace {

// What the manifest has of the file of that file_term: of each root that it lies below.
std::vector<FileRecord> find_files(const Manifest* manifest, const std::string& file) {
  std::vector<FileRecord> records;
  if (manifest == nullptr || file.empty()) {
    return records;
  }
  const std::string_view place = std::string_view(file).substr(kFilePrefix.size());
  for (const std::string& root : manifest->roots()) {
    if (place.starts_with(root) && place.substr(root.size()).starts_with('/')) {
      const FileKey key{.root = root, .path = std::string(place.substr(root.size() + 1))};
      if (std::optional<FileRecord> record = manifest->find(key)) {
        records.push_back(*std::move(record));
      }
    }
  }
  return records;
}

// What a round changes in the manifest, once publishing has told what it did.
class RoundManifest {
 public:
  RoundManifest(IndexWriter& writer, const Manifest* manifest, Round& round)
      : writer_(writer), manifest_(manifest), round_(round) {}

  void note(const Collision& collision) {
    if (!collision.lost_file.empty()) {
      ++lost_[collision.lost_file];
    }
  }

  std::vector<std::string> write(std::uint64_t revision,
                                 const std::vector<TakenOut>& taken_out,
                                 bool were_deletions_refused) {
    set_lost_records();
    for (const TakenOut& article : taken_out) {
      mark_unread(manifest_, article.file_term, changes_);
    }
    for (FileRecord& record : round_.finished.files) {
      set_file(std::move(record), revision);
    }
    for (const FileRecord& record : round_.gone) {
      if (!were_deletions_refused) {
        changes_.remove(record.key);
      }
    }
    set_deletions(revision, taken_out);
    std::vector<std::string> names = writer_.commit().manifests;
    if (!changes_.empty()) {
      names.push_back(writer_.next_manifest());
      changes_.write(writer_.folder(), names.back());
    }
    return names;
  }

 private:
  void set_file(FileRecord record, std::uint64_t revision) {
    if (!record.is_stale) {
      record.revision = revision;
    }
    if (manifest_ != nullptr) {
      std::optional<FileRecord> before = manifest_->find(record.key);
      if (before) {
        // That it was looked at once more is no news.
        before->revision = record.revision;
        before->read_at = record.read_at;
        if (*before == record) {
          return;
        }
      }
    }
    changes_.set(std::move(record));
  }

  // Should the file go that has the id now, the one that lost it is read again.
  void set_lost_records() {
    for (FileRecord& record : round_.finished.files) {
      const auto lost = lost_.extract(file_term(record.key.root, record.key.path));
      record.collided += lost.empty() ? 0 : lost.mapped();
    }
    for (const auto& [file, records] : lost_) {
      for (FileRecord& record : find_files(manifest_, file)) {
        record.collided += records;
        changes_.set(std::move(record));
      }
    }
  }

  void set_deletions(std::uint64_t revision, const std::vector<TakenOut>& taken_out) {
    for (const std::string& id : round_.finished.undeleted) {
      changes_.remove_deletion(id);
    }
    for (const TakenOut& article : taken_out) {
      const auto removal = round_.removals.find(article.id);
      if (removal != round_.removals.end()) {
        changes_.set(Deletion{
            .id = article.id, .kind = removal->second, .revision = revision, .when = round_.now});
      }
    }
    for (const auto& [id, version] : round_.finished.canceled) {
      const std::optional<Deletion> before =
          manifest_ == nullptr ? std::nullopt : manifest_->deletion(id);
      if (!before || before->kind != DeletionKind::kCancellation || before->version < version) {
        changes_.set(Deletion{.id = id,
                              .kind = DeletionKind::kCancellation,
                              .revision = revision,
                              .when = round_.now,
                              .version = version});
      }
    }
  }

  IndexWriter& writer_;
  const Manifest* manifest_;
  Round& round_;
  ManifestChanges changes_;
  std::map<std::string, std::uint64_t> lost_;  // records, by file_term
};

}  // namespace

void mark_unread(const Manifest* manifest, const std::string& file, ManifestChanges& changes) {
  for (FileRecord& record : find_files(manifest, file)) {
    record.rules.clear();
    changes.set(std::move(record));
  }
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

Published publish_round(IndexWriter& writer, const Manifest* manifest, Round round, RunLog& log) {
  Publication publication;
  publication.scratch = std::move(round.scratch);
  publication.merge = round.merge;
  for (const auto& [id, kind] : round.removals) {
    publication.deletions.insert(id);
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
