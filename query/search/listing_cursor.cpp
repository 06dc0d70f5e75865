// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/listing_cursor.hpp"

#include <charconv>

#include <fmt/format.h>

namespace dateline {

namespace {

constexpr std::string_view kUndated = "undated";

}  // namespace

ListingCursor cursor_of(const Article& article) {
  ListingCursor cursor{std::nullopt, article.id};
  if (article.published) {
    cursor.published = article.published->timestamp.instant;
  }
  return cursor;
}

std::string to_string(const ListingCursor& cursor) {
  return cursor.published
             ? fmt::format("@{}:{}", cursor.published->time_since_epoch().count(), cursor.id)
             : fmt::format("@{}:{}", kUndated, cursor.id);
}

std::optional<ListingCursor> parse_cursor(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (!text.starts_with('@') || colon == std::string_view::npos || colon + 1 == text.size()) {
    return std::nullopt;
  }
  const std::string_view date = text.substr(1, colon - 1);
  ListingCursor cursor{std::nullopt, std::string(text.substr(colon + 1))};
  if (date == kUndated) {
    return cursor;
  }
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(date.data(), date.data() + date.size(), seconds);
  if (date.empty() || error != std::errc() || end != date.data() + date.size()) {
    return std::nullopt;
  }
  cursor.published = std::chrono::sys_seconds(std::chrono::seconds(seconds));
  return cursor;
}

}  // namespace dateline
