// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/files_by_term.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "common/index/terms.hpp"

namespace dateline {

namespace {

// Such a term ends in '~' and a hash.
bool may_be_cut(const std::string& file) {
  constexpr std::size_t kHashDigits = 32;
  return file.size() > kHashDigits && file[file.size() - kHashDigits - 1] == '~';
}

}  // namespace

std::vector<FileRecord> FilesByTerm::find(const std::string& file) {
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

void FilesByTerm::add(const FileKey& key, std::vector<FileRecord>& records) const {
  if (std::optional<FileRecord> record = manifest_->find(key)) {
    records.push_back(*std::move(record));
  }
}

// A term too long for Xapian ends in a hash and says no path: such files are looked for among all,
// once there is need.
const std::multimap<std::string, FileKey>& FilesByTerm::cut_terms() {
  if (!std::exchange(has_cut_terms_, true)) {
    for (const std::string& root : manifest_->roots()) {
      for (FileCursor file = manifest_->files(root); file.peek() != nullptr; file.next()) {
        const FileKey& key = file.peek()->key;
        if (kFilePrefix.size() + root.size() + 1 + key.path.size() > kMaxTermBytes) {
          cut_terms_.emplace(file_term(root, key.path), key);
        }
      }
    }
  }
  return cut_terms_;
}

}  // namespace dateline
