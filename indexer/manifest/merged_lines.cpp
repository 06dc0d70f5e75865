// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest/merged_lines.hpp"

#include <set>
#include <utility>

namespace dateline {

MergedLines MergedLines::of_files(const ManifestParts& parts, std::string_view root) {
  std::vector<PartCursor> cursors;
  for (const auto& part : parts) {
    cursors.push_back(part->files(root));
  }
  return MergedLines(std::move(cursors));
}

MergedLines MergedLines::of_deletions(const ManifestParts& parts) {
  std::vector<PartCursor> cursors;
  for (const auto& part : parts) {
    cursors.push_back(part->deletions());
  }
  return MergedLines(std::move(cursors));
}

MergedLines::MergedLines(std::vector<PartCursor> cursors) : cursors_(std::move(cursors)) {
  choose();
}

void MergedLines::choose() {
  std::erase_if(cursors_, [](const PartCursor& cursor) { return cursor.at_end(); });
  winner_ = 0;
  for (std::size_t i = 1; i < cursors_.size(); ++i) {
    if (cursors_[i].key() <= cursors_[winner_].key()) {
      winner_ = i;
    }
  }
}

void MergedLines::next() {
  // Those older than the winner may have its key, and still need it to tell.
  for (std::size_t i = 0; i < winner_; ++i) {
    if (cursors_[i].key() == cursors_[winner_].key()) {
      cursors_[i].next();
    }
  }
  cursors_[winner_].next();
  choose();
}

ManifestParts open_parts(const std::filesystem::path& index, std::span<const std::string> names) {
  ManifestParts parts;
  for (const std::string& name : names) {
    parts.push_back(std::make_unique<const ManifestPart>(index / name));
  }
  return parts;
}

std::vector<std::string> roots_of(const ManifestParts& parts) {
  std::set<std::string> roots;
  for (const auto& part : parts) {
    for (std::string& root : part->roots()) {
      roots.insert(std::move(root));
    }
  }
  return {roots.begin(), roots.end()};
}

}  // namespace dateline
