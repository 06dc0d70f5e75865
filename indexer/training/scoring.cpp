// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training/scoring.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "indexer/enrich/entities/rules.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, kTags> kNames{"person", "place", "organisation", "other"};

constexpr std::uint32_t kContext = 5;  // words on either side of an error

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

std::string to_row(std::string_view name, const SpanCounts& counts) {
  return fmt::format("{:<14}{:>9.2f}{:>9.2f}{:>9.2f}{:>9}{:>9}\n",
                     name,
                     counts.precision(),
                     counts.recall(),
                     counts.f1(),
                     counts.gold,
                     counts.found);
}

}  // namespace

void SpanCounts::add(const SpanCounts& other) {
  right += other.right;
  found += other.found;
  gold += other.gold;
}

double SpanCounts::precision() const {
  return percent(right, found);
}

double SpanCounts::recall() const {
  return percent(right, gold);
}

double SpanCounts::f1() const {
  return percent(2 * right, found + gold);
}

SpanCounts Score::names() const {
  SpanCounts sum;
  for (const Tag tag : {Tag::kPerson, Tag::kLocation, Tag::kOrganisation}) {
    sum.add(tags[static_cast<std::size_t>(tag)]);
  }
  return sum;
}

void Score::add(const TaggerText& text) {
  const std::vector<TaggedSpan> found = find_spans(text, &TaggerToken::label);
  const std::vector<TaggedSpan> gold = find_spans(text, &TaggerToken::gold);
  for (const TaggedSpan& span : gold) {
    SpanCounts& counts = tags[static_cast<std::size_t>(span.tag)];
    ++counts.gold;
    counts.right += std::ranges::find(found, span) != found.end() ? 1U : 0U;
  }
  for (const TaggedSpan& span : found) {
    ++tags[static_cast<std::size_t>(span.tag)].found;
  }
}

void NameScorer::tag(TaggedDocument& document) {
  tagger_.tag(document.text);
  apply_name_rules(document.text);
}

std::string to_errors(const TaggerText& text) {
  const std::vector<TaggedSpan> found = find_spans(text, &TaggerToken::label);
  const std::vector<TaggedSpan> gold = find_spans(text, &TaggerToken::gold);
  std::string lines;
  const auto add = [&](std::string_view what, const TaggedSpan& span) {
    lines += fmt::format("{:<7}{:<13}", what, kNames[static_cast<std::size_t>(span.tag)]);
    for (std::uint32_t i = span.first - std::min(span.first, kContext);
         i < std::min<std::size_t>(span.end + kContext, text.tokens.size());
         ++i) {
      lines += fmt::format("{}{}{}",
                           i == span.first ? " [" : " ",
                           text.tokens[i].form,
                           i + 1 == span.end ? "]" : "");
    }
    lines += '\n';
  };
  for (const TaggedSpan& span : gold) {
    if (std::ranges::find(found, span) == found.end()) {
      add("missed", span);
    }
  }
  for (const TaggedSpan& span : found) {
    if (std::ranges::find(gold, span) == gold.end()) {
      add("found", span);
    }
  }
  return lines;
}

std::string to_table(const Score& score) {
  std::string table = fmt::format(
      "{:<14}{:>9}{:>9}{:>9}{:>9}{:>9}\n", "", "precision", "recall", "F1", "gold", "found");
  for (std::size_t tag = 0; tag < kTags; ++tag) {
    table += to_row(kNames[tag], score.tags[tag]);
  }
  return table + to_row("all but other", score.names());
}

}  // namespace dateline
