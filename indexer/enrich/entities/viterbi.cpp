// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/viterbi.hpp"

#include <algorithm>

namespace dateline {
namespace {

constexpr float kImpossible = -1e9F;

// Labels that end a name or stand outside: whatever starts anew may follow them.
constexpr std::array<Label, 1 + 2 * kTags> kClosed = [] {
  std::array<Label, 1 + 2 * kTags> closed{};
  for (std::size_t tag = 0; tag < kTags; ++tag) {
    closed[1 + 2 * tag] = make_label(static_cast<Tag>(tag), Part::kLast);
    closed[2 + 2 * tag] = make_label(static_cast<Tag>(tag), Part::kUnit);
  }
  return closed;
}();

constexpr std::array<Label, 1 + 2 * kTags> kStarting = [] {
  std::array<Label, 1 + 2 * kTags> starting{};
  for (std::size_t tag = 0; tag < kTags; ++tag) {
    starting[1 + 2 * tag] = make_label(static_cast<Tag>(tag), Part::kBegin);
    starting[2 + 2 * tag] = make_label(static_cast<Tag>(tag), Part::kUnit);
  }
  return starting;
}();

// Scores of the best ways to the next token's labels, and the label each comes from.
LabelScores step(const LabelScores& best,
                 const LabelScores& scores,
                 const Transitions& transitions,
                 std::array<Label, kLabels>& previous) {
  LabelScores next;
  next.fill(kImpossible);
  for (const Label label : kStarting) {
    float highest = 2 * kImpossible;
    for (const Label before : kClosed) {
      const float score = best[before] + transitions[before][label];
      if (score > highest) {
        highest = score;
        previous[label] = before;
      }
    }
    next[label] = highest + scores[label];
  }
  for (std::size_t tag = 0; tag < kTags; ++tag) {
    const Label first = make_label(static_cast<Tag>(tag), Part::kBegin);
    const Label inside = make_label(static_cast<Tag>(tag), Part::kInside);
    for (const Label label : {inside, make_label(static_cast<Tag>(tag), Part::kLast)}) {
      const float from_first = best[first] + transitions[first][label];
      const float from_inside = best[inside] + transitions[inside][label];
      next[label] = std::max(from_first, from_inside) + scores[label];
      previous[label] = from_first >= from_inside ? first : inside;
    }
  }
  return next;
}

}  // namespace

std::span<const Label> Viterbi::decode(std::span<const LabelScores> scores,
                                       const Transitions& transitions,
                                       SegmentEnd begin,
                                       SegmentEnd end) {
  const std::size_t size = scores.size();
  previous_.resize(std::max(previous_.size(), size));
  labels_.resize(size);
  const auto& entry = transitions[begin == SegmentEnd::kBorder ? kLabels : kOutside];
  LabelScores best;
  best.fill(kImpossible);
  for (const Label label : kStarting) {
    best[label] = entry[label] + scores[0][label];
  }
  for (std::size_t i = 1; i < size; ++i) {
    best = step(best, scores[i], transitions, previous_[i]);
  }
  Label label = kOutside;
  float highest = 2 * kImpossible;
  for (const Label last : kClosed) {
    const float exit = end == SegmentEnd::kBorder ? 0.0F : transitions[last][kOutside];
    if (best[last] + exit > highest) {
      highest = best[last] + exit;
      label = last;
    }
  }
  for (std::size_t i = size; i-- > 0;) {
    labels_[i] = label;
    if (i > 0) {
      label = previous_[i][label];
    }
  }
  return labels_;
}

}  // namespace dateline
