// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/source_date.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "common/calendar/date_cursor.hpp"
#include "common/support/clean_text.hpp"

namespace dateline {

namespace {

constexpr bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

std::string_view without_weekday(std::string_view text) {
  DateCursor cursor(text);
  const std::string_view word = cursor.take_letters();
  if (find_weekday(word)) {
    text.remove_prefix(word.size());
    text.remove_prefix(std::min(text.find_first_not_of("., "), text.size()));
  }
  return text;
}

std::optional<Timestamp> read_without_zone(std::string_view text) {
  const std::size_t blank = text.rfind(' ');
  const std::string_view zone =
      blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
  const bool is_name = !zone.empty() && zone.front() >= 'A' && zone.front() <= 'Z' &&
                       std::ranges::all_of(zone, [](char byte) {
                         return is_letter(byte) || byte == '/' || byte == '_';
                       });
  const Result<Timestamp> date = parse_timestamp(text.substr(0, is_name ? blank : 0));
  if (!date || date->precision < Precision::kMinute) {
    return std::nullopt;
  }
  return Timestamp{civil_day(*date), std::nullopt, Precision::kDay};
}

}  // namespace

Result<SourceDate> read_source_date(std::string_view text) {
  text = trim(text);
  const Result<Timestamp> date = parse_timestamp(text);
  if (date) {
    return SourceDate{*date, ""};
  }
  if (date.error().code != ErrorCode::kUnsupported) {
    const std::string_view bare = without_weekday(text);
    if (const Result<Timestamp> day = parse_timestamp(bare)) {
      return SourceDate{*day, date.error().message};
    }
    if (const std::optional<Timestamp> day = read_without_zone(bare)) {
      return SourceDate{*day, fmt::format("{}, its day alone is kept", date.error().message)};
    }
  }
  return date.error();
}

bool is_of_no_calendar(const Error& error) {
  return error.message.ends_with(" is not in the calendar");
}

}  // namespace dateline
