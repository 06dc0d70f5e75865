// SPDX-License-Identifier: GPL-2.0-or-later
//
// Holes in series that are made for it.
#include "query/search/gap_finder.hpp"

#include <chrono>
#include <cmath>
#include <functional>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/support/dice.hpp"

namespace dateline {
namespace {

using Run = Gaps::Run;
using std::chrono::days;

constexpr Day kMonday{std::chrono::year(2021) / 3 / 1};

// count of the day with this place, whose weekday has this number, Monday 0.
using Count = std::function<std::uint64_t(std::size_t at, std::size_t weekday)>;

CountSeries daily(std::size_t length, const Count& count) {
  CountSeries series{TimeUnit::kDay, kMonday, {}};
  for (std::size_t at = 0; at < length; ++at) {
    series.counts.push_back(count(at, at % 7));
  }
  return series;
}

bool is_weekend(std::size_t weekday) {
  return weekday >= 5;
}

constexpr std::size_t kSunday = 6;

struct MissingCase {
  const char* name;
  std::size_t length;
  Count count;
  std::vector<Run> missing;
  std::uint64_t sundays_off;
};
const MissingCase kMissingCases[] = {
    {"complete", 70, [](std::size_t, std::size_t) { return 5; }, {}, 0},
    {"a single article", 1, [](std::size_t, std::size_t) { return 1; }, {}, 0},
    {"a missing week",
     70,
     [](std::size_t at, std::size_t) { return at >= 21 && at < 28 ? 0 : 5; },
     {{21, 27, 7}},
     0},
    {"no paper on Sundays",
     70,
     [](std::size_t, std::size_t day) { return day == 6 ? 0 : 5; },
     {},
     9},
    {"a missing week of a paper without Sundays",
     70,
     [](std::size_t at, std::size_t day) { return day == 6 || (at >= 21 && at < 28) ? 0 : 5; },
     {{21, 26, 6}},
     9},
    {"two missing weeks of it are one run",
     70,
     [](std::size_t at, std::size_t day) { return day == 6 || (at >= 21 && at < 35) ? 0 : 5; },
     {{21, 33, 12}},
     9},
    {"one missing Sunday of a paper with Sundays",
     140,
     [](std::size_t at, std::size_t) { return at == 27 ? 0 : 5; },
     {{27, 27, 1}},
     0},
    {"a weekly paper with a missing issue",
     141,
     [](std::size_t at, std::size_t day) { return day == 0 && at != 70 ? 9 : 0; },
     {{70, 70, 1}},
     20},
    {"an extra on one Sunday in twenty does not make Sundays days of publication",
     140,
     [](std::size_t at, std::size_t day) { return day == 6 && at != 69 ? 0 : 5; },
     {},
     18},
    {"too few weeks to know the habits of a source",
     21,
     [](std::size_t, std::size_t day) { return day == 6 ? 0 : 5; },
     {{6, 6, 1}, {13, 13, 1}},
     0},
    {"years between two papers are missing, whatever their habits",
     4000,
     [](std::size_t at, std::size_t day) { return day == 6 || (at >= 70 && at < 3500) ? 0 : 5; },
     {{70, 3498, 2940}},
     0},
};

TEST_CASE("missing days are found in runs, and weekdays off are not missing") {
  for (const MissingCase& c : kMissingCases) {
    CAPTURE(std::string(c.name));
    CountSeries series = daily(c.length, c.count);
    while (series.counts.back() == 0) {
      series.counts.pop_back();
    }
    const Gaps gaps = find_gaps(series);
    CHECK(gaps.missing == c.missing);
    CHECK(gaps.drops.empty());
    if (c.length < 4000) {
      CHECK(gaps.days_off[kSunday] == c.sundays_off);
    }
  }
}

TEST_CASE("a Sunday edition that begins late is not missed for years before") {
  const Gaps gaps = find_gaps(
      daily(2800, [](std::size_t at, std::size_t day) { return day == 6 && at < 1400 ? 0 : 5; }));
  CHECK(gaps.missing.size() < 26);
  CHECK(gaps.days_off[kSunday] > 170);
}

struct DropCase {
  const char* name;
  std::size_t length;
  Count count;
  std::vector<Gaps::Low> drops;
};
const DropCase kDropCases[] = {
    {"one low day",
     140,
     [](std::size_t at, std::size_t) { return at == 70 ? 30 : 100; },
     {{70, 100}}},
    {"a third is not far below",
     140,
     [](std::size_t at, std::size_t) { return at == 70 ? 34 : 100; },
     {}},
    {"thin weekends are usual",
     140,
     [](std::size_t, std::size_t day) { return is_weekend(day) ? 4 : 100; },
     {}},
    {"a low Sunday among thin ones",
     140,
     [](std::size_t at, std::size_t day) { return at == 69          ? 4U
                                                  : is_weekend(day) ? 30U
                                                                    : 100U; },
     {{69, 30}}},
    {"few articles fall below a third by chance",
     140,
     [](std::size_t at, std::size_t) { return at == 70 ? 1 : 6; },
     {}},
    {"growth from 10 to 1,000 a day",
     1000,
     [](std::size_t at, std::size_t) { return 10 + at; },
     {}},
    {"a day of great news does not make the others low",
     140,
     [](std::size_t at, std::size_t) { return at == 70 ? 5000 : 100; },
     {}},
    {"an empty day is missing, not low",
     140,
     [](std::size_t at, std::size_t) { return at == 70 ? 0 : 100; },
     {}},
    {"a source that ends with a thin day",
     140,
     [](std::size_t at, std::size_t) { return at == 139 ? 1 : 100; },
     {}},
    {"and begins with one", 140, [](std::size_t at, std::size_t) { return at == 0 ? 1 : 100; }, {}},
    {"too short to know", 20, [](std::size_t at, std::size_t) { return at == 10 ? 1 : 100; }, {}},
    {"a whole low week",
     140,
     [](std::size_t at, std::size_t) { return at >= 70 && at < 77 ? 20 : 100; },
     {{70, 100}, {71, 100}, {72, 100}, {73, 100}, {74, 100}, {75, 100}, {76, 100}}},
};

TEST_CASE("a drop is far below what is usual for the day") {
  for (const DropCase& c : kDropCases) {
    CAPTURE(std::string(c.name));
    CHECK(find_gaps(daily(c.length, c.count)).drops == c.drops);
  }
}

TEST_CASE("weeks and months are compared with their neighbours") {
  for (const TimeUnit unit : {TimeUnit::kWeek, TimeUnit::kMonth}) {
    CountSeries series{unit, kMonday, std::vector<std::uint64_t>(40, 100)};
    series.counts[10] = 0;
    series.counts[11] = 0;
    series.counts[20] = 5;
    const Gaps gaps = find_gaps(series);
    CHECK(gaps.missing == std::vector<Run>{{10, 11, 2}});
    CHECK(gaps.drops == std::vector<Gaps::Low>{{20, 100}});
  }
}

// Sum of uniform waiting times, by the definition of a Poisson process.
std::uint64_t poisson(test::Dice& dice, double mean) {
  std::uint64_t count = 0;
  constexpr std::size_t kGrain = 1'000'000;
  for (double time = 0;; ++count) {
    time -= std::log((static_cast<double>(dice.below(kGrain)) + 0.5) / kGrain);
    if (time > mean) {
      return count;
    }
  }
}

TEST_CASE("chance alone makes hardly any drop") {
  test::Dice dice(7);
  std::size_t drops = 0;
  constexpr std::size_t kDays = 4000;
  for (const double mean : {8.0, 12.0, 20.0, 60.0}) {
    const CountSeries series =
        daily(kDays, [&](std::size_t, std::size_t) { return poisson(dice, mean); });
    drops += find_gaps(series).drops.size();
  }
  CHECK(drops < 16);  // one in a thousand
}

TEST_CASE("the tail of a Poisson distribution is that of its terms") {
  CHECK(poisson_tail(0, 10) == doctest::Approx(4.539993e-5));
  CHECK(poisson_tail(3, 10) == doctest::Approx(0.010336051));
  CHECK(poisson_tail(10, 10) == doctest::Approx(0.583039750));
  CHECK(poisson_tail(500, 2000) < 1e-100);
  CHECK(poisson_tail(2000, 2000) == doctest::Approx(0.505946));
  CHECK(poisson_tail(5, 0) == 1);
}

}  // namespace
}  // namespace dateline
