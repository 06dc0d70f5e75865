// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines of several parts as if they were one: in the order of their keys, of each key the line of
// the newest part that has one, be it that it is gone.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/manifest/part.hpp"

namespace dateline {

using ManifestParts = std::vector<std::unique_ptr<const ManifestPart>>;  // oldest first

class MergedLines {
 public:
  static MergedLines of_files(const ManifestParts& parts, std::string_view root);
  static MergedLines of_deletions(const ManifestParts& parts);

  // nullptr at the end.
  [[nodiscard]] const PartCursor* peek() const {
    return winner_ < cursors_.size() ? &cursors_[winner_] : nullptr;
  }
  void next();

 private:
  explicit MergedLines(std::vector<PartCursor> cursors);  // oldest first
  void choose();

  std::vector<PartCursor> cursors_;  // without those at their end
  std::size_t winner_ = 0;
};

[[nodiscard]] ManifestParts open_parts(const std::filesystem::path& index,
                                       std::span<const std::string> names);

// In byte order, each once.
[[nodiscard]] std::vector<std::string> roots_of(const ManifestParts& parts);

}  // namespace dateline
