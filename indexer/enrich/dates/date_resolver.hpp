// SPDX-License-Identifier: GPL-2.0-or-later
//
// From what an expression means to the days it stands for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "common/calendar/day_interval.hpp"
#include "common/calendar/timestamp.hpp"
#include "indexer/enrich/dates/date_expression.hpp"

namespace dateline {

// What the sentence speaks of, as its verbs tell.
enum class Tense : std::uint8_t { kUnknown, kPast, kFuture };

// The dates that a text has spoken of so far: the latest of each granularity.
class MentionHistory {
 public:
  void add(const DayInterval& mention);
  void clear() { latest_ = {}; }

  // First day of the latest that is no coarser than a unit: a year says nothing of its days.
  [[nodiscard]] std::optional<Day> latest_within(Granularity unit) const;
  // Of the latest of just that granularity.
  [[nodiscard]] std::optional<Day> latest_of(Granularity unit) const;

 private:
  struct Entry {
    std::size_t number = 0;  // in reading order, from 1; 0: none
    Day first;
  };
  static constexpr std::size_t kGranularities = static_cast<std::size_t>(Granularity::kCentury) + 1;
  std::array<Entry, kGranularities> latest_{};
  std::size_t count_ = 0;
};

struct DateContext {
  std::optional<Day> published;
  const MentionHistory& mentioned;
  Tense tense = Tense::kUnknown;
};

// nullopt where the context does not tell, or beyond the years 1500 to 2200.
[[nodiscard]] std::optional<DayInterval> resolve(const DateExpression& expression,
                                                 const DateContext& context);

// The one of a year; nullopt if it has none, as February 29th. Not of weekdays and weekends.
[[nodiscard]] std::optional<DayInterval> instance_in(std::chrono::year of,
                                                     const Recurring& recurring);

}  // namespace dateline
