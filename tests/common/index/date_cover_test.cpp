// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/date_cover.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/calendar/date_cursor.hpp"
#include "common/index/terms.hpp"

namespace dateline {
namespace {

using std::chrono::days;

constexpr Day day(int year, unsigned month, unsigned day_of_month) {
  return Day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day_of_month));
}

// Lowest cost over all ways to cut a stretch of days into years, months and days, whatever order
// date_cover takes: cost[i] is for the days from the stretch's first to before its ith.
class CheapestCuts {
 public:
  CheapestCuts(Day first, Day last) : first_(first) {
    const auto count = static_cast<std::size_t>((last - first).count()) + 1;
    ends_.resize(count);
    for (std::size_t at = 0; at < count; ++at) {
      const std::chrono::year_month_day date(day_at(at));
      ends_[at].push_back(at + 1);
      if (date.day() == std::chrono::day(1)) {
        ends_[at].push_back(
            index_of(Day((date.year() / date.month() + std::chrono::months(1)) / 1)));
      }
      if (date.month() == std::chrono::January && date.day() == std::chrono::day(1)) {
        ends_[at].push_back(index_of(Day((date.year() + std::chrono::years(1)) / 1 / 1)));
      }
    }
  }

  // The least number of terms for [from, d], for each d of the stretch from `from` on.
  [[nodiscard]] std::vector<std::size_t> counts_from(Day from) const {
    std::vector<std::size_t> least(ends_.size() + 1, ends_.size() + 1);
    least[index_of(from)] = 0;
    for (std::size_t at = index_of(from); at < ends_.size(); ++at) {
      for (const std::size_t end : ends_[at]) {
        if (end < least.size()) {
          least[end] = std::min(least[end], least[at] + 1);
        }
      }
    }
    return least;
  }

  [[nodiscard]] std::size_t index_of(Day at) const {
    return static_cast<std::size_t>((at - first_).count());
  }

 private:
  [[nodiscard]] Day day_at(std::size_t index) const {
    return first_ + days(static_cast<int>(index));
  }

  Day first_;
  std::vector<std::vector<std::size_t>> ends_;  // of each day: where a term that starts there ends
};

struct Days {
  Day first;
  Day last;
};

// The days a term stands for, read from its letters and digits alone.
Days days_of(std::string_view term) {
  const std::chrono::year year(static_cast<int>(to_number(term.substr(1, 4))));
  if (term.front() == 'Y') {
    return {Day(year / 1 / 1), Day(year / 12 / 31)};
  }
  const std::chrono::year_month month = year / std::chrono::month(to_number(term.substr(5, 2)));
  if (term.front() == 'M') {
    return {Day(month / 1), Day(month / std::chrono::last)};
  }
  const Day only(month / std::chrono::day(to_number(term.substr(7))));
  return {only, only};
}

bool is_exact(const std::vector<std::string>& terms, Day first, Day last) {
  Day next = first;
  for (const std::string& term : terms) {
    const Days covered = days_of(term);
    if (covered.first != next) {
      return false;
    }
    next = covered.last + days(1);
  }
  return next == last + days(1);
}

std::string joined(const std::vector<std::string>& terms) {
  return fmt::format("{}", fmt::join(terms, " "));
}

TEST_CASE("a cover is whole years, then whole months, then days, in order") {
  struct Case {
    Day first;
    Day last;
    std::string_view expected;
  };
  constexpr std::array kCases = {
      Case{day(2022, 2, 25), day(2022, 2, 25), "D20220225"},
      Case{day(2022, 2, 1), day(2022, 2, 28), "M202202"},
      Case{day(2024, 2, 28), day(2024, 2, 29), "D20240228 D20240229"},
      Case{day(2024, 2, 1), day(2024, 2, 29), "M202402"},
      Case{day(2022, 1, 1), day(2022, 12, 31), "Y2022"},
      Case{day(2022, 1, 1), day(2022, 3, 31), "M202201 M202202 M202203"},
      Case{day(2022, 1, 1), day(2023, 1, 1), "Y2022 D20230101"},
      Case{day(2021, 12, 31), day(2022, 12, 31), "D20211231 Y2022"},
      Case{day(2021, 12, 30), day(2023, 2, 1), "D20211230 D20211231 Y2022 M202301 D20230201"},
      Case{day(2022, 2, 1), day(2022, 3, 2), "M202202 D20220301 D20220302"},
      Case{day(1600, 1, 1), day(1601, 12, 31), "Y1600 Y1601"},
      Case{day(2022, 2, 25), day(2022, 2, 24), ""},
  };
  for (const Case& row : kCases) {
    CAPTURE(to_iso8601(row.first));
    CAPTURE(to_iso8601(row.last));
    CHECK(joined(date_cover(row.first, row.last)) == row.expected);
  }
}

