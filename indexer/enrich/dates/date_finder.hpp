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
  // Fills article.dates, from the text outside of its boilerplate. What is relative stays without
  // an interval where the article has no date, or one that is too coarse.
  void find(Article& article);

 private:
  void find_in(std::string_view text, bool is_in_title, std::uint32_t offset);
  void add(const DateExpression& expression, bool is_in_title, std::uint32_t offset);
  [[nodiscard]] Tense tense_before(std::size_t first) const;
  [[nodiscard]] Tense tense_behind(std::size_t end) const;

  std::vector<DateWord> words_;
  std::vector<DayInterval> mentioned_;
  std::vector<DateMention> dates_;
  std::optional<Day> published_;
  Granularity finest_ = Granularity::kDay;  // that a relative mention is resolved to
};

}  // namespace dateline
