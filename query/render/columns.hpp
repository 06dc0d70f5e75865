// SPDX-License-Identifier: GPL-2.0-or-later
//
// kColumns: what of a hit can stand in a column of a table. Values are as the source wrote them,
// dates in ISO 8601 at their own precision.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "query/search/search_result.hpp"

namespace dateline {

struct Column {
  std::string_view name;
  std::string (*value)(const Hit& hit);  // empty where the article has none
};

[[nodiscard]] const std::vector<Column>& all_columns();

// The column of that name; nullptr if there is none.
[[nodiscard]] const Column* find_column(std::string_view name);

inline constexpr auto kDefaultColumns = std::to_array<std::string_view>(
    {"id", "date", "date_precision", "source", "section", "title", "byline", "url", "words"});

// "year", "month", "day", "minute", "second"
[[nodiscard]] const char* name_of(Precision precision);

}  // namespace dateline
