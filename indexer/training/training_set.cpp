// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/training_set.hpp"

#include "indexer/enrich/entities/features.hpp"
#include "indexer/enrich/entities/preparation.hpp"
#include "indexer/enrich/entities/tagger.hpp"

namespace dateline {
namespace {

constexpr std::size_t kFolds = 4;

bool is_whole(const TaggerText& text, const Segment& segment) {
  const Label first = text.tokens[segment.begin].gold;
  const Label last = text.tokens[segment.end - 1].gold;
  return (first == kOutside || starts_name(first)) && (last == kOutside || ends_name(last));
}

}  // namespace

TrainingSet make_training_set(std::vector<WeightedDocument>& documents,
                              const EntityModel& model,
                              Pass pass) {
  TrainingSet set;
  for (std::size_t number = 0; number < documents.size(); ++number) {
    TaggerText& text = documents[number].document.text;
    for (const Segment& segment : find_segments(text)) {
      const TaggerSentence& sentence = text.sentences[segment.sentence];
      const auto border = [](bool is_border) {
        return is_border ? SegmentEnd::kBorder : SegmentEnd::kGap;
      };
      add_contexts(text, sentence, segment, model);
      set.segments.push_back({.first_token = set.tokens.size(),
                              .tokens = segment.end - segment.begin,
                              .begin = border(segment.begin == sentence.begin),
                              .end = border(segment.end == sentence.end),
                              .weight = is_whole(text, segment) ? documents[number].weight : 0,
                              .document = static_cast<std::uint32_t>(number)});
      CapitalRuns runs(text, sentence);
      for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
        const std::size_t first = set.features.size();
        const auto sink = [&](std::uint32_t slot, unsigned words) {
          set.features.push_back(slot | words << kSlotBits);
        };
        const FeatureWindow window(text, sentence, i, runs.around(i));
        window.first_pass(sink);
        if (pass == Pass::kSecond) {
          window.second_pass(sink);
        }
        set.tokens.push_back({.first_feature = first,
                              .features = static_cast<std::uint32_t>(set.features.size() - first),
                              .gold = text.tokens[i].gold});
      }
    }
  }
  return set;
}

std::vector<std::uint32_t> fit_segments(const TrainingSet& set) {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < set.segments.size(); ++i) {
    if (set.segments[i].weight > 0) {
      numbers.push_back(i);
    }
  }
  return numbers;
}

void label_by_folds(std::vector<WeightedDocument>& documents,
                    const EntityModel& model,
                    const TrainingSet& set,
                    const TrainingOptions& options) {
  Viterbi viterbi;
  std::vector<LabelScores> scores;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<std::uint32_t> others;
    for (const std::uint32_t number : fit_segments(set)) {
      if (set.segments[number].document % kFolds != fold) {
        others.push_back(number);
      }
    }
    TrainingOptions fold_options = options;
    fold_options.epochs = std::max(4, options.epochs / 2);
    fold_options.seed = options.seed + 1 + static_cast<std::uint32_t>(fold);
    const PassWeights weights = train_pass(set, std::move(others), fold_options);
    std::size_t next = 0;
    for (std::size_t number = 0; number < documents.size(); ++number) {
      TaggerText& text = documents[number].document.text;
      for (const Segment& segment : find_segments(text)) {
        const TrainingSegment& training = set.segments[next++];
        if (number % kFolds != fold) {
          continue;
        }
        score_segment(set, training, weights, scores);
        const std::span<const Label> labels =
            viterbi.decode(scores, weights.transitions, training.begin, training.end);
        for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
          text.tokens[i].label = labels[i - segment.begin];
        }
      }
    }
  }
  TextPreparation preparation(model);
  for (WeightedDocument& document : documents) {
    preparation.count_votes(document.document.text);
  }
}

}  // namespace dateline
