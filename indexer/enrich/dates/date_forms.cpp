// SPDX-License-Identifier: GPL-2.0-or-later
//
// The forms of DateGrammar: one function for each way to begin.
#include <utility>

#include "indexer/enrich/dates/date_grammar.hpp"
#include "indexer/enrich/dates/date_resolver.hpp"

namespace dateline {
namespace {

using Kind = DateWordKind;

constexpr int kTen = 10;
constexpr int kHundred = 100;

Granularity unit_of(const DateWord& word) {
  return static_cast<Granularity>(word.value);
}

DayInterval year_interval(int year) {
  return year_of(std::chrono::year(year));
}

DayInterval unit_from(int year, Granularity granularity) {
  return unit_around(Day(std::chrono::year(year) / 1 / 1), granularity);
}

Direction direction_of(Kind kind) {
  return kind == Kind::kLast   ? Direction::kPrevious
         : kind == Kind::kNext ? Direction::kNext
                               : Direction::kThis;
}

int count_of(Kind kind) {
  return kind == Kind::kLast ? -1 : kind == Kind::kNext ? 1 : 0;
}

bool is_preposition(Kind kind) {
  return kind == Kind::kIn || kind == Kind::kOn || kind == Kind::kFrom || kind == Kind::kBetween ||
         kind == Kind::kDuring || kind == Kind::kOf || kind == Kind::kTo || kind == Kind::kBefore;
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

// The year behind a month, day, quarter or season: "2022", ", 2022", "of last year", "'69".
std::optional<DateGrammar::YearReading> DateGrammar::year_behind(std::size_t at) const {
  constexpr int kSplit = 30;
  std::size_t next = at;
  const bool is_dashed = is(at, Kind::kDash) && at > 0 && touches_next(at - 1) && touches_next(at);
  if (is(at, Kind::kComma) || is(at, Kind::kOf) || (is_dashed && is_year_number(at + 1))) {
    ++next;
  }
  std::size_t spelled_end = 0;
  if (const std::optional<int> spelled = spelled_year(next, spelled_end)) {
    return YearReading{spelled_end, spelled};
  }
  if (is_year_number(next) && !counts_something(next)) {
    return YearReading{next + 1, word(next).value};
  }
  if (is(next, Kind::kApostrophe) && touches_next(next) && is(next + 1, Kind::kNumber) &&
      word(next + 1).digits == 2) {
    const int value = word(next + 1).value;
    return YearReading{next + 2, value + (value < kSplit ? 2000 : 1900)};
  }
  if (is(at, Kind::kComma)) {
    return std::nullopt;
  }
  std::size_t end = 0;
  const std::optional<Shifted> shifted = relative_unit(next, end);
  return shifted && shifted->unit == Granularity::kYear
             ? std::optional(YearReading{end, std::nullopt, *shifted})
             : std::nullopt;
}

DateGrammar::MaybeReading DateGrammar::in_year(const Recurring& part, const YearReading& year) {
  if (!year.year) {
    Recurring inner = part;
    inner.within = year.shifted;
    return Reading{year.end, inner};
  }
  const std::optional<DayInterval> interval = instance_in(std::chrono::year(*year.year), part);
  return interval ? MaybeReading(Reading{year.end, *interval}) : std::nullopt;
}

DateGrammar::MaybeReading DateGrammar::part_of_year(const Recurring& part, std::size_t end) const {
  const bool is_of_the_year =
      is(end, Kind::kOf) && is(end + 1, Kind::kThe) && is_unit(end + 2, Granularity::kYear);
  if (is_of_the_year) {
    return Reading{end + 3, part};
  }
  const bool is_of_fiscal = is(end, Kind::kOf) && is(end + 1, Kind::kFiscal);
  const std::optional<YearReading> year = year_behind(is_of_fiscal ? end + 2 : end);
  return year ? in_year(part, *year) : Reading{end, part};
}

DateGrammar::MaybeReading DateGrammar::numeric_day(std::size_t at) const {
  const Day day{std::chrono::days(word(at).value)};
  return Reading{at + 1, unit_around(day, Granularity::kDay)};
}

// "Q2 2021"
DateGrammar::MaybeReading DateGrammar::quarter(std::size_t at) const {
  const Cycle cycle = is(at, Kind::kQuarter) ? Cycle::kQuarter : Cycle::kHalf;
  return part_of_year({.cycle = cycle, .number = word(at).value}, at + 1);
}

// "final quarter of 2008"
DateGrammar::MaybeReading DateGrammar::final_quarter(std::size_t at) const {
  constexpr int kLast = 4;
  return is_unit(at + 1, Granularity::kQuarter) && !word(at + 1).is_plural
             ? part_of_year({.cycle = Cycle::kQuarter, .number = kLast}, at + 2)
             : std::nullopt;
}

DateGrammar::MaybeReading DateGrammar::number(std::size_t at) const {
  if (MaybeReading days = day_first(at)) {
    return days;
  }
  if (MaybeReading ago = counted(at)) {
    return ago;
  }
  if (MaybeReading stretch = year_range(at)) {
    return stretch;
  }
  return year(at);
}

// "24 February 2022", "24-26 Feb.", "the 24th of February"
DateGrammar::MaybeReading DateGrammar::day_first(std::size_t at) const {
  std::size_t end = 0;
  const std::optional<int> first = day_of_month(at, end);
  if (!first) {
    return std::nullopt;
  }
  Recurring days{.cycle = Cycle::kMonthDays, .first_day = *first, .last_day = *first};
  const bool is_joined = is(end, Kind::kDash) || is(end, Kind::kTo) || is(end, Kind::kAnd);
  std::size_t second_end = 0;
  if (const std::optional<int> second =
          is_joined ? day_of_month(end + 1, second_end) : std::nullopt) {
    days.last_day = *second;
    end = second_end;
  }
  const bool is_dashed = is(end, Kind::kDash) && touches_next(end);  // "05-Aug-2016"
  const std::size_t month = is_dashed ? end + 1 : skip(end, Kind::kOf);
  if (!is(month, Kind::kMonth) || days.last_day < days.first_day) {
    return std::nullopt;
  }
  days.number = word(month).value;
  const std::optional<YearReading> year = year_behind(month + 1);
  return year ? in_year(days, *year) : Reading{month + 1, days};
}

// "138-2010" is a number of another kind.
bool DateGrammar::is_number_part(std::size_t at) const {
  return before(at) == Kind::kDash && at > 1 && touches_next(at - 1) && touches_next(at - 2) &&
         is(at - 2, Kind::kNumber);
}

// "1999" where it is no number of anything.
DateGrammar::MaybeReading DateGrammar::year(std::size_t at) const {
  constexpr int kFirstLikely = 1900;
  constexpr int kLastLikely = 2060;
  if (!is_year_number(at) || counts_something(at)) {
    return std::nullopt;
  }
  const int value = word(at).value;
  const Kind previous = before(at);
  if (is_number_part(at)) {
    return std::nullopt;
  }
  const bool is_likely = value >= kFirstLikely && value <= kLastLikely;
  const bool is_introduced = is_preposition(previous) || previous == Kind::kThe ||
                             previous == Kind::kOpen || previous == Kind::kEarly ||
                             previous == Kind::kEdge || previous == Kind::kComma ||
                             previous == Kind::kTo || previous == Kind::kAnd;
  if (!is_likely && !is_introduced) {
    return std::nullopt;
  }
  // "1987 third quarter"
  const std::size_t part = skip(at + 1, Kind::kFiscal);
  const std::size_t unit = skip(part + 1, Kind::kDash);
  const std::size_t numbered = touches_next(at) ? skip(at + 1, Kind::kDash) : at + 1;
  if (is(numbered, Kind::kQuarter) || is(numbered, Kind::kHalfYear)) {
    const Cycle cycle = is(numbered, Kind::kQuarter) ? Cycle::kQuarter : Cycle::kHalf;
    return in_year({.cycle = cycle, .number = word(numbered).value},
                   YearReading{numbered + 1, value});
  }
  if (is(part, Kind::kOrdinal) && word(part).value <= 4 && is_unit(unit, Granularity::kQuarter)) {
    return in_year({.cycle = Cycle::kQuarter, .number = word(part).value},
                   YearReading{unit + 1, value});
  }
  if (is(part, Kind::kOrdinal) && word(part).value <= 2 && is(unit, Kind::kHalf)) {
    return in_year({.cycle = Cycle::kHalf, .number = word(part).value},
                   YearReading{unit + 1, value});
  }
  return Reading{at + 1, year_interval(value)};
}

// "1914-18", "1914-1918", "2020/21"
DateGrammar::MaybeReading DateGrammar::year_range(std::size_t at) const {
  if (is_number_part(at) || !is_year_number(at) || !touches_next(at) || !touches_next(at + 1) ||
      (!is(at + 1, Kind::kDash) && !is(at + 1, Kind::kSlash)) || !is(at + 2, Kind::kNumber)) {
    return std::nullopt;
  }
  const int first = word(at).value;
  const int second = word(at + 2).value;
  constexpr int kMonths = 12;
  if (word(at + 2).digits == 2) {
    const int last = first - first % kHundred + second;
    if (last > first) {
      return Reading{at + 3, join(year_interval(first), year_interval(last))};
    }
    const bool is_month = second >= 1 && second <= kMonths && is(at + 1, Kind::kDash);
    return is_month
               ? MaybeReading(Reading{
                     at + 3, month_of(std::chrono::year(first), static_cast<unsigned>(second))})
               : std::nullopt;
  }
  const bool is_stretch = is_year_number(at + 2) && second > first;
  return is_stretch
             ? MaybeReading(Reading{at + 3, join(year_interval(first), year_interval(second))})
             : std::nullopt;
}

// "1990s", "'80s", "the nineties"
DateGrammar::MaybeReading DateGrammar::decade(std::size_t at) const {
  constexpr int kNineteen = 1900;
  constexpr int kTwenty = 2000;
  const bool has_apostrophe = is(at, Kind::kApostrophe);
  if (has_apostrophe && !touches_next(at)) {
    return std::nullopt;
  }
  const std::size_t years = has_apostrophe ? at + 1 : at;
  const bool is_tens = is(years, Kind::kTens) && !has_apostrophe;
  if (!is_tens && !is(years, Kind::kYears)) {
    return std::nullopt;
  }
  const int value = word(years).value;
  if (value % kTen != 0) {
    return std::nullopt;
  }
  if (!is_tens && word(years).digits == 4) {
    const bool is_century = value % kHundred == 0 && value < kTwenty;
    return Reading{years + 1,
                   unit_from(value, is_century ? Granularity::kCentury : Granularity::kDecade)};
  }
  // "in his eighties" is an age.
  const Kind previous = before(at);
  const bool is_period = previous == Kind::kThe ||
                         (previous == Kind::kEarly && at > 1 && before(at - 1) == Kind::kThe) ||
                         (previous == Kind::kDash && at > 2 && before(at - 2) == Kind::kThe);
  if (!has_apostrophe && (!is_period || (value < 20 && !is_tens))) {
    return std::nullopt;
  }
  return Reading{years + 1,
                 unit_from((value < 20 ? kTwenty : kNineteen) + value, Granularity::kDecade)};
}

// "third quarter", "first half of 1999", "20th century", "24th of February", "first Monday in May"
DateGrammar::MaybeReading DateGrammar::ordinal(std::size_t at) const {
  constexpr int kQuarters = 4;
  std::size_t end = 0;
  const std::optional<int> number = day_of_month(at, end);
  if (!number) {
    return std::nullopt;
  }
  if (MaybeReading days = day_first(at)) {
    return days;
  }
  if (MaybeReading day = nth_weekday(at)) {
    return day;
  }
  const std::size_t unit = skip(skip(end, Kind::kDash), Kind::kFiscal);
  if (is_unit(unit, Granularity::kCentury) && !word(unit).is_plural) {
    return Reading{unit + 1, unit_from((*number - 1) * kHundred, Granularity::kCentury)};
  }
  if (*number <= kQuarters && is_unit(unit, Granularity::kQuarter) && !word(unit).is_plural) {
    return part_of_year({.cycle = Cycle::kQuarter, .number = *number}, unit + 1);
  }
  if (*number <= 2 && is(unit, Kind::kHalf) && !is(unit + 1, Kind::kDash)) {
    const bool names_year =
        year_behind(unit + 1).has_value() || (is(unit + 1, Kind::kOf) && is(unit + 2, Kind::kThe) &&
                                              is_unit(unit + 3, Granularity::kYear));
    // "in the first half" may be one of a match.
    return names_year || touches_next(end - 1)
               ? part_of_year({.cycle = Cycle::kHalf, .number = *number}, unit + 1)
               : std::nullopt;
  }
  return std::nullopt;
}

DateGrammar::MaybeReading DateGrammar::nth_weekday(std::size_t at) const {
  constexpr int kMost = 5;
  const bool is_of = is(at + 2, Kind::kOf) || is(at + 2, Kind::kIn);
  if (!is(at, Kind::kOrdinal) || word(at).value > kMost || !is(at + 1, Kind::kWeekday) || !is_of ||
      !is(at + 3, Kind::kMonth)) {
    return std::nullopt;
  }
  const Recurring day{.cycle = Cycle::kNthWeekday,
                      .number = word(at + 3).value,
                      .first_day = word(at).value,
                      .last_day = word(at + 1).value};
  const std::optional<YearReading> year = year_behind(at + 4);
  return year ? in_year(day, *year) : Reading{at + 4, day};
}

// "Feb. 24", "May 3 and 5", "February 2022", "March next year", "March"
DateGrammar::MaybeReading DateGrammar::month(std::size_t at) const {
  Recurring part{.cycle = Cycle::kMonth, .number = word(at).value};
  std::size_t end = at + 1;
  std::size_t day_end = 0;
  const std::size_t day = is(at + 1, Kind::kThe) && !is(at + 2, Kind::kOrdinal) ? at : at + 1;
  const std::optional<int> first = day == at ? std::nullopt : day_of_month(day, day_end);
  const bool is_day = first && !counts_something(day_end - 1) && !is(day_end, Kind::kMonth) &&
                      !is_unit(skip(day_end, Kind::kDash), Granularity::kQuarter);
  if (is_day) {
    part = {
        .cycle = Cycle::kMonthDays, .number = part.number, .first_day = *first, .last_day = *first};
    end = day_end;
    std::size_t last_end = 0;
    const bool is_joined =
        is(end, Kind::kDash) || is(end, Kind::kTo) || is(end, Kind::kAnd) || is(end, Kind::kSlash);
    const std::optional<int> last = is_joined ? day_of_month(end + 1, last_end) : std::nullopt;
    if (last && *last > *first && !is(skip(last_end, Kind::kOf), Kind::kMonth) &&
        !counts_something(last_end - 1)) {
      part.last_day = *last;
      end = last_end;
    }
  }
  if (const std::optional<YearReading> year = year_behind(end)) {
    if (MaybeReading reading = in_year(part, *year)) {
      return reading;
    }
  }
  const bool stands = is_day || (is_month_alone(at) && !comes_again(at));
  return stands ? MaybeReading(Reading{end, part}) : std::nullopt;
}

bool DateGrammar::comes_again(std::size_t at) const {
  const Kind kind = word(at).kind;
  while (at > 1 && (is(at - 1, Kind::kAnd) || is(at - 1, Kind::kComma)) && is(at - 2, kind)) {
    at -= 2;
  }
  return before(at) == Kind::kEvery;
}

// Whether the month is one where no day or year stands with it: "May" is a verb, "June" and "Jan"
// are people.
bool DateGrammar::is_month_alone(std::size_t at) const {
  constexpr int kMarch = 3;
  constexpr int kApril = 4;
  constexpr int kMay = 5;
  constexpr int kJune = 6;
  constexpr int kAugust = 8;
  const DateWord& month = word(at);
  const Kind previous = before(at);
  const bool is_introduced = is_preposition(previous) || previous == Kind::kLast ||
                             previous == Kind::kThis || previous == Kind::kNext ||
                             previous == Kind::kEarly || previous == Kind::kDash ||
                             (is(at + 1, Kind::kDash) && is(at + 2, Kind::kMonth)) ||
                             (at > 1 && (previous == Kind::kAnd || previous == Kind::kComma) &&
                              words_[at - 2].kind == Kind::kMonth);
  if (is_introduced) {
    const DateWord& next = word(at + 1);
    const bool is_name = next.kind == Kind::kOther && next.begins_capital &&
                         (month.value == kApril || month.value == kMay || month.value == kJune) &&
                         previous != Kind::kIn && previous != Kind::kEarly;
    return !is_name;
  }
  const bool begins_name = is(at + 1, Kind::kOther) && word(at + 1).begins_capital;
  if (month.is_short || month.value == kMarch || month.value == kMay ||
      (previous == Kind::kThe && begins_name)) {
    return false;
  }
  const bool is_womans_name =
      month.value == kApril || month.value == kJune || month.value == kAugust;
  const bool is_beside_name =
      begins_name || (previous == Kind::kOther && words_[at - 1].is_capital);
  return !is_womans_name || !is_beside_name;
}

// "Friday", "Friday, Feb. 25", "Thursday night", "Wednesday of next week"
DateGrammar::MaybeReading DateGrammar::weekday(std::size_t at) const {
  const std::size_t next = skip(at + 1, Kind::kComma);
  const bool is_date = is(next, Kind::kMonth) || is_day_number(next);
  if (MaybeReading date = is_date ? core(next) : std::nullopt) {
    auto* const days = std::get_if<Recurring>(&date->meaning);
    const auto* const day = std::get_if<DayInterval>(&date->meaning);
    if (days != nullptr && days->cycle == Cycle::kMonthDays) {
      days->weekday = word(at).value;
      return date;
    }
    if (day != nullptr && day->granularity == Granularity::kDay) {
      return date;
    }
  }
  if (word(at).is_short || comes_again(at) || before(at) == Kind::kNaming ||
      (is(at + 1, Kind::kDayPart) && word(at + 1).is_plural)) {
    return std::nullopt;
  }
  Recurring day{.cycle = Cycle::kWeekday, .number = word(at).value};
  std::size_t end = skip(at + 1, Kind::kDayPart);
  std::size_t week_end = 0;
  const std::optional<Shifted> week = relative_unit(skip(end, Kind::kOf), week_end);
  if (week && week->unit == Granularity::kWeek) {
    day.within = *week;
    end = week_end;
  }
  return Reading{end, day};
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

// "two years ago", "a day earlier", "in nineteen eighty-four"
DateGrammar::MaybeReading DateGrammar::counted(std::size_t at) const {
  constexpr int kMostUnits = 1000;
  std::size_t end = 0;
  if (is(at, Kind::kCount)) {
    if (is_preposition(before(at))) {
      if (const std::optional<int> year = spelled_year(at, end)) {
        return Reading{end, year_interval(*year)};
      }
    }
    if (MaybeReading part = ordinal(at)) {
      return part;
    }
    // "the nineteen-nineties"
    const std::size_t tens = skip(at + 1, Kind::kDash);
    if (is(tens, Kind::kTens) && word(at).value > kTen && word(at).value <= 2 * kTen) {
      return Reading{tens + 1,
                     unit_from(word(at).value * kHundred + word(tens).value, Granularity::kDecade)};
    }
  }
  const std::optional<int> count = count_at(at, end);
  const std::size_t unit = skip(end, Kind::kDash);
  const bool is_fortnight = is(unit, Kind::kFortnight);
  if (!count || *count >= kMostUnits || (!is(unit, Kind::kUnit) && !is_fortnight)) {
    return std::nullopt;
  }
  const std::size_t direction = skip(unit + 1, Kind::kDash);
  const Kind kind = word(direction).kind;
  const bool is_beside = kind == Kind::kBefore && ends_clause(word(direction + 1).kind);
  if (kind != Kind::kAgo && kind != Kind::kLater && !is_beside) {
    return std::nullopt;
  }
  Shifted shifted{.unit = is_fortnight ? Granularity::kWeek : unit_of(word(unit)),
                  .count = *count * word(direction).value * (is_fortnight ? 2 : 1),
                  .base = kind == Kind::kAgo ? Base::kPublished : Base::kMentioned};
  // "a week ago" is a day, "three weeks ago" is not so exact.
  if (shifted.unit == Granularity::kWeek && shifted.count == -1 && kind == Kind::kAgo) {
    constexpr int kWeek = 7;
    shifted = {.unit = Granularity::kDay, .count = -kWeek};
  }
  std::size_t next = direction + 1;
  const bool is_years = shifted.unit == Granularity::kYear && shifted.base == Base::kPublished;
  if (is_years && is(next, Kind::kThis) && is_unit(next + 1, Granularity::kMonth)) {
    constexpr int kMonths = 12;
    return Reading{next + 2,
                   Shifted{.unit = Granularity::kMonth, .count = shifted.count * kMonths}};
  }
  const bool is_to_the_day =
      is(next, Kind::kTo) && is(next + 1, Kind::kThe) && is_unit(next + 2, Granularity::kDay);
  if (is_years && (is(next, Kind::kToday) || is_to_the_day)) {
    shifted.is_to_the_day = true;
    next += is_to_the_day ? 3 : 1;
  }
  return Reading{next, shifted};
}

// What "the" begins.
DateGrammar::MaybeReading DateGrammar::definite(std::size_t at) const {
  const std::size_t next = at + 1;
  const Kind kind = word(next).kind;
  if (kind == Kind::kWeekend) {
    return Reading{next + 1, Recurring{.cycle = Cycle::kWeekend}};
  }
  if (kind == Kind::kUnit) {
    const MaybeReading reading = beside(next);
    return reading ? reading : unit_before(next);
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
    // "in the next year" is a stretch that begins now.
    std::size_t end = 0;
    const std::optional<Shifted> shifted = relative_unit(at, end);
    const bool is_long = shifted && shifted->unit >= Granularity::kDecade;
    const bool is_stretch = before(at) == Kind::kDuring || (before(at) == Kind::kIn && !is_long);
    return !shifted     ? relative(next)
           : is_stretch ? std::nullopt
                        : MaybeReading(Reading{end, *shifted});
  }
  const bool may_follow = kind == Kind::kYears || kind == Kind::kApostrophe ||
                          kind == Kind::kTens || kind == Kind::kOrdinal || kind == Kind::kSeason ||
                          kind == Kind::kHoliday || kind == Kind::kFiscal || kind == Kind::kSame ||
                          kind == Kind::kFinal || kind == Kind::kFollowing || kind == Kind::kThis ||
                          kind == Kind::kLast;
  return may_follow ? core(next) : std::nullopt;
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
