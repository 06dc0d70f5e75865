// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/tagger.hpp"

#include <algorithm>
#include <span>

#include "indexer/enrich/entities/features.hpp"
#include "indexer/enrich/entities/slot_sum.hpp"

namespace dateline {
namespace {

// Slots of one token's features.
class SlotList {
 public:
  void operator()(std::uint32_t slot, unsigned /*words*/) {
    if (size_ < slots_.size()) {
      slots_[size_++] = slot;
    }
  }

  [[nodiscard]] std::span<const std::uint32_t> slots() const { return {slots_.data(), size_}; }

 private:
  std::array<std::uint32_t, kMostFeatures> slots_;
  std::size_t size_ = 0;
};

}  // namespace

void add_contexts(TaggerText& text,
                  const TaggerSentence& sentence,
                  const Segment& segment,
                  const EntityModel& model) {
  constexpr std::uint32_t kWindow = 2;
  const std::uint32_t begin = segment.begin - std::min(kWindow, segment.begin - sentence.begin);
  const std::uint32_t end = std::min(sentence.end, segment.end + kWindow);
  for (std::uint32_t i = begin; i < end; ++i) {
    add_context(text.tokens[i], model);
  }
}

void EntityTagger::score_first(TaggerText& text, const Segment& segment) {
  const TaggerSentence& sentence = text.sentences[segment.sentence];
  add_contexts(text, sentence, segment, model_);
  scores_.resize(segment.end - segment.begin);
  CapitalRuns runs(text, sentence);
  for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
    SlotList list;
    FeatureWindow(text, sentence, i, runs.around(i)).first_pass(list);
    SlotSums& sums = sums_.emplace_back();
    add_slots(model_.weights, list.slots(), sums);
    LabelScores& scores = scores_[i - segment.begin];
    scores[kOutside] = model_.header.bias[0];
    std::copy_n(sums.begin(), kWeightsPerPass, scores.begin() + 1);
  }
}

void EntityTagger::score_second(TaggerText& text, const Segment& segment, std::size_t first_sum) {
  const TaggerSentence& sentence = text.sentences[segment.sentence];
  scores_.resize(segment.end - segment.begin);
  for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
    SlotList list;
    FeatureWindow(text, sentence, i, {}).second_pass(list);
    SlotSums& sums = sums_[first_sum + i - segment.begin];
    add_slots(model_.weights, list.slots(), sums);
    LabelScores& scores = scores_[i - segment.begin];
    scores[kOutside] = model_.header.bias[1];
    std::copy_n(sums.begin() + kWeightsPerPass, kWeightsPerPass, scores.begin() + 1);
  }
}

void EntityTagger::decode(TaggerText& text, const Segment& segment, std::size_t pass) {
  const TaggerSentence& sentence = text.sentences[segment.sentence];
  const auto border = [](bool is_border) {
    return is_border ? SegmentEnd::kBorder : SegmentEnd::kGap;
  };
  const std::span<const Label> labels = viterbi_.decode(scores_,
                                                        model_.transitions[pass],
                                                        border(segment.begin == sentence.begin),
                                                        border(segment.end == sentence.end));
  for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
    text.tokens[i].label = labels[i - segment.begin];
  }
}

void EntityTagger::tag(TaggerText& text) {
  preparation_.prepare(text);
  const std::vector<Segment> segments = find_segments(text);
  for (const Segment& segment : segments) {
    score_first(text, segment);
    decode(text, segment, 0);
  }
  preparation_.count_votes(text);
  std::size_t first_sum = 0;
  for (const Segment& segment : segments) {
    score_second(text, segment, first_sum);
    decode(text, segment, 1);
    first_sum += segment.end - segment.begin;
  }
  clear_buffer(sums_);
  clear_buffer(scores_);
}

std::vector<TaggedSpan> find_spans(const TaggerText& text, Label TaggerToken::*labels) {
  std::vector<TaggedSpan> spans;
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < text.tokens.size(); ++i) {
    const Label label = text.tokens[i].*labels;
    if (starts_name(label)) {
      first = i;
    }
    if (ends_name(label)) {
      spans.push_back({.first = first, .end = i + 1, .tag = tag_of(label)});
    }
  }
  return spans;
}

}  // namespace dateline
