// SPDX-License-Identifier: GPL-2.0-or-later
//
// Exact-span precision, recall and F1, as CoNLL's conlleval counts: a name is right if its first
// and last token and its tag are.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "indexer/enrich/entities/tagger.hpp"
#include "indexer/enrich/entities/tagger_text.hpp"
#include "indexer/training/tagged_document.hpp"

namespace dateline {

struct SpanCounts {
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t gold = 0;

  void add(const SpanCounts& other);
  [[nodiscard]] double precision() const;  // per cent
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

struct Score {
  std::array<SpanCounts, kTags> tags;

  // People, places and organisations together.
  [[nodiscard]] SpanCounts names() const;

  void add(const TaggerText& text);
};

// Tags documents as dateline-index does: model, then rules.
class NameScorer {
 public:
  explicit NameScorer(const EntityModel& model) : tagger_(model) {}

  void tag(TaggedDocument& document);

 private:
  EntityTagger tagger_;
};

// One line for each name missed or found in vain: which, its tag, the words around it.
[[nodiscard]] std::string to_errors(const TaggerText& text);

// One line for each tag and one for the three together.
[[nodiscard]] std::string to_table(const Score& score);

}  // namespace dateline
