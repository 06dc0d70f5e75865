// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/crf_trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <utility>

#include "indexer/enrich/entities/features.hpp"

namespace dateline {
namespace {

constexpr float kTiny = 1e-30F;
constexpr float kSmallestGradient = 1e-3F;
constexpr std::uint32_t kSlotMask = (1U << kSlotBits) - 1U;

using TransitionTable = std::array<std::array<float, kLabels>, kLabels + 1>;

constexpr std::array<std::array<bool, kLabels>, kLabels + 1> kLegal = [] {
  std::array<std::array<bool, kLabels>, kLabels + 1> legal{};
  for (std::size_t before = 0; before <= kLabels; ++before) {
    for (std::size_t after = 0; after < kLabels; ++after) {
      legal[before][after] = may_follow(before == kLabels ? kOutside : static_cast<Label>(before),
                                        static_cast<Label>(after));
    }
  }
  return legal;
}();

bool may_end(std::size_t label) {
  return may_follow(static_cast<Label>(label), kOutside);
}

// std::shuffle may differ between standard libraries; this may not.
void shuffle(std::vector<std::uint32_t>& values, std::mt19937& random) {
  for (std::size_t i = values.size(); i > 1; --i) {
    std::swap(values[i - 1], values[random() % i]);
  }
}

void scale_to_one(LabelScores& values) {
  float sum = 0;
  for (const float value : values) {
    sum += value;
  }
  const float factor = 1 / std::max(sum, kTiny);
  for (float& value : values) {
    value *= factor;
  }
}

class PassTrainer {
 public:
  PassTrainer(const TrainingSet& set, const TrainingOptions& options)
      : set_(set),
        options_(options),
        random_(options.seed),
        squares_(kSlots * kWeightsPerPass, 0.0F) {
    result_.weights.assign(kSlots * kWeightsPerPass, 0.0F);
    for (std::size_t before = 0; before <= kLabels; ++before) {
      for (std::size_t after = 0; after < kLabels; ++after) {
        factors_[before][after] = kLegal[before][after] ? 1.0F : 0.0F;
      }
    }
  }

  PassWeights train(std::vector<std::uint32_t> segments) {
    std::vector<double> sums(result_.weights.size(), 0.0);
    std::array<std::array<double, kLabels>, kLabels + 1> transition_sums{};
    int averaged = 0;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      shuffle(segments, random_);
      for (const std::uint32_t number : segments) {
        learn(set_.segments[number]);
      }
      if (epoch >= options_.epochs / 2) {
        ++averaged;
        for (std::size_t i = 0; i < sums.size(); ++i) {
          sums[i] += static_cast<double>(result_.weights[i]);
        }
        for (std::size_t i = 0; i <= kLabels; ++i) {
          for (std::size_t j = 0; j < kLabels; ++j) {
            transition_sums[i][j] += static_cast<double>(result_.transitions[i][j]);
          }
        }
      }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
      result_.weights[i] = static_cast<float>(sums[i] / averaged);
    }
    for (std::size_t i = 0; i <= kLabels; ++i) {
      for (std::size_t j = 0; j < kLabels; ++j) {
        result_.transitions[i][j] = static_cast<float>(transition_sums[i][j] / averaged);
      }
    }
    return std::move(result_);
  }

 private:
  // Which features of this visit count: those that rest on no word left out.
  void choose_features(const TrainingSegment& segment) {
    const std::size_t size = segment.tokens;
    dropped_.assign(size + 2, false);
    std::generate(dropped_.begin(), dropped_.end(), [this] {
      return static_cast<float>(random_() % 1000) < options_.word_dropout * 1000;
    });
    slots_.clear();
    slot_ends_.clear();
    for (std::size_t i = 0; i < size; ++i) {
      const unsigned without = (dropped_[i + 1] ? kOwnWord : 0U) |
                               (dropped_[i] ? kWordBefore : 0U) |
                               (dropped_[i + 2] ? kWordAfter : 0U);
      const TrainingToken& token = set_.tokens[segment.first_token + i];
      for (std::size_t f = 0; f < token.features; ++f) {
        const PackedFeature feature = set_.features[token.first_feature + f];
        if (((feature >> kSlotBits) & without) == 0) {
          slots_.push_back(feature & kSlotMask);
        }
      }
      slot_ends_.push_back(slots_.size());
    }
  }

