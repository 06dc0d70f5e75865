// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/dates/date_grammar.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "indexer/enrich/dates/date_resolver.hpp"

namespace dateline {
namespace {

using Kind = DateWordKind;

constexpr DateWord kNoWord{.kind = Kind::kParagraph};

bool is_direction(Kind kind) {
  return kind == Kind::kLast || kind == Kind::kThis || kind == Kind::kNext;
}

}  // namespace

const DateWord& DateGrammar::word(std::size_t at) const {
  return at < words_.size() ? words_[at] : kNoWord;
}

bool DateGrammar::is_unit(std::size_t at, Granularity unit) const {
  return is(at, Kind::kUnit) && word(at).value == static_cast<int>(unit);
}

bool DateGrammar::touches_next(std::size_t at) const {
  return at + 1 < words_.size() && words_[at].end == words_[at + 1].begin;
}

std::size_t DateGrammar::skip(std::size_t at, Kind kind) const {
  return is(at, kind) ? at + 1 : at;
}

Kind DateGrammar::before(std::size_t at) const {
  return at == 0 ? Kind::kParagraph : words_[at - 1].kind;
}

bool DateGrammar::is_day_number(std::size_t at) const {
  constexpr int kMost = 31;
  return (is(at, Kind::kNumber) && word(at).digits <= 2 && word(at).value >= 1 &&
          word(at).value <= kMost) ||
         (is(at, Kind::kOrdinal) && word(at).value >= 1 && word(at).value <= kMost);
}

bool DateGrammar::is_year_number(std::size_t at) const {
  constexpr int kFirst = 1500;
  constexpr int kLast = 2100;
  return is(at, Kind::kNumber) && word(at).digits == 4 && word(at).value >= kFirst &&
         word(at).value < kLast;
}

// "1,900 people" is no year, nor is "flight 1999".
bool DateGrammar::counts_something(std::size_t at) const {
  const std::size_t next = touches_next(at) ? skip(at + 1, Kind::kDash) : at + 1;  // "2000-acre"
  return is(next, Kind::kCounted) || before(at) == Kind::kNumbered ||
         (is(at + 1, Kind::kUnit) && word(at + 1).is_plural) || is(at + 1, Kind::kHundred);
}

// "24", "24th", "the twenty-first"
std::optional<int> DateGrammar::day_of_month(std::size_t at, std::size_t& end) const {
  constexpr int kTwenty = 20;
  constexpr int kThirty = 30;
  at = skip(at, Kind::kThe);
  const bool is_tens =
      is(at, Kind::kCount) && (word(at).value == kTwenty || word(at).value == kThirty);
  const std::size_t ones = skip(at + 1, Kind::kDash);
  if (is_tens && is(ones, Kind::kOrdinal) && word(ones).value < 10) {
    end = ones + 1;
    return word(at).value + word(ones).value;
  }
  if (!is_day_number(at)) {
    return std::nullopt;
  }
  end = at + 1;
  return word(at).value;
}

// "two", "25", "twenty-five", "a hundred"
std::optional<int> DateGrammar::count_at(std::size_t at, std::size_t& end) const {
  constexpr int kTwenty = 20;
  constexpr int kTen = 10;
  end = at + 1;
  if (is(at, Kind::kNumber)) {
    return word(at).value;
  }
  if (!is(at, Kind::kCount)) {
    return std::nullopt;
  }
  int value = word(at).value;
  const std::size_t ones = skip(end, Kind::kDash);
  if (value >= kTwenty && is(ones, Kind::kCount) && word(ones).value < kTen) {
    value += word(ones).value;
    end = ones + 1;
  }
  if (is(end, Kind::kHundred)) {
    value *= word(end).value;
    ++end;
  }
  return value;
}

// "nineteen eighty-four", "nineteen hundred and fourteen", "two thousand and eight",
// "twenty twenty-two"
std::optional<int> DateGrammar::spelled_year(std::size_t at, std::size_t& end) const {
  constexpr int kTen = 10;
  constexpr int kFifteen = 15;
  constexpr int kTwenty = 20;
  constexpr int kHundred = 100;
  constexpr int kThousand = 1000;
  if (!is(at, Kind::kCount)) {
    return std::nullopt;
  }
  const int first = word(at).value;
  int year = 0;
  std::size_t rest = at + 1;
  if (is(rest, Kind::kHundred)) {
    const bool is_thousand = first == 2 && word(rest).value == kThousand;
    const bool is_century = first >= kFifteen && first < kTwenty && word(rest).value == kHundred;
    if (!is_thousand && !is_century) {
      return std::nullopt;
    }
    year = first * word(rest).value;
    rest = skip(rest + 1, Kind::kAnd);
  } else if (first >= kFifteen && first <= kTwenty) {
    year = first * kHundred;
  } else {
    return std::nullopt;
  }
  std::size_t behind = rest;
  const bool has_ones = is(rest, Kind::kCount);
  const int ones = has_ones ? count_at(rest, behind).value_or(0) : 0;
  if (is(at + 1, Kind::kHundred) && !has_ones) {
    end = at + 2;
    return year;
  }
  if (!has_ones || ones >= kHundred || (ones < kTen && rest == at + 1)) {
    return std::nullopt;
  }
  end = behind;
  return year + ones;
}

std::optional<DateExpression> DateGrammar::read(std::size_t at) const {
  MaybeReading reading = expression(at);
  if (!reading) {
    return std::nullopt;
  }
  reading = range(at, *reading);
  return DateExpression{at, reading->end, reading->meaning, reading->last};
}

DateGrammar::MaybeReading DateGrammar::expression(std::size_t at) const {
  MaybeReading reading = modified(at);
  if (!reading) {
    reading = core(at);
  }
  return reading;
}

// "late on Friday", "early 1999", "mid-March", "the end of February", "earlier this month"
DateGrammar::MaybeReading DateGrammar::modified(std::size_t at) const {
  const std::size_t bare = skip(at, Kind::kThe);
  if (is(bare, Kind::kEdge)) {
    return edge(bare);
  }
  if (is(bare, Kind::kEarly)) {
    // "the late 1999 figures": the article is that of the figures
    return bare != at && is_year_number(bare + 1) ? std::nullopt : early(bare);
  }
  return is(at, Kind::kLater) ? later(at) : std::nullopt;
}

// "late on Friday", "mid-March"
DateGrammar::MaybeReading DateGrammar::early(std::size_t at) const {
  std::size_t next = skip(at + 1, Kind::kDash);
  if (is(next, Kind::kOn) || is(next, Kind::kIn)) {
    ++next;
  }
  return is(next, Kind::kEarly) ? std::nullopt : core(next);
}

// "earlier this month", "later in the year", "later on Friday"
DateGrammar::MaybeReading DateGrammar::later(std::size_t at) const {
  const std::size_t next = at + 1;
  if (is(next, Kind::kIn) && names_unit(next + 1)) {
    return Reading{next + 3, Shifted{static_cast<Granularity>(word(next + 2).value), 0}};
  }
  const bool is_relative = is_direction(word(next).kind) || is(next, Kind::kToday);
  const bool is_day = is(next, Kind::kOn) && is(next + 1, Kind::kWeekday);
  return is_relative ? core(next) : is_day ? core(next + 1) : std::nullopt;
}

// "the year", "the month"
bool DateGrammar::names_unit(std::size_t at) const {
  return is(at, Kind::kThe) && is(at + 1, Kind::kUnit) && !word(at + 1).is_plural &&
         !is_unit(at + 1, Granularity::kDay);
}

// "end of 1999", "the end of the year"
DateGrammar::MaybeReading DateGrammar::edge(std::size_t at) const {
  const std::size_t next = is(at + 1, Kind::kOf) ? at + 2 : at + 1;
  const bool has_of = next == at + 2;
  if (has_of && names_unit(next)) {
    return Reading{next + 2, Shifted{static_cast<Granularity>(word(next + 1).value), 0}};
  }
  const bool is_bare = word(at).value > 0 && (is(next, Kind::kMonth) || is_year_number(next));
  return has_of || is_bare ? core(next) : std::nullopt;
}

DateGrammar::MaybeReading DateGrammar::core(std::size_t at) const {
  struct Form {
    Kind begins;
    MaybeReading (DateGrammar::*read)(std::size_t) const;
  };
  static constexpr auto kForms = std::to_array<Form>({
      {Kind::kDay, &DateGrammar::numeric_day},     {Kind::kNumber, &DateGrammar::number},
      {Kind::kYears, &DateGrammar::decade},        {Kind::kApostrophe, &DateGrammar::decade},
      {Kind::kTens, &DateGrammar::decade},         {Kind::kOrdinal, &DateGrammar::ordinal},
      {Kind::kQuarter, &DateGrammar::quarter},     {Kind::kHalfYear, &DateGrammar::quarter},
      {Kind::kFinal, &DateGrammar::final_quarter}, {Kind::kCount, &DateGrammar::counted},
      {Kind::kMonth, &DateGrammar::month},         {Kind::kWeekday, &DateGrammar::weekday},
      {Kind::kToday, &DateGrammar::near_day},      {Kind::kTonight, &DateGrammar::near_day},
      {Kind::kLast, &DateGrammar::relative},       {Kind::kThis, &DateGrammar::relative},
      {Kind::kNext, &DateGrammar::relative},       {Kind::kThe, &DateGrammar::definite},
      {Kind::kSame, &DateGrammar::same},           {Kind::kFollowing, &DateGrammar::following},
      {Kind::kSeason, &DateGrammar::season},       {Kind::kHoliday, &DateGrammar::holiday},
      {Kind::kFiscal, &DateGrammar::fiscal},       {Kind::kUnit, &DateGrammar::unit_before},
  });
  const auto* const form = std::ranges::find(kForms, word(at).kind, &Form::begins);
  return form == kForms.end() ? std::nullopt : (this->*form->read)(at);
}

// "March to May", "1914 and 1918" behind "between", "June 9 - July 2"
DateGrammar::MaybeReading DateGrammar::range(std::size_t first, const Reading& from) const {
  const bool is_between = before(first) == Kind::kBetween;
  const std::size_t joiner = is(from.end + 1, Kind::kTo) ? skip(from.end, Kind::kComma) : from.end;
  const Kind kind = word(joiner).kind;
  // "the October/December quarter"
  const bool are_months = kind == Kind::kSlash && is(joiner - 1, Kind::kMonth) &&
                          is(joiner + 1, Kind::kMonth) && touches_next(joiner);
  const bool joins =
      kind == Kind::kDash || kind == Kind::kTo || are_months || (kind == Kind::kAnd && is_between);
  const MaybeReading to = joins ? expression(joiner + 1) : std::nullopt;
  if (!to) {
    return from;
  }
  const bool is_introduced =
      before(first) == Kind::kFrom || is_between || kind == Kind::kDash || are_months;
  const auto* const start = std::get_if<DayInterval>(&from.meaning);
  const auto* const end = std::get_if<DayInterval>(&to->meaning);
  if (start != nullptr && end != nullptr) {
    const bool is_one_kind = start->granularity == end->granularity && start->first < end->first;
    const bool is_plain = is_introduced || start->granularity == Granularity::kYear;
    return is_one_kind && is_plain ? Reading{to->end, join(*start, *end)} : from;
  }
  return is_pair(from.meaning, to->meaning, is_introduced)
             ? Reading{to->end, from.meaning, to->meaning}
             : from;
}

// Whether two ends make one stretch: months, days of months, weekdays; "today and tomorrow".
bool DateGrammar::is_pair(const Meaning& from, const Meaning& to, bool is_introduced) {
  const auto* const near = std::get_if<Shifted>(&from);
  const auto* const far = std::get_if<Shifted>(&to);
  if (near != nullptr && far != nullptr) {
    return is_introduced && near->unit == far->unit && near->base == far->base &&
           near->count < far->count;
  }
  const auto* const start = std::get_if<Recurring>(&from);
  if (start == nullptr || start->within || start->direction != Direction::kNearest) {
    return false;
  }
  const bool is_days = start->cycle == Cycle::kMonthDays;
  if (!is_days && start->cycle != Cycle::kMonth && start->cycle != Cycle::kWeekday) {
    return false;
  }
  const auto* const end = std::get_if<Recurring>(&to);
  const auto* const known = std::get_if<DayInterval>(&to);
  const Granularity unit = is_days ? Granularity::kDay : Granularity::kMonth;
  const bool is_alike = end != nullptr ? end->cycle == start->cycle
                                       : known != nullptr && known->granularity == unit &&
                                             start->cycle != Cycle::kWeekday;
  return is_alike && (is_introduced || is_days);
}

}  // namespace dateline
