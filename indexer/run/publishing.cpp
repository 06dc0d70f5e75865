// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/publishing.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <span>
#include <utility>

#include "common/index/size_tiers.hpp"
#include "common/index/terms.hpp"
#include "common/support/hash.hpp"
#include "indexer/segments/index_reader.hpp"

namespace dateline {

namespace {

// Files of the manifest by their file_term: of each root that a file lies below.
class FilesByTerm {
 public:
  explicit FilesByTerm(const Manifest* manifest) : manifest_(manifest) {}

  std::vector<FileRecord> find(const std::string& file) {
    std::vector<FileRecord> records;
    if (manifest_ == nullptr || file.empty()) {
      return records;
    }
    const std::string_view place = std::string_view(file).substr(kFilePrefix.size());
    for (const std::string& root : manifest_->roots()) {
      if (place.starts_with(root) && place.substr(root.size()).starts_with('/')) {
        add({.root = root, .path = std::string(place.substr(root.size() + 1))}, records);
      }
    }
    if (records.empty() && may_be_cut(file)) {
      const auto [first, last] = cut_terms().equal_range(file);
      std::for_each(first, last, [&](const auto& entry) { add(entry.second, records); });
    }
    return records;
  }

 private:
  // Such a term ends in '~' and a hash.
  static bool may_be_cut(const std::string& file) {
    constexpr std::size_t kHashDigits = 32;
    return file.size() > kHashDigits && file[file.size() - kHashDigits - 1] == '~';
  }

  void add(const FileKey& key, std::vector<FileRecord>& records) const {
    if (std::optional<FileRecord> record = manifest_->find(key)) {
      records.push_back(*std::move(record));
    }
  }

  // A term too long for Xapian ends in a hash and says no path: such files are looked for among
  // all, once there is need.
  const std::multimap<std::string, FileKey>& cut_terms() {
    if (!cut_terms_) {
      cut_terms_.emplace();
      for (const std::string& root : manifest_->roots()) {
        for (FileCursor file = manifest_->files(root); file.peek() != nullptr; file.next()) {
          const FileKey& key = file.peek()->key;
          if (kFilePrefix.size() + root.size() + 1 + key.path.size() > kMaxTermBytes) {
            cut_terms_->emplace(file_term(root, key.path), key);
          }
        }
      }
    }
    return *cut_terms_;
  }

  const Manifest* manifest_;
  std::optional<std::multimap<std::string, FileKey>> cut_terms_;
};

// What a round changes in the manifest, once publishing has told what it did.
class RoundManifest {
 public:
  RoundManifest(IndexWriter& writer, const Manifest* manifest, Round& round)
      : writer_(writer), manifest_(manifest), round_(round) {}

  void note(const Collision& collision) {
    shifts_.push_back({collision.lost_file,
                       collision.is_canceled ? &FileRecord::deleted : &FileRecord::collided});
  }

  std::vector<std::string> write(std::uint64_t revision,
                                 const std::vector<TakenOut>& taken_out,
                                 bool were_deletions_refused) {
    for (const FileRecord& record : round_.finished.files) {
      fresh_.insert(file_term(record.key.root, record.key.path));
    }
    note_taken_out(taken_out);
    // A file that is still being read is in no manifest yet, or as it was before.
    std::erase_if(shifts_, [this](const OutcomeShift& shift) {
      return !fresh_.contains(shift.file_term) && round_.shift_unfinished &&
             round_.shift_unfinished(shift);
    });
    const bool are_gone = !were_deletions_refused && !round_.gone.empty();
    shift_outcomes(manifest_,
                   shifts_,
                   round_.rules,
                   round_.finished.files,
                   changes_,
                   [this, are_gone](FileRecord& record) {
                     record.is_due = record.is_due || (are_gone && record.collided > 0);
                     shifted_.insert(record.key);
                   });
    for (FileRecord& record : round_.finished.files) {
      set_file(std::move(record), revision);
    }
    if (are_gone) {
      forget_gone();
      mark_due();
    }
    set_deletions(revision, taken_out);
    return write_changes(writer_, changes_);
  }