TEST_CASE("for each pair of days over two leap years the cover is exact and minimal") {
  const CheapestCuts cuts(day(2019, 12, 1), day(2025, 1, 31));
  std::vector<Day> both_years;
  for (const Days stretch :
       {Days{day(2019, 12, 1), day(2021, 1, 31)}, Days{day(2023, 12, 1), day(2025, 1, 31)}}) {
    for (Day at = stretch.first; at <= stretch.last; at += days(1)) {
      both_years.push_back(at);
    }
  }
  std::size_t pairs = 0;
  std::size_t wrong = 0;
  std::string first_wrong;
  for (const Day first : both_years) {
    const std::vector<std::size_t> least = cuts.counts_from(first);
    for (const Day last : both_years) {
      const std::vector<std::string> terms = date_cover(first, last);
      const std::size_t expected = first > last ? 0 : least[cuts.index_of(last) + 1];
      const bool is_right =
          terms.size() == expected && (first > last || is_exact(terms, first, last));
      if (!is_right && wrong++ == 0) {
        first_wrong = fmt::format("{}..{}", to_iso8601(first), to_iso8601(last));
      }
      ++pairs;
    }
  }
  CAPTURE(first_wrong);
  CHECK(wrong == 0);
  CHECK(pairs == 856 * 856);
}

TEST_CASE("all years are one term each") {
  const std::vector<std::string> terms = date_cover(day(1600, 1, 1), day(2200, 12, 31));
  CHECK(terms.size() == 601);
  CHECK(is_exact(terms, day(1600, 1, 1), day(2200, 12, 31)));
  CHECK(std::ranges::all_of(terms, [](const std::string& term) { return term[0] == 'Y'; }));
}

TEST_CASE("a range that touches N calendar years has at most N + 80 terms") {
  CHECK(date_cover(day(2022, 1, 2), day(2022, 12, 30)).size() == 70);
  CHECK(date_cover(day(2021, 1, 2), day(2022, 12, 30)).size() == 2 + 80);
  CHECK(date_cover(day(1986, 1, 2), day(2022, 12, 30)).size() == 37 + 80);
  CHECK(date_cover(day(1600, 1, 2), day(2200, 12, 30)).size() == 601 + 80);
  std::size_t most = 0;
  for (Day first = day(2020, 1, 1); first <= day(2020, 1, 31); first += days(1)) {
    for (Day last = day(2021, 1, 1); last <= day(2021, 12, 31); last += days(1)) {
      most = std::max(most, date_cover(first, last).size());
    }
  }
  CHECK(most == 82);
}

TEST_CASE("a range of 37 years to the day has at most 78 terms") {
  std::size_t most = 0;
  for (Day first = day(1980, 1, 1); first <= day(1984, 12, 31); first += days(1)) {
    const std::chrono::year_month_day date(first);
    const std::chrono::year_month_day anniversary = date + std::chrono::years(37);
    const Day last = anniversary.ok()
                         ? Day(anniversary) - days(1)
                         : Day(anniversary.year() / anniversary.month() / std::chrono::last);
    most = std::max(most, date_cover(first, last).size());
  }
  CHECK(most == 78);
}

TEST_CASE("the terms of a cover are those of the index") {
  CHECK(date_cover(day(2022, 2, 5), day(2022, 2, 5)).front() == day_term(day(2022, 2, 5)));
  CHECK(date_cover(day(2022, 2, 1), day(2022, 2, 28)).front() ==
        month_term(std::chrono::year(2022) / 2));
  CHECK(date_cover(day(2022, 1, 1), day(2022, 12, 31)).front() ==
        year_term(std::chrono::year(2022)));
}

}  // namespace
}  // namespace dateline
