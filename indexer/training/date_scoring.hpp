// SPDX-License-Identifier: GPL-2.0-or-later
//
// How well dates are found and understood: a mention counts as found if it overlaps one of the
// annotation's (one for one), its value as right if it is the same (TIMEX3, to_value of
// common/calendar/day_interval.hpp), as is the custom of TempEval (UzZaman et al., "SemEval-2013
// Task 1: TempEval-3", 2013).
#pragma once

#include <cstddef>
#include <string>

#include "common/article.hpp"
#include "indexer/training/annotations.hpp"

namespace dateline {

struct DateScore {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t overlapping = 0;
  std::size_t exact_span = 0;
  std::size_t right_value = 0;
  std::size_t right_year = 0;  // of the overlapping ones

  [[nodiscard]] double detection_f1() const;  // per cent, as all
  [[nodiscard]] double span_f1() const;
  [[nodiscard]] double value_f1() const;
  [[nodiscard]] double year_share() const;  // of the overlapping mentions
};

// Adds the dates of article, which are those that were found, against the annotation's. Returns one
// line for each that differs.
std::string add_dates(DateScore& score, const Article& article, const Annotations& annotations);

// "?" without an interval.
[[nodiscard]] std::string value_of(const DateMention& mention);

[[nodiscard]] std::string to_table(const DateScore& score);

}  // namespace dateline
