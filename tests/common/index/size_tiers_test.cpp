// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/size_tiers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/dice.hpp"

namespace dateline {
namespace {

using test::Dice;
using Sizes = std::vector<std::uint64_t>;

constexpr std::size_t kNights = 3650;
constexpr std::uint64_t kOrdinaryNight = std::uint64_t{2} << 20;  // bytes

struct Story {
  std::size_t most_parts = 0;
  double mean_parts = 0;
  double mean_writes = 0;  // of what the nights brought, the first time included
};

// One night in ten brings nothing, one in a hundred twenty times as much as the ordinary one,
// the others 0.3 to 3 times, as many above it as below.
std::uint64_t night_size(Dice& dice) {
  const std::size_t kind = dice.below(100);
  if (kind < 10) {
    return 0;
  }
  if (kind == 10) {
    return 20 * kOrdinaryNight;
  }
  const double share = 0.3 * std::pow(10.0, static_cast<double>(dice.below(1000)) / 1000);
  return static_cast<std::uint64_t>(share * static_cast<double>(kOrdinaryNight));
}

Story tell(std::uint64_t first_load, const TierRules& rules, unsigned seed) {
  Dice dice(seed);
  Sizes sizes;
  if (first_load > 0) {
    sizes.push_back(first_load);
  }
  Story story;
  double brought = 0;
  double written = 0;
  double parts = 0;
  for (std::size_t night = 0; night < kNights; ++night) {
    if (const std::uint64_t size = night_size(dice); size > 0) {
      sizes.push_back(size);
      brought += static_cast<double>(size);
      written += static_cast<double>(size);
    }
    if (const std::size_t count = tail_to_merge(sizes, rules); count > 0) {
      const auto tail = sizes.end() - static_cast<std::ptrdiff_t>(count);
      const std::uint64_t merged = std::accumulate(tail, sizes.end(), std::uint64_t{0});
      sizes.erase(tail, sizes.end());
      sizes.push_back(merged);
      written += static_cast<double>(merged);
    }
    story.most_parts = std::max(story.most_parts, sizes.size());
    parts += static_cast<double>(sizes.size());
  }
  story.mean_parts = parts / kNights;
  story.mean_writes = written / brought;
  return story;
}

TEST_CASE("ten years of nights leave few parts and rewrite each article about log n times") {
  for (const std::uint64_t nights_before : {0U, 100U, 1000U}) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
      CAPTURE(nights_before);
      CAPTURE(seed);
      const Story story = tell(nights_before * kOrdinaryNight, {}, seed);
      CHECK(story.most_parts <= 12);
      CHECK(story.mean_writes <= std::log2(kNights));
    }
  }
}

// The table in size_tiers.hpp.
TEST_CASE("a larger ratio gives fewer parts for more writing") {
  struct Row {
    double ratio;
    Story worst;
  };
  const Row rows[] = {{1, {10, 5.8, 7.5}},
                      {1.5, {9, 5.1, 8.9}},
                      {2, {8, 4.7, 9.9}},
                      {3, {7, 4.2, 12.4}},
                      {4, {6, 3.8, 13.2}}};
  for (const Row& row : rows) {
    CAPTURE(row.ratio);
    Story worst;
    for (const std::uint64_t nights_before : {0U, 100U, 1000U}) {
      const Story story = tell(nights_before * kOrdinaryNight, {.ratio = row.ratio}, 1);
      worst.most_parts = std::max(worst.most_parts, story.most_parts);
      worst.mean_parts = std::max(worst.mean_parts, story.mean_parts);
      worst.mean_writes = std::max(worst.mean_writes, story.mean_writes);
    }
    CHECK(worst.most_parts == row.worst.most_parts);
    CHECK(std::abs(worst.mean_parts - row.worst.mean_parts) < 0.06);
    CHECK(std::abs(worst.mean_writes - row.worst.mean_writes) < 0.06);
  }
}

TEST_CASE("the oldest part that is too small for all newer ones starts the tail") {
  struct Case {
    Sizes sizes;
    std::size_t count;
  };
  constexpr std::uint64_t kLargest = UINT64_MAX;
  const Case cases[] = {
      {{}, 0},
      {{5}, 0},
      {{100, 100}, 0},
      {{99, 100}, 2},
      {{1000, 100, 101}, 2},
      {{200, 100, 101}, 3},
      {{200, 100, 100}, 0},
      {{199, 100, 100}, 3},
      {{50, 1000, 10}, 3},  // shrunk since: the next merge mends it
      {{1000, 10, 0}, 0},   // 0 counts as 10
      {{1000, 19, 1, 1}, 3},
      {{kLargest, kLargest}, 0},
      {{kLargest, kLargest, kLargest}, 3},
  };
  for (const Case& c : cases) {
    CAPTURE(c.sizes.size());
    CAPTURE(c.count);
    CHECK(tail_to_merge(c.sizes, {.floor = 10}) == c.count);
  }
}

TEST_CASE("one merge leaves every part as large as all newer ones") {
  Dice dice(3);
  for (int round = 0; round < 1000; ++round) {
    Sizes sizes(dice.below(12));
    std::ranges::generate(sizes, [&] { return std::uint64_t{1} << dice.below(40); });
    const auto tail = sizes.end() - static_cast<std::ptrdiff_t>(tail_to_merge(sizes, {.floor = 1}));
    if (tail != sizes.end()) {
      *tail = std::accumulate(tail, sizes.end(), std::uint64_t{0});
      sizes.erase(tail + 1, sizes.end());
    }
    std::ranges::reverse(sizes);
    std::uint64_t newer = 0;
    for (const std::uint64_t size : sizes) {
      CHECK(size >= newer);
      newer += size;
    }
  }
}

}  // namespace
}  // namespace dateline
