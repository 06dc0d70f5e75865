// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/date_scoring.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "common/calendar/day_interval.hpp"

namespace dateline {
namespace {

double f1_of(std::size_t right, const DateScore& score) {
  const std::size_t all = score.gold + score.found;
  return all == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(all);
}

bool overlaps(const DateMention& found, const AnnotatedSpan& gold) {
  return found.is_in_title == gold.is_in_title && found.begin < gold.end && gold.begin < found.end;
}

// Of decades and centuries what there is of a year.
std::string_view year_of_value(std::string_view value) {
  constexpr std::size_t kYearBytes = 4;
  return value.substr(0, std::min({kYearBytes, value.find('-'), value.find('/'), value.size()}));
}

bool has_same_year(std::string_view a, std::string_view b) {
  const std::string_view year = year_of_value(a);
  const std::string_view other = year_of_value(b);
  return year.starts_with(other) || other.starts_with(year);
}

std::string describe(std::string_view what,
                     const Article& article,
                     const DateMention& mention,
                     std::string_view values) {
  constexpr std::uint32_t kContext = 40;
  const std::string_view text = mention.is_in_title ? article.title : article.body;
  const std::uint32_t begin = mention.begin - std::min(mention.begin, kContext);
  const auto end = std::min<std::size_t>(mention.end + kContext, text.size());
  std::string line = fmt::format("{:<7}{:<28} {}[{}]{}  {}\n",
                                 what,
                                 values,
                                 text.substr(begin, mention.begin - begin),
                                 text.substr(mention.begin, mention.end - mention.begin),
                                 text.substr(mention.end, end - mention.end),
                                 article.id);
  std::replace(line.begin(), line.end() - 1, '\n', ' ');
  return line;
}

DateMention mention_at(const AnnotatedSpan& span) {
  return {.is_in_title = span.is_in_title, .begin = span.begin, .end = span.end, .interval = {}};
}

}  // namespace

double DateScore::detection_f1() const {
  return f1_of(overlapping, *this);
}

double DateScore::span_f1() const {
  return f1_of(exact_span, *this);
}

double DateScore::value_f1() const {
  return f1_of(right_value, *this);
}

double DateScore::year_share() const {
  return overlapping == 0
             ? 0
             : 100.0 * static_cast<double>(right_year) / static_cast<double>(overlapping);
}

std::string value_of(const DateMention& mention) {
  return mention.interval ? to_value(*mention.interval) : "?";
}

std::string add_dates(DateScore& score, const Article& article, const Annotations& annotations) {
  std::string differences;
  std::vector<bool> is_taken(article.dates.size());
  score.gold += annotations.dates.size();
  score.found += article.dates.size();
  for (const AnnotatedDate& gold : annotations.dates) {
    std::size_t at = 0;
    while (at < article.dates.size() && (is_taken[at] || !overlaps(article.dates[at], gold.span))) {
      ++at;
    }
    if (at == article.dates.size()) {
      differences += describe("missed", article, mention_at(gold.span), gold.value);
      continue;
    }
    is_taken[at] = true;
    const DateMention& found = article.dates[at];
    const std::string value = value_of(found);
    ++score.overlapping;
    score.exact_span += found.begin == gold.span.begin && found.end == gold.span.end ? 1U : 0U;
    score.right_year += has_same_year(value, gold.value) ? 1U : 0U;
    score.right_value += value == gold.value ? 1U : 0U;
    if (value != gold.value) {
      differences += describe("wrong", article, found, fmt::format("{} for {}", value, gold.value));
    }
  }
  for (std::size_t at = 0; at < article.dates.size(); ++at) {
    if (!is_taken[at]) {
      differences += describe("found", article, article.dates[at], value_of(article.dates[at]));
    }
  }
  return differences;
}

std::string to_table(const DateScore& score) {
  return fmt::format(
      "annotated {}, found {}\n"
      "detection F1   {:6.2f}\n"
      "exact span F1  {:6.2f}\n"
      "value F1       {:6.2f}\n"
      "year right     {:6.2f} % of those found\n",
      score.gold,
      score.found,
      score.detection_f1(),
      score.span_f1(),
      score.value_f1(),
      score.year_share());
}

}  // namespace dateline
