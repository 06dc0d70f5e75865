// SPDX-License-Identifier: GPL-2.0-or-later
//
// MetadataFile: the user's table of what articles lack, for --metadata. The header row names a
// column path (relative to the root) or id, which says what article a row is about, and the fields
// that the other columns give; with both, path says it and id is given. Empty cells give nothing.
//
//   path,source,date,byline
//   1999/scan-0017.txt,"Windrow Herald",1999-12-01,"Staff, agencies"
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/readers/article_fields.hpp"

namespace dateline {

class MetadataFile {
 public:
  // Throws Failure (kUsage) naming file and line for a table that cannot be read: no key column, an
  // unknown or repeated column, a row with too many cells or without a key, a key given twice, a
  // quote that is not closed. Broken UTF-8 is repaired.
  explicit MetadataFile(const std::filesystem::path& path);

  // What the table says of an article; empty if nothing.
  [[nodiscard]] std::span<const FieldValue> find(std::string_view relative_path,
                                                 std::string_view id) const;

 private:
  bool is_keyed_by_path_ = false;
  std::unordered_map<std::string, std::vector<FieldValue>> rows_;
};

}  // namespace dateline
