// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/near_search.hpp"

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include <doctest/doctest.h>

namespace dateline {
namespace {

using Spans = std::vector<Span>;

Spans words(const std::vector<std::uint32_t>& positions) {
  Spans spans;
  for (const std::uint32_t position : positions) {
    spans.push_back({position, position + 1});
  }
  return spans;
}

// The rule word for word: the positions of the stretch that no span covers are counted one by one.
bool is_near(const NearRule& rule, const Spans& chosen) {
  std::set<std::uint32_t> covered;
  std::uint32_t first = chosen.front().begin;
  std::uint32_t end = chosen.front().end;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    for (std::uint32_t at = chosen[i].begin; at < chosen[i].end; ++at) {
      if (!covered.insert(at).second) {
        return false;
      }
    }
    if (rule.in_order && i > 0 && chosen[i].begin < chosen[i - 1].begin) {
      return false;
    }
    first = std::min(first, chosen[i].begin);
    end = std::max(end, chosen[i].end);
  }
  return end - first - covered.size() <= rule.words - 1;
}

// Every choice of one span for each member, tried.
Spans by_trying(const NearRule& rule, const std::vector<NearSide>& sides) {
  std::vector<std::vector<Span>> chosen(sides.size());
  Spans found;
  const std::function<bool(std::size_t, Spans)> holds = [&](std::size_t side, Spans picked) {
    if (side == sides.size()) {
      return is_near(rule, picked);
    }
    return std::ranges::all_of(chosen[side], [&](const Span& span) {
      Spans longer = picked;
      longer.push_back(span);
      return holds(side + 1, longer);
    });
  };
  const std::function<void(std::size_t, std::size_t)> choose = [&](std::size_t side,
                                                                   std::size_t member) {
    if (side == sides.size()) {
      if (holds(0, {})) {
        Span all = chosen.front().front();
        for (const auto& spans : chosen) {
          for (const Span& span : spans) {
            all = {std::min(all.begin, span.begin), std::max(all.end, span.end)};
          }
        }
        found.push_back(all);
      }
      return;
    }
    if (member == sides[side].size()) {
      choose(side + 1, 0);
      return;
    }
    for (const Span& span : sides[side][member]) {
      chosen[side].push_back(span);
      choose(side, member + 1);
      chosen[side].pop_back();
    }
  };
  choose(0, 0);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

TEST_CASE("NEAR/n allows n - 1 words between, in any order, ADJ/n in order") {
  struct Case {
    std::vector<std::uint32_t> left;
    std::vector<std::uint32_t> right;
    NearRule rule;
    bool found;
  };
  const Case cases[] = {
      {{1}, {2}, {1, false}, true},
      {{2}, {1}, {1, false}, true},
      {{2}, {1}, {1, true}, false},
      {{1}, {6}, {5, false}, true},
      {{1}, {7}, {5, false}, false},
      {{6}, {1}, {5, false}, true},
      {{1}, {6}, {5, true}, true},
      {{3}, {3}, {5, false}, false},
      {{1, 50}, {9, 55}, {5, true}, true},
      {{1, 50}, {9, 56}, {5, true}, false},
  };
  for (const Case& row : cases) {
    CAPTURE(row.left);
    CAPTURE(row.right);
    CAPTURE(row.rule.words);
    const std::vector<NearSide> sides = {{words(row.left)}, {words(row.right)}};
    CHECK(find_near(row.rule, sides, Wanted::kAll).empty() != row.found);
  }
}

TEST_CASE("one place of a word does not do for two sides") {
  const std::vector<NearSide> sides = {{words({4})}, {words({4})}};
  CHECK(find_near({5, false}, sides, Wanted::kOne).empty());
  const std::vector<NearSide> twice = {{words({4, 6})}, {words({4, 6})}};
  CHECK(find_near({5, false}, twice, Wanted::kAll) == Spans{{4, 7}});
}

TEST_CASE("each word of an AND is near to the same place of the other side") {
  // a at 1 and b at 20 are each near to a c, but not to one.
  const NearSide both = {words({1}), words({20})};
  const NearRule rule{5, false};
  CHECK(find_near(rule, {both, {words({3, 18})}}, Wanted::kAll).empty());
  CHECK(find_near({12, false}, {both, {words({11})}}, Wanted::kAll) == Spans{{1, 21}});
}

TEST_CASE("what is found is what trying every choice finds") {
  std::mt19937_64 random(11);
  const auto up_to = [&random](std::uint64_t most) {
    return static_cast<std::uint32_t>(random() % (most + 1));
  };
  std::size_t with_result = 0;
  for (int round = 0; round < 4000; ++round) {
    std::vector<NearSide> sides(2 + up_to(1));
    for (NearSide& side : sides) {
      side.resize(1 + up_to(1));
      for (Spans& member : side) {
        for (std::uint32_t count = 1 + up_to(3); count > 0; --count) {
          const std::uint32_t begin = 1 + up_to(25);
          member.push_back({begin, begin + 1 + up_to(2)});
        }
        std::ranges::sort(member);
        member.erase(std::unique(member.begin(), member.end()), member.end());
      }
    }
    const NearRule rule{1 + up_to(9), up_to(1) == 1};
    const Spans expected = by_trying(rule, sides);
    CAPTURE(round);
    CHECK(find_near(rule, sides, Wanted::kAll) == expected);
    CHECK(find_near(rule, sides, Wanted::kOne).empty() == expected.empty());
    with_result += expected.empty() ? 0U : 1U;
  }
  CHECK(with_result > 400);
  CHECK(with_result < 3600);
}

}  // namespace
}  // namespace dateline
