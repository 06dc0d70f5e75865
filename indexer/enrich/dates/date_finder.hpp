// SPDX-License-Identifier: GPL-2.0-or-later
//
// DateFinder: the dates that an article speaks of, as days of the calendar. One scan over words of
// English dates (date_words.hpp), the longest expression at each (date_grammar.hpp), resolved
// against the day of publication, the mentions before, and whether the sentence speaks of what is
// to come (date_resolver.hpp). Durations ("for two years"), times of day and what comes again and
// again
// ("every Friday") are no dates.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "indexer/enrich/dates/date_expression.hpp"
#include "indexer/enrich/dates/date_resolver.hpp"
#include "indexer/enrich/dates/date_words.hpp"

namespace dateline {

// Version of what is found and how it is resolved. Part of the index's metadata.
inline constexpr int kDateVersion = 1;

// Not for use by two threads at once: keeps buffers from article to article.
class DateFinder {
 public:
  // order: of the numbers of 3/4/2022; nullopt is the American one.
  explicit DateFinder(std::optional<NumberOrder> order = std::nullopt) : order_(order) {}

  // Fills article.dates, from the text outside of its boilerplate. What is relative stays without
  // an interval where the article has no date, or one that is too coarse.
  void find(Article& article);

 private:
  void find_in(std::string_view text, bool is_in_title, std::uint32_t offset);
  // What the sentence tells up to a word, of the verbs before it.
  struct Verbs {
    Tense tense = Tense::kUnknown;  // of the nearest
    bool has_past_form = false;
    std::size_t next = 0;  // the first word that is not looked at
  };

  void add(const DateExpression& expression, Verbs& verbs, bool is_in_title, std::uint32_t offset);
  void read_verbs(Verbs& verbs, std::size_t end) const;
  [[nodiscard]] Tense tense_before(std::size_t first, const Verbs& verbs) const;
  [[nodiscard]] Tense tense_behind(std::size_t end) const;

  std::optional<NumberOrder> order_;
  std::vector<DateWord> words_;
  MentionHistory mentioned_;
  std::vector<DateMention> dates_;
  std::optional<Day> published_;
  Granularity finest_ = Granularity::kDay;  // that a relative mention is resolved to
};

}  // namespace dateline
