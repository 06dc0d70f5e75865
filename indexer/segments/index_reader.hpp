// SPDX-License-Identifier: GPL-2.0-or-later
//
// IndexReader: what a run asks of the index it writes to: whether it has an article already, what
// came from a file, what is older than a day, all that it stores. Reads one commit point; a writer
// that publishes meanwhile does not disturb it. Not thread-safe: one for each worker.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "common/article.hpp"
#include "common/calendar/civil_date.hpp"
#include "common/index/snapshot.hpp"
#include "common/index/terms.hpp"

namespace dateline {

struct StoredDocument {
  Article article;
  Precedence precedence;
  std::int64_t added = 0;    // seconds since 1970
  std::string file_term;     // empty if it came by a pipe
  std::string content_hash;  // common/index/content_hash.hpp
};

class IndexReader {
 public:
  // Throws Failure as Snapshot::open says; those below as well, if the index is damaged.
  explicit IndexReader(const std::filesystem::path& index, Rules rules = Rules::kOurs);

  [[nodiscard]] std::uint64_t articles() const;
  [[nodiscard]] const Snapshot& snapshot() const { return snapshot_; }

  // Whether the index has an article of that id, content and file.
  [[nodiscard]] bool has(const std::string& id,
                         const std::string& content_hash,
                         const std::string& file_term) const;

  [[nodiscard]] std::optional<StoredDocument> find(const std::string& id) const;

  // Ids of articles that were read from that file, or published at that address.
  [[nodiscard]] std::vector<std::string> ids_of_file(const std::string& file_term) const;
  [[nodiscard]] std::vector<std::string> ids_of_url(const std::string& url) const;

  // Ids of articles published before that day, as a statement of the source has it: dates that were
  // taken from a dateline or the text may be wrong, and undated articles may be of any day.
  [[nodiscard]] std::vector<std::string> ids_published_before(Day day) const;

  // Every article, until take returns false.
  void for_each(const std::function<bool(StoredDocument)>& take) const;

 private:
  [[nodiscard]] std::vector<std::string> ids_with(const std::string& term) const;

  Snapshot snapshot_;
};

// Whether an article is one that ids_published_before(day) gives.
[[nodiscard]] bool is_published_before(const Article& article, Day day);

}  // namespace dateline