  [[nodiscard]] std::span<const std::uint32_t> slots_of(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : slot_ends_[i - 1];
    return std::span(slots_).subspan(begin, slot_ends_[i] - begin);
  }

  // exp(score - highest score) of each label, token by token.
  void score(std::size_t size) {
    potentials_.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
      std::array<float, kWeightsPerPass> sums{};
      for (const std::uint32_t slot : slots_of(i)) {
        const float* const row = &result_.weights[slot * kWeightsPerPass];
        for (std::size_t l = 0; l < kWeightsPerPass; ++l) {
          sums[l] += row[l];
        }
      }
      const float highest = std::max(0.0F, *std::ranges::max_element(sums));
      potentials_[i][kOutside] = std::exp(-highest);
      for (std::size_t l = 0; l < kWeightsPerPass; ++l) {
        potentials_[i][l + 1] = std::exp(sums[l] - highest);
      }
    }
  }

  // Forward and backward probabilities, each row scaled to the sum of 1.
  void run_forward_backward(const TrainingSegment& segment) {
    const std::size_t size = segment.tokens;
    forward_.resize(size);
    backward_.resize(size);
    const auto& entry = factors_[entry_row(segment)];
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t after = 0; after < kLabels; ++after) {
        float sum = 0;
        if (i == 0) {
          sum = entry[after];
        } else {
          for (std::size_t before = 0; before < kLabels; ++before) {
            sum += forward_[i - 1][before] * factors_[before][after];
          }
        }
        forward_[i][after] = sum * potentials_[i][after];
      }
      scale_to_one(forward_[i]);
    }
    for (std::size_t label = 0; label < kLabels; ++label) {
      backward_[size - 1][label] = exit_factor(segment, label);
    }
    for (std::size_t i = size - 1; i-- > 0;) {
      for (std::size_t before = 0; before < kLabels; ++before) {
        float sum = 0;
        for (std::size_t after = 0; after < kLabels; ++after) {
          sum += factors_[before][after] * potentials_[i + 1][after] * backward_[i + 1][after];
        }
        backward_[i][before] = sum;
      }
      scale_to_one(backward_[i]);
    }
  }

  static std::size_t entry_row(const TrainingSegment& segment) {
    return segment.begin == SegmentEnd::kBorder ? kLabels : kOutside;
  }

  [[nodiscard]] float exit_factor(const TrainingSegment& segment, std::size_t label) const {
    if (!may_end(label)) {
      return 0;
    }
    return segment.end == SegmentEnd::kBorder ? 1.0F : factors_[label][kOutside];
  }

  void learn(const TrainingSegment& segment) {
    const std::size_t size = segment.tokens;
    choose_features(segment);
    score(size);
    run_forward_backward(segment);
    transition_gradient_ = {};
    for (std::size_t i = 0; i < size; ++i) {
      LabelScores gradient;
      for (std::size_t label = 0; label < kLabels; ++label) {
        gradient[label] = forward_[i][label] * backward_[i][label];
      }
      scale_to_one(gradient);
      add_transitions(segment, i, gradient);
      const Label gold = set_.tokens[segment.first_token + i].gold;
      gradient[gold] -= 1;
      update_weights(i, gradient, segment.weight);
    }
    update_transitions(segment.weight);
  }

  // Expected minus true transitions into token i, and out of the last one.
  void add_transitions(const TrainingSegment& segment, std::size_t i, const LabelScores& marginal) {
    const Label gold = set_.tokens[segment.first_token + i].gold;
    if (i == 0) {
      auto& row = transition_gradient_[entry_row(segment)];
      for (std::size_t label = 0; label < kLabels; ++label) {
        row[label] += marginal[label];
      }
      row[gold] -= 1;
    } else {
      TransitionTable expected{};
      float sum = 0;
      for (std::size_t before = 0; before < kLabels; ++before) {
        for (std::size_t after = 0; after < kLabels; ++after) {
          expected[before][after] = forward_[i - 1][before] * factors_[before][after] *
                                    potentials_[i][after] * backward_[i][after];
          sum += expected[before][after];
        }
      }
      const float factor = 1 / std::max(sum, kTiny);
      for (std::size_t before = 0; before < kLabels; ++before) {
        for (std::size_t after = 0; after < kLabels; ++after) {
          transition_gradient_[before][after] += expected[before][after] * factor;
        }
      }
      transition_gradient_[set_.tokens[segment.first_token + i - 1].gold][gold] -= 1;
    }
    if (i + 1 == segment.tokens && segment.end == SegmentEnd::kGap) {
      for (std::size_t label = 0; label < kLabels; ++label) {
        transition_gradient_[label][kOutside] += marginal[label];
      }
      transition_gradient_[gold][kOutside] -= 1;
    }
  }

  void update_weights(std::size_t i, const LabelScores& gradient, float weight) {
    constexpr float kSmooth = 1e-6F;
    const bool is_settled = std::ranges::all_of(
        gradient, [](float value) { return std::fabs(value) <= kSmallestGradient; });
    if (is_settled) {
      return;
    }
    for (const std::uint32_t slot : slots_of(i)) {
      float* const row = &result_.weights[slot * kWeightsPerPass];
      float* const squares = &squares_[slot * kWeightsPerPass];
      for (std::size_t l = 0; l < kWeightsPerPass; ++l) {
        const float step = gradient[l + 1] * weight + options_.l2 * row[l];
        squares[l] += step * step;
        row[l] -= options_.rate * step / std::sqrt(squares[l] + kSmooth);
      }
    }
  }

  void update_transitions(float weight) {
    constexpr float kSmooth = 1e-6F;
    for (std::size_t before = 0; before <= kLabels; ++before) {
      for (std::size_t after = 0; after < kLabels; ++after) {
        const float step = transition_gradient_[before][after] * weight;
        if (!kLegal[before][after] || step == 0.0F) {
          continue;
        }
        transition_squares_[before][after] += step * step;
        float& value = result_.transitions[before][after];
        value -= options_.rate * step / std::sqrt(transition_squares_[before][after] + kSmooth);
        factors_[before][after] = std::exp(value);
      }
    }
  }

  const TrainingSet& set_;
  const TrainingOptions& options_;
  std::mt19937 random_;
  PassWeights result_;
  std::vector<float> squares_;
  TransitionTable factors_{};  // exp(transitions), 0 where illegal
  TransitionTable transition_squares_{};
  TransitionTable transition_gradient_{};
  std::vector<bool> dropped_;  // of the token before the segment, its own, the one behind
  std::vector<std::uint32_t> slots_;
  std::vector<std::size_t> slot_ends_;
  std::vector<LabelScores> potentials_;
  std::vector<LabelScores> forward_;
  std::vector<LabelScores> backward_;
};

}  // namespace

PassWeights train_pass(const TrainingSet& set,
                       std::vector<std::uint32_t> segments,
                       const TrainingOptions& options) {
  return PassTrainer(set, options).train(std::move(segments));
}

void score_segment(const TrainingSet& set,
                   const TrainingSegment& segment,
                   const PassWeights& weights,
                   std::vector<LabelScores>& scores) {
  scores.assign(segment.tokens, {});
  for (std::size_t i = 0; i < segment.tokens; ++i) {
    const TrainingToken& token = set.tokens[segment.first_token + i];
    for (std::size_t f = 0; f < token.features; ++f) {
      const std::size_t slot = set.features[token.first_feature + f] & kSlotMask;
      const float* const row = &weights.weights[slot * kWeightsPerPass];
      for (std::size_t l = 0; l < kWeightsPerPass; ++l) {
        scores[i][l + 1] += row[l];
      }
    }
  }
}

}  // namespace dateline
