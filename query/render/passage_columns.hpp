// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passages as columns, for csv, tsv and JSON alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/search/search_result.hpp"

namespace dateline {

// id, date, source, part; then left, hit and right of a line, which joined are its text, or
// sentence.
[[nodiscard]] std::vector<std::string_view> passage_columns(Passages passages);

[[nodiscard]] std::vector<std::string> passage_values(const Hit& hit,
                                                      const Passage& passage,
                                                      Passages passages);

// "title", "byline", "body"
[[nodiscard]] const char* name_of(TextPart part);

}  // namespace dateline
