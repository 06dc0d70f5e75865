// SPDX-License-Identifier: GPL-2.0-or-later
//
// FilesByTerm: what the manifest has of a file, by the term that its articles have in the index
// (common/index/terms.hpp).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/manifest/manifest.hpp"

namespace dateline {

class FilesByTerm {
 public:
  // nullptr: there is no manifest, and nothing is found. It outlives this.
  explicit FilesByTerm(const Manifest* manifest) : manifest_(manifest) {}

  // Of each root that it lies below; none for an empty term.
  [[nodiscard]] std::vector<FileRecord> find(const std::string& file);

 private:
  void add(const FileKey& key, std::vector<FileRecord>& records) const;
  const std::multimap<std::string, FileKey>& cut_terms();

  const Manifest* manifest_;
  std::multimap<std::string, FileKey> cut_terms_;
  bool has_cut_terms_ = false;
};

}  // namespace dateline
