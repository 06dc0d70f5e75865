// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/date_cover.hpp"

#include <chrono>

#include "common/index/terms.hpp"

namespace dateline {

std::vector<std::string> date_cover(Day first, Day last) {
  using std::chrono::days;
  std::vector<std::string> terms;
  for (Day at = first; at <= last;) {
    const std::chrono::year_month_day date(at);
    const Day year_end(date.year() / 12 / 31);
    const Day month_end(date.year() / date.month() / std::chrono::last);
    const bool is_month_start = date.day() == std::chrono::day(1);
    if (is_month_start && date.month() == std::chrono::January && year_end <= last) {
      terms.push_back(year_term(date.year()));
      at = year_end + days(1);
    } else if (is_month_start && month_end <= last) {
      terms.push_back(month_term(date.year() / date.month()));
      at = month_end + days(1);
    } else {
      terms.push_back(day_term(at));
      at += days(1);
    }
  }
  return terms;
}

}  // namespace dateline
