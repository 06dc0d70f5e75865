// SPDX-License-Identifier: GPL-2.0-or-later
//
// From what an expression means to the days it stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "common/calendar/day_interval.hpp"
#include "common/calendar/timestamp.hpp"
#include "indexer/enrich/dates/date_expression.hpp"

namespace dateline {

// What the sentence speaks of, as its verbs tell.
enum class Tense : std::uint8_t { kUnknown, kPast, kFuture };

struct DateContext {
  std::optional<Day> published;
  std::span<const DayInterval> mentioned;  // before, in reading order
  Tense tense = Tense::kUnknown;
};

// nullopt where the context does not tell, or beyond the years 1500 to 2200.
[[nodiscard]] std::optional<DayInterval> resolve(const DateExpression& expression,
                                                 const DateContext& context);

// The one of a year; nullopt if it has none, as February 29th. Not of weekdays and weekends.
[[nodiscard]] std::optional<DayInterval> instance_in(std::chrono::year year,
                                                     const Recurring& recurring);

}  // namespace dateline
