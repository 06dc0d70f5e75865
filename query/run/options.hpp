// SPDX-License-Identifier: GPL-2.0-or-later
//
// The command line of dateline-query as a table, and what it says as plain data.
#pragma once

#include <filesystem>
#include <string>

#include "common/cli/program.hpp"
#include "query/render/renderer.hpp"
#include "query/search/searcher.hpp"

namespace dateline {

[[nodiscard]] const Program& query_program();

struct QueryOptions {
  std::filesystem::path index;
  std::string query;  // all arguments, joined by a blank
  SearchRequest request;
  RenderOptions render;
};

// Throws Failure (kUsage) naming the option whose value is wrong.
[[nodiscard]] QueryOptions read_query_options(const Arguments& arguments);

}  // namespace dateline
