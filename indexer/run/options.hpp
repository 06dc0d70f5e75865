// SPDX-License-Identifier: GPL-2.0-or-later
//
// The command line of dateline-index as a table, and what it says as plain data.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/cli/program.hpp"
#include "indexer/enrich/enricher.hpp"
#include "indexer/readers/completion.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/run/rejects.hpp"
#include "indexer/sources/file_walk.hpp"

namespace dateline {

[[nodiscard]] const Program& index_program();

enum class Chatter { kNormal, kQuiet };

struct IndexOptions {
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
};

// Throws Failure (kUsage) naming the option whose value is wrong.
[[nodiscard]] IndexOptions read_index_options(const Arguments& arguments);

}  // namespace dateline
