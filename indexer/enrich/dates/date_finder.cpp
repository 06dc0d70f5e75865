// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/dates/date_finder.hpp"

#include <algorithm>
#include <variant>

#include "indexer/enrich/dates/date_grammar.hpp"

namespace dateline {
namespace {

using Kind = DateWordKind;

bool is_absolute(const DateExpression& expression) {
  return std::holds_alternative<DayInterval>(expression.meaning);
}

Granularity granularity_of(Precision precision) {
  switch (precision) {
    case Precision::kYear: return Granularity::kYear;
    case Precision::kMonth: return Granularity::kMonth;
    case Precision::kDay:
    case Precision::kMinute:
    case Precision::kSecond: break;
  }
  return Granularity::kDay;
}

bool ends_sentence(Kind kind) {
  return kind == Kind::kEnd || kind == Kind::kParagraph;
}

}  // namespace

// The nearest verb in front decides: "will", "said". "until Friday" and "is to meet on Friday"
// speak of what is to come, "was shut until Friday" does not.
Tense DateFinder::tense_before(std::size_t first) const {
  bool is_until = false;
  bool is_past = false;
  for (std::size_t at = first; at-- > 0 && !ends_sentence(words_[at].kind);) {
    const Kind kind = words_[at].kind;
    if (kind == Kind::kSaid) {
      return Tense::kPast;
    }
    if (kind == Kind::kWill || (kind == Kind::kIs && words_[at + 1].kind == Kind::kTo)) {
      return Tense::kFuture;
    }
    is_until = is_until || (kind == Kind::kTo && words_[at].value == 1 && at + 2 >= first);
    is_past = is_past || kind == Kind::kPastForm;
  }
  return is_until ? Tense::kFuture : is_past ? Tense::kPast : Tense::kUnknown;
}

// What follows right away: "On Friday the court will".
Tense DateFinder::tense_behind(std::size_t end) const {
  constexpr std::size_t kAhead = 3;
  const std::size_t last = std::min(words_.size(), end + kAhead);
  for (std::size_t at = end; at < last && !ends_sentence(words_[at].kind); ++at) {
    const Kind kind = words_[at].kind;
    if (kind == Kind::kWill) {
      return Tense::kFuture;
    }
    if (kind == Kind::kSaid || kind == Kind::kPastForm) {
      return Tense::kPast;
    }
    if (kind == Kind::kComma) {
      break;
    }
  }
  return Tense::kUnknown;
}

void DateFinder::add(const DateExpression& expression, bool is_in_title, std::uint32_t offset) {
  DateMention& mention = dates_.emplace_back();
  mention.is_in_title = is_in_title;
  mention.begin = offset + words_[expression.first_word].begin;
  mention.end = offset + words_[expression.end_word - 1].end;
  const Tense before = tense_before(expression.first_word);
  const Tense tense = before == Tense::kUnknown ? tense_behind(expression.end_word) : before;
  mention.interval =
      resolve(expression, {.published = published_, .mentioned = mentioned_, .tense = tense});
  const bool is_too_fine =
      mention.interval && !is_absolute(expression) && mention.interval->granularity < finest_;
  if (is_too_fine) {
    mention.interval.reset();
  }
  if (mention.interval) {
    mentioned_.push_back(*mention.interval);
  }
}

void DateFinder::find_in(std::string_view text, bool is_in_title, std::uint32_t offset) {
  scan_date_words(text, words_);
  const DateGrammar grammar(words_);
  for (std::size_t at = 0; at < words_.size();) {
    const std::optional<DateExpression> expression = grammar.read(at);
    if (expression) {
      add(*expression, is_in_title, offset);
      at = expression->end_word;
    } else {
      ++at;
    }
  }
}

void DateFinder::find(Article& article) {
  dates_.clear();
  mentioned_.clear();
  published_.reset();
  finest_ = Granularity::kDay;
  if (article.published) {
    published_ = civil_day(article.published->timestamp);
    finest_ = granularity_of(article.published->timestamp.precision);
  }
  find_in(article.title, true, 0);
  const std::string_view body = article.body;
  std::size_t begin = 0;
  for (const Boilerplate& stretch : article.boilerplate) {
    find_in(body.substr(begin, stretch.begin - begin), false, static_cast<std::uint32_t>(begin));
    begin = stretch.end;
  }
  find_in(body.substr(begin), false, static_cast<std::uint32_t>(begin));
  article.dates = dates_;
}

}  // namespace dateline
