// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/file_outcomes.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/index/terms.hpp"
#include "indexer/manifest/manifest_changes.hpp"

namespace dateline {

FileKey key_of(const FileOrigin& file) {
  return {.root = file.root, .path = file.path_in_root()};
}

void FileOutcomes::begin(const FileOrigin& file, std::optional<FileRecord> before) {
  const std::scoped_lock lock(mutex_);
  const FileKey key = key_of(file);
  entries_[key] = {.record = {.key = key,
                              .size = file.bytes,
                              .modified_ns = file.modified_ns,
                              .rules = rules_.files,
                              .read_at = read_at_},
                   .before = std::move(before)};
}

void FileOutcomes::end(const FileOrigin& file) {
  const std::scoped_lock lock(mutex_);
  if (const auto found = entries_.find(key_of(file)); found != entries_.end()) {
    found->second.was_read = true;
  }
}

void FileOutcomes::hand_out(const FileOrigin& file) {
  const std::scoped_lock lock(mutex_);
  if (const auto found = entries_.find(key_of(file)); found != entries_.end()) {
    ++found->second.handed_out;
  }
}

void FileOutcomes::done(const FileOrigin& file) {
  const std::scoped_lock lock(mutex_);
  if (const auto found = entries_.find(key_of(file)); found != entries_.end()) {
    --found->second.handed_out;
  }
}

void FileOutcomes::keep_stale(const FileOrigin& file) {
  const std::scoped_lock lock(mutex_);
  const auto found = entries_.find(key_of(file));
  if (found != entries_.end() && found->second.before) {
    found->second.is_stale = true;
    found->second.was_read = true;
  }
}

void FileOutcomes::count(const FileOrigin& file,
                         Outcome outcome,
                         std::optional<std::int64_t> release) {
  const std::scoped_lock lock(mutex_);
  const auto found = entries_.find(key_of(file));
  if (found == entries_.end()) {
    return;  // a pipe, or what an earlier run rejected
  }
  FileRecord& record = found->second.record;
  switch (outcome) {
    case Outcome::kArticle: ++record.articles; break;
    case Outcome::kSuppressed: ++record.suppressed; break;
    case Outcome::kDeleted: ++record.deleted; break;
    case Outcome::kExpired: ++record.expired; break;
    case Outcome::kWithheld: ++record.withheld; break;
    case Outcome::kEmbargoed:
      ++record.embargoed;
      record.next_release = std::min(record.next_release.value_or(*release), *release);
      break;
  }
}

void FileOutcomes::reject(const FileOrigin& file, const std::string& place, const Error& error) {
  const std::scoped_lock lock(mutex_);
  const auto found = entries_.find(key_of(file));
  if (found == entries_.end()) {
    return;
  }
  add_rejection(found->second.record, place, error);
}

void FileOutcomes::refuse(const std::string& file, const std::string& place, const Error& error) {
  const std::scoped_lock lock(mutex_);
  if (Entry* const entry = find_by_term(file); entry != nullptr) {
    --entry->record.articles;
    add_rejection(entry->record, place, error);
  }
}

bool FileOutcomes::shift(const std::string& file, std::uint64_t FileRecord::*to) {
  const std::scoped_lock lock(mutex_);
  Entry* const entry = find_by_term(file);
  if (entry != nullptr && entry->record.articles > 0) {
    --entry->record.articles;
    ++(entry->record.*to);
  }
  return entry != nullptr;
}

FileOutcomes::Entry* FileOutcomes::find_by_term(const std::string& file) {
  const auto found = std::ranges::find_if(entries_, [&file](const auto& entry) {
    return file_term(entry.first.root, entry.first.path) == file;
  });
  return found == entries_.end() ? nullptr : &found->second;
}

void FileOutcomes::add_rejection(FileRecord& record, const std::string& place, const Error& error) {
  ++record.rejected[to_string(error.code)];
  const std::string told = fmt::format("{}: {}", place, error.message);
  // The threads come in any order; the manifest should not.
  if (record.first_rejection.empty() || told < record.first_rejection) {
    record.first_rejection = told;
  }
}

bool FileOutcomes::is_as_before(const Entry& entry) const {
  return entry.before && entry.before->size == entry.record.size &&
         entry.before->modified_ns == entry.record.modified_ns &&
         entry.before->rules == rules_.of(*entry.before);
}

bool FileOutcomes::is_known(const FileOrigin& file) const {
  const std::scoped_lock lock(mutex_);
  const auto found = entries_.find(key_of(file));
  return found != entries_.end() && is_as_before(found->second) &&
         (!found->second.before->rejected.empty() || found->second.before->is_stale);
}

bool FileOutcomes::had_articles(const FileOrigin& file) const {
  const std::scoped_lock lock(mutex_);
  const auto found = entries_.find(key_of(file));
  return found != entries_.end() && found->second.before && found->second.before->articles > 0;
}

void FileOutcomes::undelete(const std::string& id) {
  const std::scoped_lock lock(mutex_);
  undeleted_.insert(id);
}

void FileOutcomes::cancel(const std::string& id, std::uint64_t version) {
  const std::scoped_lock lock(mutex_);
  std::uint64_t& highest = canceled_[id];
  highest = std::max(highest, version);
}

// Of a stale file: what became of it when it could be read, and what it is now, so that the next
// run knows that it was told.
FileRecord FileOutcomes::take_record(const Entry& entry) const {
  FileRecord record = entry.is_stale ? *entry.before : entry.record;
  record.size = entry.record.size;
  record.modified_ns = entry.record.modified_ns;
  record.rules = rules_.of(record);
  record.first_rejection = stored_rejection(record.first_rejection);
  record.is_due = false;
  record.is_stale = entry.is_stale;
  return record;
}

FileOutcomes::Finished FileOutcomes::take_finished() {
  const std::scoped_lock lock(mutex_);
  Finished finished;
  std::erase_if(entries_, [this, &finished](const auto& entry) {
    const bool is_finished = entry.second.was_read && entry.second.handed_out == 0;
    if (is_finished) {
      finished.files.push_back(take_record(entry.second));
    }
    return is_finished;
  });
  finished.undeleted = std::exchange(undeleted_, {});
  finished.canceled = std::exchange(canceled_, {});
  return finished;
}

}  // namespace dateline
