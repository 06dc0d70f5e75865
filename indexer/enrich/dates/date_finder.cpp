// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/dates/date_finder.hpp"

#include <algorithm>
#include <variant>

#include "indexer/enrich/dates/date_grammar.hpp"

namespace dateline {
namespace {

using Kind = DateWordKind;

constexpr int kSpeech = 1;  // value of kSaid

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

// Speech ("said") is of the past, what is spoken of need not be.
void DateFinder::read_verbs(Verbs& verbs, std::size_t end) const {
  for (; verbs.next < end; ++verbs.next) {
    const DateWord& word = words_[verbs.next];
    const bool is_to_be = word.kind == Kind::kIs && words_[verbs.next + 1].kind == Kind::kTo;
    if (ends_sentence(word.kind)) {
      verbs = {.next = verbs.next};
    } else if (word.kind == Kind::kWill || is_to_be) {
      verbs.tense = Tense::kFuture;
    } else if (word.kind == Kind::kSaid) {
      verbs.tense = word.value == kSpeech ? Tense::kUnknown : Tense::kPast;
    } else if (word.kind == Kind::kPastForm) {
      verbs.has_past_form = true;
    }
  }
}

// The nearest verb in front decides: "will", "was". "until Friday" and "is to meet on Friday" speak
// of what is to come, "was shut until Friday" does not.
Tense DateFinder::tense_before(std::size_t first, const Verbs& verbs) const {
  if (verbs.tense != Tense::kUnknown) {
    return verbs.tense;
  }
  const auto is_until = [&](std::size_t back) {
    return first >= back && words_[first - back].kind == Kind::kTo &&
           words_[first - back].value == 1;
  };
  if (is_until(1) || is_until(2)) {
    return Tense::kFuture;
  }
  return verbs.has_past_form ? Tense::kPast : Tense::kUnknown;
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
    if ((kind == Kind::kSaid && words_[at].value != kSpeech) || kind == Kind::kPastForm) {
      return Tense::kPast;
    }
    if (kind == Kind::kComma) {
      break;
    }
  }
  return Tense::kUnknown;
}

void DateFinder::add(const DateExpression& expression,
                     Verbs& verbs,
                     bool is_in_title,
                     std::uint32_t offset) {
  read_verbs(verbs, expression.first_word);
  DateMention& mention = dates_.emplace_back();
  mention.is_in_title = is_in_title;
  mention.begin = offset + words_[expression.first_word].begin;
  mention.end = offset + words_[expression.end_word - 1].end;
  const Tense before = tense_before(expression.first_word, verbs);
  const Tense tense = before == Tense::kUnknown ? tense_behind(expression.end_word) : before;
  mention.interval =
      resolve(expression, {.published = published_, .mentioned = mentioned_, .tense = tense});
  const bool is_too_fine =
      mention.interval && !is_absolute(expression) && mention.interval->granularity < finest_;
  if (is_too_fine) {
    mention.interval.reset();
  }
  if (mention.interval) {
    mentioned_.add(*mention.interval);
  }
}

void DateFinder::find_in(std::string_view text, bool is_in_title, std::uint32_t offset) {
  scan_date_words(text, order_, words_);
  const DateGrammar grammar(words_);
  Verbs verbs;
  for (std::size_t at = 0; at < words_.size();) {
    const std::optional<DateExpression> expression = grammar.read(at);
    if (expression) {
      add(*expression, verbs, is_in_title, offset);
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
