// SPDX-License-Identifier: GPL-2.0-or-later
//
// The command line of dateline-query as a table, and what it says as plain data.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "common/cli/program.hpp"
#include "query/render/renderer.hpp"
#include "query/search/searcher.hpp"

namespace dateline {

[[nodiscard]] const Program& query_program();

enum class Task : std::uint8_t {
  kSearch,
  kExplain,
  kExplainArticle,
  kCount,
  kHelpSyntax,
  kLanguageManual,
};

struct QueryOptions {
  Task task = Task::kSearch;
  std::filesystem::path index;
  std::string query;  // all arguments, joined by a blank
  SearchRequest request;
  RenderOptions render;
  std::string explained_id;
  std::chrono::sys_seconds now;         // what relative dates start from
  std::filesystem::path saved_queries;  // empty: none
  std::chrono::seconds timeout{0};      // 0: none
};

// Throws Failure (kUsage) naming the option whose value is wrong.
[[nodiscard]] QueryOptions read_query_options(const Arguments& arguments);

}  // namespace dateline
