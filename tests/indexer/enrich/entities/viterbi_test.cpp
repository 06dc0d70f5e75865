// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/viterbi.hpp"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

namespace dateline::test {
namespace {

constexpr float kNever = -1e8F;

// The best score of all legal sequences, tried one by one.
float best_by_trying(const std::vector<LabelScores>& scores,
                     const Transitions& transitions,
                     SegmentEnd begin,
                     SegmentEnd end,
                     std::vector<Label>& labels) {
  if (labels.size() == scores.size()) {
    if (!may_follow(labels.back(), kOutside)) {
      return kNever;
    }
    return end == SegmentEnd::kBorder ? 0 : transitions[labels.back()][kOutside];
  }
  float best = kNever;
  for (Label label = 0; label < kLabels; ++label) {
    const Label before = labels.empty() ? kOutside : labels.back();
    if (!may_follow(before, label)) {
      continue;
    }
    const std::size_t row =
        labels.empty() && begin == SegmentEnd::kBorder ? kLabels : std::size_t{before};
    const float here = transitions[row][label] + scores[labels.size()][label];
    labels.push_back(label);
    best = std::max(best, here + best_by_trying(scores, transitions, begin, end, labels));
    labels.pop_back();
  }
  return best;
}

void fill_at_random(auto& rows, std::mt19937& random) {
  std::uniform_real_distribution<float> value(-3, 3);
  for (auto& row : rows) {
    std::ranges::generate(row, [&] { return value(random); });
  }
}

TEST_CASE("the best sequence is legal and no other is better") {
  std::mt19937 random(7);
  Viterbi viterbi;
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    std::vector<LabelScores> scores(1 + random() % 4);
    Transitions transitions{};
    fill_at_random(scores, random);
    fill_at_random(transitions, random);
    const SegmentEnd begin = random() % 2 == 0 ? SegmentEnd::kBorder : SegmentEnd::kGap;
    const SegmentEnd end = random() % 2 == 0 ? SegmentEnd::kBorder : SegmentEnd::kGap;
    const std::span<const Label> labels = viterbi.decode(scores, transitions, begin, end);
    REQUIRE(labels.size() == scores.size());
    float sum = end == SegmentEnd::kBorder ? 0 : transitions[labels.back()][kOutside];
    Label before = kOutside;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      CHECK(may_follow(before, labels[i]));
      const std::size_t row = i == 0 && begin == SegmentEnd::kBorder ? kLabels : before;
      sum += transitions[row][labels[i]] + scores[i][labels[i]];
      before = labels[i];
    }
    CHECK(may_follow(before, kOutside));
    std::vector<Label> none;
    CHECK(sum == doctest::Approx(best_by_trying(scores, transitions, begin, end, none)));
  }
}

}  // namespace
}  // namespace dateline::test
