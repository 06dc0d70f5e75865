// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is known of tokens before any of them is scored: how the article writes the word elsewhere,
// what the gazetteer says, which tokens may be part of a name, and, after a first pass, how the
// article's other mentions of the word were labelled.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/enrich/entities/entity_model.hpp"
#include "indexer/enrich/entities/tagger_text.hpp"
#include "indexer/enrich/entities/word_counts.hpp"

namespace dateline {

// Tokens [begin, end) of one sentence, all candidates, with none right before or behind them.
struct Segment {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;
};

class TextPreparation {
 public:
  explicit TextPreparation(const EntityModel& model) : model_(model) {}

  // Fills casing, gazettes, phrases and is_candidate of all tokens.
  void prepare(TaggerText& text);

  // Fills votes and longer_votes from the labels of all tokens, each without its own.
  void count_votes(TaggerText& text);

 private:
  void count_cases(TaggerText& text);
  void mark_sentence(TaggerText& text, const TaggerSentence& sentence);
  void count_cased(const TaggerText& text, const TaggerSentence& sentence);
  void mark_phrases(TaggerText& text, const TaggerSentence& sentence, std::uint32_t at);

  const EntityModel& model_;
  WordCounts<3> cases_;
  WordCounts<kTags + 1 + kTags> labels_;
};

[[nodiscard]] std::vector<Segment> find_segments(const TaggerText& text);

// Fills shape and clusters, once.
void add_context(TaggerToken& token, const EntityModel& model);

// Hash of a phrase, from that of its words so far (0) and the next one.
[[nodiscard]] std::uint64_t add_to_phrase(std::uint64_t phrase, std::uint64_t exact);

// A hash with bits that are well spread, for HashedTable.
[[nodiscard]] std::uint64_t table_hash(std::uint64_t hash);

}  // namespace dateline
