// SPDX-License-Identifier: GPL-2.0-or-later
//
// The forms of DateGrammar that count from another date, and those that are dates beside some words
// only: seasons, holidays.
#include <utility>

#include "indexer/enrich/dates/date_grammar.hpp"
#include "indexer/enrich/dates/date_resolver.hpp"
#include "indexer/enrich/dates/form_parts.hpp"

namespace dateline {
namespace {

using Kind = DateWordKind;

constexpr int kTen = 10;
constexpr int kHundred = 100;

Direction direction_of(Kind kind) {
  return kind == Kind::kLast   ? Direction::kPrevious
         : kind == Kind::kNext ? Direction::kNext
                               : Direction::kThis;
}

int count_of(Kind kind) {
  return kind == Kind::kLast ? -1 : kind == Kind::kNext ? 1 : 0;
}

// What stands behind an expression that needs no more: "the day before."
bool ends_clause(Kind kind) {
  return kind == Kind::kEnd || kind == Kind::kComma || kind == Kind::kParagraph ||
         kind == Kind::kAnd;
}

}  // namespace

// "last year", "that year", "the previous month"
std::optional<Shifted> DateGrammar::relative_unit(std::size_t at, std::size_t& end) const {
  std::size_t first = skip(at, Kind::kThe);
  const bool is_definite = first != at;
  const Kind kind = word(first).kind;
  Shifted shifted;
  if (kind == Kind::kLast || kind == Kind::kThis) {
    if (is_definite) {
      return std::nullopt;  // "the last year" is a stretch that ends now
    }
    shifted.count = count_of(kind);
  } else if (kind == Kind::kNext) {
    shifted.count = 1;
    const bool is_long =
        is(first + 1, Kind::kUnit) && unit_of(word(first + 1)) >= Granularity::kDecade;
    shifted.base = is_definite && !is_long ? Base::kMentioned : Base::kPublished;
  } else if (kind == Kind::kSame || kind == Kind::kFollowing) {
    first = is(first + 1, Kind::kSame) ? first + 1 : first;
    shifted.count = kind == Kind::kFollowing ? word(first).value : 0;
    shifted.base = Base::kMentioned;
  } else {
    return std::nullopt;
  }
  const std::size_t unit = skip(first + 1, Kind::kFiscal);
  // "that year-long tour" speaks of no year.
  if (!is(unit, Kind::kUnit) || word(unit).is_plural || is(unit + 1, Kind::kDash)) {
    return std::nullopt;
  }
  shifted.unit = unit_of(word(unit));
  end = unit + 1;
  return shifted;
}

// "today", "yesterday morning", "tonight"
DateGrammar::MaybeReading DateGrammar::near_day(std::size_t at) const {
  return Reading{skip(at + 1, Kind::kDayPart),
                 Shifted{.unit = Granularity::kDay, .count = word(at).value}};
}

// "last week", "this morning", "next Monday, Dec. 9", "last Aug. 9", "this spring"
DateGrammar::MaybeReading DateGrammar::relative(std::size_t at) const {
  const Kind kind = word(at).kind;
  const std::size_t next = at + 1;
  std::size_t end = 0;
  if (const std::optional<Shifted> shifted = relative_unit(at, end)) {
    const bool is_day = shifted->unit == Granularity::kDay;
    return is_day ? std::nullopt : MaybeReading(Reading{end, *shifted});
  }
  if (is(next, Kind::kDayPart)) {
    const bool is_known = kind == Kind::kThis || kind == Kind::kLast;
    return is_known ? MaybeReading(Reading{next + 1,
                                           Shifted{.unit = Granularity::kDay,
                                                   .count = kind == Kind::kLast ? -1 : 0}})
                    : std::nullopt;
  }
  if (is(next, Kind::kWeekend)) {
    return Reading{next + 1, Recurring{.cycle = Cycle::kWeekend, .direction = direction_of(kind)}};
  }
  if (is(next, Kind::kSeason)) {
    return Reading{
        next + 1,
        Recurring{
            .cycle = Cycle::kSeason, .number = word(next).value, .direction = direction_of(kind)}};
  }
  if (!is(next, Kind::kMonth) && !is(next, Kind::kWeekday) && !is(next, Kind::kHoliday)) {
    return std::nullopt;
  }
  MaybeReading reading = core(next);
  auto* const part = reading ? std::get_if<Recurring>(&reading->meaning) : nullptr;
  if (part != nullptr && !part->within) {
    part->direction = direction_of(kind);
  }
  return reading;
}

// "nineteen eighty-four", "twenty-first century", "nineteen-nineties"
DateGrammar::MaybeReading DateGrammar::number_word(std::size_t at) const {
  std::size_t end = 0;
  const std::optional<int> year = is_preposition(before(at)) ? spelled_year(at, end) : std::nullopt;
  if (year) {
    return Reading{end, year_interval(*year)};
  }
  if (MaybeReading part = ordinal(at)) {
    return part;
  }
  const std::size_t tens = skip(at + 1, Kind::kDash);
  if (is(tens, Kind::kTens) && word(at).value > kTen && word(at).value <= 2 * kTen) {
    return Reading{tens + 1,
                   unit_from(word(at).value * kHundred + word(tens).value, Granularity::kDecade)};
  }
  return std::nullopt;
}

// "two years ago", "a day earlier", "in nineteen eighty-four"
DateGrammar::MaybeReading DateGrammar::counted(std::size_t at) const {
  constexpr int kMostYears = 1000;
  constexpr int kMostDecades = 50;
  constexpr int kWeek = 7;
  if (MaybeReading spelled = is(at, Kind::kCount) ? number_word(at) : std::nullopt) {
    return spelled;
  }
  std::size_t end = 0;
  const std::optional<int> count = count_at(at, end);
  const std::size_t unit = skip(end, Kind::kDash);
  const bool is_fortnight = is(unit, Kind::kFortnight);
  if (!count || (!is(unit, Kind::kUnit) && !is_fortnight)) {
    return std::nullopt;
  }
  const Granularity granularity = is_fortnight ? Granularity::kWeek : unit_of(word(unit));
  const std::size_t direction = skip(unit + 1, Kind::kDash);
  const Kind kind = word(direction).kind;
  const bool is_beside = kind == Kind::kBefore && ends_clause(word(direction + 1).kind);
  const int most = granularity >= Granularity::kDecade ? kMostDecades : kMostYears;
  if (*count >= most || (kind != Kind::kAgo && kind != Kind::kLater && !is_beside)) {
    return std::nullopt;
  }
  Shifted shifted{.unit = granularity,
                  .count = *count * word(direction).value * (is_fortnight ? 2 : 1),
                  .base = kind == Kind::kAgo ? Base::kPublished : Base::kMentioned};
  // "a week ago" is a day, "three weeks ago" is not so exact.
  if (shifted.unit == Granularity::kWeek && shifted.count == -1 && kind == Kind::kAgo) {
    shifted = {.unit = Granularity::kDay, .count = -kWeek};
  }
  const bool is_years = shifted.unit == Granularity::kYear && shifted.base == Base::kPublished;
  const MaybeReading day = is_years ? on_that_day(direction + 1, shifted) : std::nullopt;
  return day ? day : Reading{direction + 1, shifted};
}

// Behind "two years ago": "this month", "today", "to the day".
DateGrammar::MaybeReading DateGrammar::on_that_day(std::size_t at, Shifted shifted) const {
  constexpr int kMonths = 12;
  if (is(at, Kind::kThis) && is_unit(at + 1, Granularity::kMonth)) {
    return Reading{at + 2, Shifted{.unit = Granularity::kMonth, .count = shifted.count * kMonths}};
  }
  shifted.is_to_the_day = true;
  if (is(at, Kind::kToday)) {
    return Reading{at + 1, shifted};
  }
  const bool is_to_the_day =
      is(at, Kind::kTo) && is(at + 1, Kind::kThe) && is_unit(at + 2, Granularity::kDay);
  return is_to_the_day ? MaybeReading(Reading{at + 3, shifted}) : std::nullopt;
}

// What "the" begins.
DateGrammar::MaybeReading DateGrammar::definite(std::size_t at) const {
  const std::size_t next = at + 1;
  const Kind kind = word(next).kind;
  if (kind == Kind::kWeekend) {
    return Reading{next + 1, Recurring{.cycle = Cycle::kWeekend}};
  }
  if (kind == Kind::kUnit) {
    MaybeReading reading = beside(next);
    reading = reading ? reading : unit_before(next);
    return reading ? reading : reported(at);
  }
  if (kind == Kind::kCount) {
    return counted(next);
  }
  if (is_year_number(next) && is(next + 1, Kind::kFiscal) &&
      is_unit(next + 2, Granularity::kYear)) {
    return Reading{next + 3, year_interval(word(next).value)};
  }
  if (kind == Kind::kLast && !is_unit(next + 1, Granularity::kCentury)) {
    return std::nullopt;
  }
  if (kind == Kind::kNext) {
    return definite_next(at);
  }
  const bool may_follow = kind == Kind::kYears || kind == Kind::kApostrophe ||
                          kind == Kind::kTens || kind == Kind::kOrdinal || kind == Kind::kSeason ||
                          kind == Kind::kHoliday || kind == Kind::kFiscal || kind == Kind::kSame ||
                          kind == Kind::kFinal || kind == Kind::kFollowing || kind == Kind::kThis ||
                          kind == Kind::kLast;
  return may_follow ? core(next) : std::nullopt;
}

// "the next day", "the next century"; "in the next year" is a stretch that begins now.
DateGrammar::MaybeReading DateGrammar::definite_next(std::size_t at) const {
  std::size_t end = 0;
  const std::optional<Shifted> shifted = relative_unit(at, end);
  if (!shifted) {
    return relative(at + 1);
  }
  const bool is_long = shifted->unit >= Granularity::kDecade;
  const bool is_stretch = before(at) == Kind::kDuring || (before(at) == Kind::kIn && !is_long);
  return is_stretch ? std::nullopt : MaybeReading(Reading{end, *shifted});
}

// "in the quarter", "for the year": what the report is of. at: the article.
DateGrammar::MaybeReading DateGrammar::reported(std::size_t at) const {
  const std::size_t unit = at + 1;
  const bool is_period = is_unit(unit, Granularity::kWeek) || is_unit(unit, Granularity::kMonth) ||
                         is_unit(unit, Granularity::kQuarter) || is_unit(unit, Granularity::kYear);
  const bool is_introduced = before(at) == Kind::kIn || before(at) == Kind::kDuring;
  const Kind next = word(unit + 1).kind;
  const bool stands_alone =
      ends_clause(next) || next == Kind::kSaid || next == Kind::kFrom || next == Kind::kThe;
  if (!is_period || !is_introduced || !stands_alone || word(unit).is_plural) {
    return std::nullopt;
  }
  return Reading{unit + 1, Shifted{.unit = unit_of(word(unit)), .base = Base::kReported}};
}

// "the day before", "the day after tomorrow"; at: the unit.
DateGrammar::MaybeReading DateGrammar::beside(std::size_t at) const {
  if (word(at).is_plural || !is(at + 1, Kind::kBefore)) {
    return std::nullopt;
  }
  Shifted shifted{.unit = unit_of(word(at)), .count = word(at + 1).value, .base = Base::kMentioned};
  if (is_unit(at, Granularity::kDay) && is(at + 2, Kind::kToday)) {
    shifted.count += word(at + 2).value;
    shifted.base = Base::kPublished;
    return Reading{at + 3, shifted};
  }
  return ends_clause(word(at + 2).kind) ? MaybeReading(Reading{at + 2, shifted}) : std::nullopt;
}

// "that year", "the same day", "that summer"
DateGrammar::MaybeReading DateGrammar::same(std::size_t at) const {
  std::size_t end = 0;
  if (const std::optional<Shifted> shifted = relative_unit(at, end)) {
    return Reading{end, *shifted};
  }
  if (is(at + 1, Kind::kSeason)) {
    return Reading{
        at + 2,
        Recurring{.cycle = Cycle::kSeason,
                  .number = word(at + 1).value,
                  .within = Shifted{.unit = Granularity::kYear, .base = Base::kMentioned}}};
  }
  return std::nullopt;
}

// "the following day", "previous year"
DateGrammar::MaybeReading DateGrammar::following(std::size_t at) const {
  std::size_t end = 0;
  const std::optional<Shifted> shifted = relative_unit(at, end);
  return shifted ? MaybeReading(Reading{end, *shifted}) : std::nullopt;
}

// "spring of 1999", "in the summer"
DateGrammar::MaybeReading DateGrammar::season(std::size_t at) const {
  const Recurring part{.cycle = Cycle::kSeason, .number = word(at).value};
  const bool is_in_name =
      word(at).is_capital && before(at) == Kind::kOther && words_[at - 1].is_capital;
  if (is_in_name || comes_again(at)) {
    return std::nullopt;
  }
  if (const std::optional<YearReading> year = year_behind(at + 1)) {
    MaybeReading reading = in_year(part, *year);
    // "the winter of 1978-79"
    const bool goes_on = reading && (is(year->end, Kind::kDash) || is(year->end, Kind::kSlash)) &&
                         touches_next(year->end - 1) && touches_next(year->end) &&
                         is(year->end + 1, Kind::kNumber);
    if (goes_on) {
      reading->end += 2;
    }
    return reading;
  }
  const bool is_period =
      before(at) == Kind::kThe && at > 1 &&
      (is_preposition(words_[at - 2].kind) || words_[at - 2].kind == Kind::kEarly);
  const bool is_fall_of = is(at + 1, Kind::kOf);
  return is_period && !is_fall_of ? MaybeReading(Reading{at + 1, part}) : std::nullopt;
}

// "Christmas 1989", "Easter Monday"
DateGrammar::MaybeReading DateGrammar::holiday(std::size_t at) const {
  const Recurring part{.cycle = Cycle::kHoliday, .number = word(at).value};
  const bool begins_name = is(at + 1, Kind::kOther) && word(at + 1).begins_capital;
  if (comes_again(at) || begins_name) {
    return std::nullopt;  // "Easter Island"
  }
  const std::optional<YearReading> year = year_behind(at + 1);
  return year ? in_year(part, *year) : Reading{at + 1, part};
}

// "fiscal 1987", "fiscal year 1987"
DateGrammar::MaybeReading DateGrammar::fiscal(std::size_t at) const {
  const std::size_t year = is_unit(at + 1, Granularity::kYear) ? at + 2 : at + 1;
  if (MaybeReading season = year_range(year)) {
    return season;  // "fiscal 1986/87"
  }
  return is_year_number(year) ? MaybeReading(Reading{year + 1, year_interval(word(year).value)})
                              : std::nullopt;
}

// "year-ago", "year earlier", "year-end 1987"
DateGrammar::MaybeReading DateGrammar::unit_before(std::size_t at) const {
  if (is_unit(at, Granularity::kDay) && is(at + 2, Kind::kToday)) {
    return beside(at);
  }
  if (word(at).is_plural || !is_unit(at, Granularity::kYear)) {
    return std::nullopt;
  }
  const std::size_t next = skip(at + 1, Kind::kDash);
  if (is(next, Kind::kEdge) && next == at + 2) {
    const std::optional<YearReading> year = year_behind(next + 1);
    if (year && year->year) {
      return Reading{year->end, year_interval(*year->year)};
    }
    return Reading{next + 1, Shifted{.unit = Granularity::kYear}};
  }
  const bool is_ago = is(next, Kind::kAgo);
  const bool is_earlier = is(next, Kind::kLater) && word(next).value < 0;
  if (!is_ago && !is_earlier) {
    return std::nullopt;
  }
  if (is_unit(next + 1, Granularity::kQuarter)) {
    constexpr int kQuarters = 4;
    return Reading{
        next + 2,
        Shifted{.unit = Granularity::kQuarter, .count = -kQuarters, .base = Base::kMentioned}};
  }
  return Reading{next + 1,
                 Shifted{.unit = Granularity::kYear,
                         .count = -1,
                         .base = is_ago ? Base::kPublished : Base::kMentioned}};
}

}  // namespace dateline
