// SPDX-License-Identifier: GPL-2.0-or-later
//
// The command line of dateline-index as a table, and what it says as plain data.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/calendar/timestamp.hpp"
#include "common/cli/program.hpp"
#include "indexer/enrich/enricher.hpp"
#include "indexer/readers/completion.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/run/reading_rules.hpp"
#include "indexer/run/rejects.hpp"
#include "indexer/segments/index_writer.hpp"
#include "indexer/sources/file_walk.hpp"

namespace dateline {

[[nodiscard]] const Program& index_program();

enum class Chatter { kNormal, kQuiet };

// How many articles a run may take out because they are gone or too old.
struct DeletionLimit {
  std::uint64_t number = 10;
  bool is_percent = true;  // of the articles of the index
};

// What a call is for.
enum class Task {
  kIndex,
  kOptimize,  // nothing to read: only merging
  kRebuild,
  kRollBack,
  kDelete,
  kPurge,
  kWhy,
};

struct IndexOptions {
  Task task = Task::kIndex;
  std::filesystem::path index;
  std::string language;  // Snowball name; empty: the index's, english for a new one
  std::string timezone;  // as TimeZone::find names it; empty: the index's, UTC for a new one
  const Reader* reader = nullptr;  // of --input-format; nullptr: by content and name
  std::size_t jobs = 1;
  std::size_t memory = 0;  // bytes, for queue and workers together
  std::size_t max_article_bytes = 0;
  std::chrono::seconds lock_timeout{0};
  Chatter chatter = Chatter::kNormal;
  SourceOptions sources;
  std::filesystem::path rejects;                 // file to write; empty: none
  std::vector<std::filesystem::path> own_files;  // all that the run writes besides the index
  std::optional<Retry> retry;                    // instead of sources
  ReadOptions reading;
  CompletionOptions completion;
  DatingRules dating;  // its zone and its clock are the run's to set
  EnrichOptions enrichment;

  ReadingRules rules;      // how all this decides what is made of a file
  bool is_mirror = false;  // articles go whose files are gone
  DeletionLimit deletion_limit;
  std::optional<Day> expiry;  // articles published before that day go
  std::size_t kept_contents = kKeptContents;
  Creation creation = Creation::kAllowed;
  bool is_dry = false;
  bool is_all_or_nothing = false;
  bool optimizes = false;                      // merges to one segment
  std::chrono::seconds publish_interval{600};  // of a long run

  // Of the other tasks.
  std::vector<std::string> targets;              // ids to delete or purge; what --why asks about
  std::string delete_query;                      // in the query language
  bool is_confirmed = false;                     // --yes
  std::string reason;                            // of a purge
  std::optional<std::uint64_t> rollback_target;  // revision
};

// Throws Failure (kUsage) naming the option whose value is wrong.
[[nodiscard]] IndexOptions read_index_options(const Arguments& arguments);

}  // namespace dateline
