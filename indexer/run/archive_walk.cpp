// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/archive_walk.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include <sys/stat.h>

#include "common/support/result.hpp"

namespace dateline {

namespace {

// Only what the operating system says is not there is gone, or what is a folder now: not what it
// refuses to show.
bool is_missing(const std::filesystem::path& path) {
  struct stat info {};
  if (::lstat(path.c_str(), &info) == 0) {
    return S_ISDIR(info.st_mode);
  }
  return errno == ENOENT || errno == ENOTDIR;
}

}  // namespace

void ArchiveWalk::begin_root(const WalkedRoot& root) {
  root_ = root;
  if (manifest_ != nullptr && root.is_whole) {
    cursor_.emplace(manifest_->files(root.key));
    whole_roots_[root.key] = root.path;
  }
}

void ArchiveWalk::end_root() {
  while (cursor_ && cursor_->peek() != nullptr) {
    take_gone(*cursor_->peek());
    cursor_->next();
  }
  cursor_.reset();
}

void ArchiveWalk::take_gone(const FileRecord& record) {
  if (is_missing(std::filesystem::path(root_.path) / record.key.path)) {
    gone_.push_back(record);
  }
}

void ArchiveWalk::pass_until(const std::string& path) {
  while (cursor_->peek() != nullptr && cursor_->peek()->key.path < path) {
    take_gone(*cursor_->peek());
    cursor_->next();
  }
}

std::optional<FileRecord> ArchiveWalk::look_up(const FileOrigin& file) {
  if (manifest_ == nullptr) {
    return std::nullopt;
  }
  if (!cursor_) {
    return manifest_->find({.root = file.root, .path = file.path_in_root()});
  }
  pass_until(file.relative_path);
  const FileRecord* const record = cursor_->peek();
  return record != nullptr && record->key.path == file.relative_path
             ? std::optional<FileRecord>(*record)
             : std::nullopt;
}

bool ArchiveWalk::can_be_passed_over(const FileOrigin& file, const FileRecord& before) const {
  const bool has_left_out = !before.rejected.empty() || before.embargoed > 0 || before.withheld > 0;
  return !(left_out_ == LeftOut::kIsListed && has_left_out) && before.size == file.bytes &&
         before.modified_ns == file.modified_ns && before.rules == rules_.of(before) &&
         !before.is_stale && !before.is_due &&
         !before.rejected.contains(to_string(ErrorCode::kUnreadable)) &&
         !(before.next_release && *before.next_release <= now_);
}

bool ArchiveWalk::is_gone(const FileKey& file) const {
  const auto root = whole_roots_.find(file.root);
  return root != whole_roots_.end() && is_missing(std::filesystem::path(root->second) / file.path);
}

std::vector<FileRecord> ArchiveWalk::files_that_lost_ids() const {
  std::vector<FileRecord> files;
  for (const auto& [root, path] : whole_roots_) {
    for (FileCursor file = manifest_->files(root); file.peek() != nullptr; file.next()) {
      if (file.peek()->collided > 0) {
        files.push_back(*file.peek());
      }
    }
  }
  return files;
}

}  // namespace dateline
