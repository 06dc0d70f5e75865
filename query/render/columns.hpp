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

enum class ColumnKind : std::uint8_t {
  kText,
  kNumber,
  kList,  // may have several values, none of them empty
};

struct Column {
  std::string_view name;
  ColumnKind kind;
  HitDetail detail;                                    // of a hit that shows it
  std::vector<std::string> (*values)(const Hit& hit);  // one, but of a list; empty where there is
                                                       // none
};

// The value of a row: those of a list joined by '|'.
[[nodiscard]] std::string value_of(const Column& column, const Hit& hit);

// What a hit must hold to show all of them.
[[nodiscard]] HitDetail detail_of(const std::vector<const Column*>& columns);

[[nodiscard]] const std::vector<Column>& all_columns();

// Their names, joined by ", ".
[[nodiscard]] std::string column_names();

// The column of that name; nullptr if there is none.
[[nodiscard]] const Column* find_column(std::string_view name);

inline constexpr auto kDefaultColumns = std::to_array<std::string_view>(
    {"id", "date", "date_precision", "source", "section", "title", "byline", "url", "words"});

// "year", "month", "day", "minute", "second"
[[nodiscard]] const char* name_of(Precision precision);

}  // namespace dateline
