// SPDX-License-Identifier: GPL-2.0-or-later
//
// What dateline-query finds, asked of that program itself: the query language has one
// implementation, and it is not the indexer's.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

// Ids of all articles that match. The program beside this one is run, else the one in PATH. Throws
// Failure: kUsage with the program's own words if it does not understand the query, kFailed if it
// cannot be run, or ends in any other way.
[[nodiscard]] std::vector<std::string> ids_of_query(const std::filesystem::path& index,
                                                    const std::string& query);

}  // namespace dateline
