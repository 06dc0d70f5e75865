// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest/manifest_changes.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "common/support/utf8.hpp"
#include "indexer/manifest/merged_lines.hpp"
#include "indexer/manifest/part.hpp"
#include "indexer/manifest/record_line.hpp"

namespace dateline {

namespace {

bool is_kept(const PartCursor& line, MergeScope scope) {
  return scope == MergeScope::kTail || !line.is_gone();
}

}  // namespace

std::string stored_rejection(const std::string& message) {
  std::string line = repair_utf8(message);
  std::ranges::replace(line, '\n', ' ');
  return std::string(truncate_utf8(line, kLongestRejection));
}

void ManifestChanges::set(FileRecord record) {
  record.first_rejection = stored_rejection(record.first_rejection);
  files_[record.key.root].insert_or_assign(record.key.path, to_line(record));
}

void ManifestChanges::remove(const FileKey& key) {
  files_[key.root].insert_or_assign(key.path, to_line(kFileGoneLine, key.path));
}

void ManifestChanges::set(const Deletion& deletion) {
  deletions_.insert_or_assign(deletion.id, to_line(deletion));
}

void ManifestChanges::remove_deletion(const std::string& id) {
  deletions_.insert_or_assign(id, to_line(kDeletionGoneLine, id));
}

void ManifestChanges::write(const std::filesystem::path& index,
                            const std::string& part_name) const {
  ManifestPartWriter writer(index, part_name);
  for (const auto& [root, files] : files_) {
    writer.add(to_line(kRootLine, root));
    for (const auto& [path, line] : files) {
      writer.add(line);
    }
  }
  for (const auto& [id, line] : deletions_) {
    writer.add(line);
  }
  writer.commit();
}

void merge_parts(const std::filesystem::path& index,
                 std::span<const std::string> parts,
                 const std::string& target_name,
                 MergeScope scope) {
  assert(std::ranges::find(parts, target_name) == parts.end());
  const ManifestParts sources = open_parts(index, parts);
  ManifestPartWriter writer(index, target_name);
  for (const std::string& root : roots_of(sources)) {
    bool has_line = false;
    for (MergedLines lines = MergedLines::of_files(sources, root); lines.peek() != nullptr;
         lines.next()) {
      if (!is_kept(*lines.peek(), scope)) {
        continue;
      }
      if (!std::exchange(has_line, true)) {
        writer.add(to_line(kRootLine, root));
      }
      writer.add(lines.peek()->line());
    }
  }
  for (MergedLines lines = MergedLines::of_deletions(sources); lines.peek() != nullptr;
       lines.next()) {
    if (is_kept(*lines.peek(), scope)) {
      writer.add(lines.peek()->line());
    }
  }
  writer.commit();
}

}  // namespace dateline
