// SPDX-License-Identifier: GPL-2.0-or-later
//
// Small words about words and units that the forms of DateGrammar share. Internal to it.
#pragma once

#include <chrono>

#include "common/calendar/day_interval.hpp"
#include "indexer/enrich/dates/date_words.hpp"

namespace dateline {

[[nodiscard]] inline Granularity unit_of(const DateWord& word) {
  return static_cast<Granularity>(word.value);
}

[[nodiscard]] inline DayInterval year_interval(int year) {
  return year_of(std::chrono::year(year));
}

// The unit that begins with a year.
[[nodiscard]] inline DayInterval unit_from(int year, Granularity granularity) {
  return unit_around(Day(std::chrono::year(year) / 1 / 1), granularity);
}

[[nodiscard]] inline bool is_preposition(DateWordKind kind) {
  using Kind = DateWordKind;
  return kind == Kind::kIn || kind == Kind::kOn || kind == Kind::kFrom || kind == Kind::kBetween ||
         kind == Kind::kDuring || kind == Kind::kOf || kind == Kind::kTo || kind == Kind::kBefore;
}

}  // namespace dateline