 private:
  // Of nested roots each has a record of a file.
  void forget_gone() {
    FilesByTerm files(manifest_);
    for (const FileRecord& gone : round_.gone) {
      for (const FileRecord& record : files.find(file_term(gone.key.root, gone.key.path))) {
        changes_.remove(record.key);
      }
      gone_.insert(gone.key);
    }
  }

  // What went may have stood before records of files that this round did not read.
  void mark_due() {
    for (const std::string& root : manifest_->roots()) {
      for (FileCursor file = manifest_->files(root); file.peek() != nullptr; file.next()) {
        FileRecord record = *file.peek();
        if (record.collided > 0 && !record.is_due && !gone_.contains(record.key) &&
            !shifted_.contains(record.key) &&
            !fresh_.contains(file_term(record.key.root, record.key.path))) {
          record.is_due = true;
          changes_.set(std::move(record));
        }
      }
    }
  }

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

  // What --mirror takes out was of files that are forgotten. A file that this round read was
  // counted without what is too old.
  void note_taken_out(const std::vector<TakenOut>& taken_out) {
    for (const TakenOut& article : taken_out) {
      const auto removal = round_.removals.find(article.id);
      if (article.is_canceled) {
        shifts_.push_back({article.file_term, &FileRecord::deleted});
      } else if (removal != round_.removals.end() && removal->second == DeletionKind::kRetention &&
                 !fresh_.contains(article.file_term)) {
        shifts_.push_back({article.file_term, &FileRecord::expired});
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
  std::vector<OutcomeShift> shifts_;
  std::set<std::string> fresh_;  // file terms of what this round read
  std::set<FileKey> shifted_;    // files that it did not read, but took an article from
  std::set<FileKey> gone_;
};

}  // namespace

void shift_outcomes(const Manifest* manifest,
                    std::span<const OutcomeShift> shifts,
                    const ReadingRules& rules,
                    std::vector<FileRecord>& fresh,
                    ManifestChanges& changes,
                    const std::function<void(FileRecord&)>& finish) {
  std::map<std::string, std::vector<FileRecord*>> by_file;
  for (FileRecord& record : fresh) {
    by_file[file_term(record.key.root, record.key.path)].push_back(&record);
  }
  FilesByTerm known(manifest);
  std::deque<FileRecord> old;  // its elements stay where they are
  for (const OutcomeShift& shift : shifts) {
    const auto [records, is_unknown] = by_file.try_emplace(shift.file_term);
    if (is_unknown) {
      for (FileRecord& record : known.find(shift.file_term)) {
        records->second.push_back(&old.emplace_back(std::move(record)));
      }
    }
    for (FileRecord* const record : records->second) {
      record->articles -= record->articles > 0 ? 1U : 0U;
      ++(record->*shift.to);
      if (shift.to == &FileRecord::expired && record->rules.starts_with(rules.files)) {
        record->rules = rules.of(*record);
      }
    }
  }
  for (FileRecord& record : old) {
    if (finish) {
      finish(record);
    }
    changes.set(std::move(record));
  }
}

void shift_outcomes(const Manifest& manifest,
                    std::span<const TakenOut> taken_out,
                    std::uint64_t FileRecord::*to,
                    ManifestChanges& changes) {
  std::vector<OutcomeShift> shifts;
  shifts.reserve(taken_out.size());
  for (const TakenOut& article : taken_out) {
    shifts.push_back({article.file_term, to});
  }
  std::vector<FileRecord> none_fresh;
  shift_outcomes(&manifest, shifts, {}, none_fresh, changes);
}

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
  return [known = FilesByTerm(manifest)](
             const std::string& file) mutable -> std::optional<std::int64_t> {
    const std::vector<FileRecord> records = known.find(file);
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
    publication.standing.is_gone = [files = FilesByTerm(manifest),
                                    &round](const std::string& file) mutable {
      return std::ranges::any_of(files.find(file), [&round](const FileRecord& record) {
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
