// SPDX-License-Identifier: GPL-2.0-or-later
//
// The command line of dateline-query as a table, and what it says as plain data.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/cli/program.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/render/renderer.hpp"
#include "query/run/name_request.hpp"
#include "query/search/facets.hpp"
#include "query/search/searcher.hpp"

namespace dateline {

// Hidden (no group): the build makes dateline-query-language(7) with it.
inline constexpr Flag kLanguageManualFlag{
    "generate-language-manual", '\0', FlagKind::kSwitch, "", "", "", "", Configurable::kNo};

[[nodiscard]] const Program& query_program();

enum class Task : std::uint8_t {
  kSearch,
  kCount,
  kShow,
  kFacets,
  kTimeline,
  kCoverage,
  kInfo,
  kExplain,
  kExplainArticle,
  kComplete,
  kHelpSyntax,
  kLanguageManual,
};

struct FacetRequest {
  const FacetField* field = nullptr;
  std::size_t most = 0;  // values, 0 for all
};

struct QueryOptions {
  Task task = Task::kSearch;
  std::filesystem::path index;
  std::string query;  // all arguments, joined by a blank
  WordRule words = WordRule::kAll;
  SearchRequest request;
  std::uint64_t most_passages = 0;  // 0: all
  bool undated = false;             // of all that matches, articles without a date
  std::string after;                // cursor or id; empty: from the start
  RenderOptions render;
  std::optional<std::string> batch;    // file of queries, "-" for standard input
  std::vector<std::string> shown_ids;  // of --show
  std::vector<FacetRequest> facets;
  std::vector<FacetRequest> significant;
  std::optional<NameRequest> company;  // of --with
  NameRequest completion;
  TimeUnit timeline = TimeUnit::kMonth;
  TimeUnit coverage = TimeUnit::kDay;
  TimelineDates timeline_dates = TimelineDates::kPublished;
  MentionRule mentions = MentionRule::kWithin;  // which dates about: finds
  std::vector<std::string> compared;            // queries beside the first
  std::string explained_id;
  std::chrono::sys_seconds now;         // what relative dates start from
  std::filesystem::path saved_queries;  // empty: none
  std::string aliases;                  // file, "-" for standard input; empty: none
  std::chrono::seconds timeout{0};      // 0: none
};

// Throws Failure (kUsage) naming the option whose value is wrong, or that does not go with another.
[[nodiscard]] QueryOptions read_query_options(const Arguments& given);

}  // namespace dateline
