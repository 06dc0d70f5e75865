// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/civil_date.hpp"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "common/support/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxQuotedBytes = 60;

std::string as_written(const CivilDate& date) {
  const std::string month = fmt::format("{:04}-{:02}", date.year, date.month);
  return date.precision == Precision::kMonth ? month : fmt::format("{}-{:02}", month, date.day);
}

}  // namespace

Error malformed_date(std::string message) {
  return {ErrorCode::kMalformed,
          std::move(message),
          "dates are read as 2022-02-25, 2022-02-25T18:40:00+01:00, 25 Feb 2022 and the like"};
}

Error not_a_date(std::string_view text) {
  const std::string_view beginning = truncate_utf8(text, kMaxQuotedBytes);
  return malformed_date(
      fmt::format("\"{}{}\" is not a date", beginning, beginning.size() < text.size() ? "…" : ""));
}

Result<Timestamp> to_timestamp(const CivilDate& date) {
  if (static_cast<int>(date.year) < kFirstYear || static_cast<int>(date.year) > kLastYear) {
    return malformed_date(
        fmt::format("year {} is not in {} to {}", date.year, kFirstYear, kLastYear));
  }
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(date.year)),
                                        std::chrono::month(date.month),
                                        std::chrono::day(date.day)};
  if (!day.ok()) {
    return malformed_date(fmt::format("{} is not in the calendar", as_written(date)));
  }
  return Timestamp{Day(day), std::nullopt, date.precision};
}

}  // namespace dateline
