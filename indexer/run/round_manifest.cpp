// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/round_manifest.hpp"

#include <optional>
#include <utility>

#include "common/index/terms.hpp"
#include "indexer/run/files_by_term.hpp"

namespace dateline {

void RoundManifest::note(const Collision& collision) {
  shifts_.push_back(
      {collision.lost_file, collision.is_canceled ? &FileRecord::deleted : &FileRecord::collided});
}

std::vector<std::string> RoundManifest::write(std::uint64_t revision,
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

// Of nested roots each has a record of a file.
void RoundManifest::forget_gone() {
  FilesByTerm files(manifest_);
  for (const FileRecord& gone : round_.gone) {
    for (const FileRecord& record : files.find(file_term(gone.key.root, gone.key.path))) {
      changes_.remove(record.key);
      gone_.insert(record.key);
    }
  }
}

// What went may have stood before records of files that this round did not read.
void RoundManifest::mark_due() {
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

void RoundManifest::set_file(FileRecord record, std::uint64_t revision) {
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
void RoundManifest::note_taken_out(const std::vector<TakenOut>& taken_out) {
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

void RoundManifest::set_deletions(std::uint64_t revision, const std::vector<TakenOut>& taken_out) {
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

}  // namespace dateline
