// SPDX-License-Identifier: GPL-2.0-or-later
//
// ArticleGate: whether an article goes into the index, by what earlier runs and the user decided.
// One for each worker.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "common/article.hpp"
#include "common/calendar/timestamp.hpp"
#include "indexer/manifest/manifest.hpp"
#include "indexer/segments/index_reader.hpp"
#include "indexer/takedown/suppression_list.hpp"

namespace dateline {

// What all workers know; nothing of it changes while they are at work.
struct EarlierRuns {
  const Manifest* manifest = nullptr;  // nullptr: a new index
  const SuppressionList* suppressed = nullptr;
  std::optional<std::filesystem::path> index;  // nullopt: a new index
};

enum class Verdict {
  kNew,        // to be indexed; a record of the id may be replaced by it
  kUnchanged,  // indexed as it is, from the same file
  kCanceled,   // takes the article of its id out
  kSuppressed,
  kDeleted,  // was taken out by hand or by its publisher, and has not changed since
  kExpired,  // older than is kept
  kEmbargoed,
  kWithheld,
};

class ArticleGate {
 public:
  // now: seconds since 1970. expiry: articles published before that day are not kept.
  ArticleGate(const EarlierRuns& earlier, std::int64_t now, std::optional<Day> expiry);

  // The article is complete, and not looked at by the enricher yet.
  [[nodiscard]] Verdict judge(const Article& article, const std::string& file_term) const;

  // Whether the manifest says that an article of that id was taken out.
  [[nodiscard]] bool was_deleted(const std::string& id) const;

 private:
  [[nodiscard]] bool stays_deleted(const Article& article, const std::string& hash) const;

  const EarlierRuns& earlier_;
  std::int64_t now_;
  std::optional<Day> expiry_;
  std::optional<IndexReader> reader_;
};

}  // namespace dateline
