// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/date_cover.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "common/calendar/date_cursor.hpp"
#include "common/index/fields.hpp"
#include "common/index/terms.hpp"

namespace dateline {
namespace {

// The years that terms with a prefix stand for, as days.
std::optional<DayRange> years_under(const Xapian::Database& database, const std::string& prefix) {
  std::optional<DayRange> years;
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    const std::string digits = (*term).substr(prefix.size());
    if (digits.empty() || digits.size() > 4 || !is_all_digits(digits)) {
      continue;  // not of our making
    }
    const std::chrono::year year(static_cast<int>(to_number(digits)));
    if (!years) {
      years = DayRange{year / 1 / 1, year / 12 / 31};
    }
    years->last = year / 12 / 31;
  }
  return years;
}

}  // namespace

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

std::vector<std::string> date_cover(const Xapian::Database& database,
                                    std::string_view prefix,
                                    const DayRange& range) {
  const auto years = years_under(database, std::string(prefix).append(kYearPrefix));
  if (!years) {
    return {};
  }
  std::vector<std::string> terms =
      date_cover(std::max(range.first, years->first), std::min(range.last, years->last));
  for (std::string& term : terms) {
    term.insert(0, prefix);
  }
  return terms;
}

}  // namespace dateline
