// SPDX-License-Identifier: GPL-2.0-or-later
//
// ListingCursor: a place in the order by date, then id, where an export can go on, whatever has
// been added to the index meanwhile.
//
//   @1645814400:lwire-20220225-031     seconds since 1970, the id of the last article given
//   @undated:lwire-x7
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "common/article.hpp"

namespace dateline {

struct ListingCursor {
  std::optional<std::chrono::sys_seconds> published;
  std::string id;
  friend bool operator==(const ListingCursor&, const ListingCursor&) = default;
};

[[nodiscard]] ListingCursor cursor_of(const Article& article);

[[nodiscard]] std::string to_string(const ListingCursor& cursor);

// nullopt if the text is none.
[[nodiscard]] std::optional<ListingCursor> parse_cursor(std::string_view text);

}  // namespace dateline
