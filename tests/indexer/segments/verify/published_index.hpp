// SPDX-License-Identifier: GPL-2.0-or-later
//
// An index with everything that a long-lived one has: three segments, two kept commit points, a
// part of the manifest, a list of what is suppressed, a ledger, what the last run said.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include <xapian.h>

#include "common/index/commit_point.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {

class PublishedIndex {
 public:
  PublishedIndex();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] CommitPoint commit() const { return read_commit_point(path_); }
  // Writes a file below the index.
  void write(const std::string& name, const std::string& bytes) const;
  // Puts a commit point in force beside those that are kept.
  void publish(const CommitPoint& commit) const;
  // Makes a segment anew with another content, as if it had been published so.
  void rewrite(const std::string& segment,
               const std::function<void(Xapian::WritableDatabase&)>& change) const;

 private:
  TempDir dir_;
  std::filesystem::path path_;
};

// The document of that id; 0 if there is none.
[[nodiscard]] Xapian::docid find_document(const Xapian::Database& database, const std::string& id);

// Turns one bit of a file over.
void flip_bit(const std::filesystem::path& file, std::size_t bit);

}  // namespace dateline::test
