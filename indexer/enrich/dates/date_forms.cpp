// SPDX-License-Identifier: GPL-2.0-or-later
//
// The forms of DateGrammar that begin with a number, a month or a weekday.
#include <utility>

#include "indexer/enrich/dates/date_grammar.hpp"
#include "indexer/enrich/dates/date_resolver.hpp"
#include "indexer/enrich/dates/form_parts.hpp"

namespace dateline {
namespace {

using Kind = DateWordKind;

constexpr int kTen = 10;
constexpr int kHundred = 100;

}  // namespace

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
  return interval ? Reading{year.end, *interval} : Reading{year.end, Impossible{}};
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
  constexpr int kLeastPlain = 40;  // "in the mid 30s" is as often a price or an age
  if (!has_apostrophe && (!is_period || (value < kLeastPlain && !is_tens))) {
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
  constexpr int kMostBefore = 8;
  const Kind kind = word(at).kind;
  for (int i = 0; i < kMostBefore && at > 1 &&
                  (is(at - 1, Kind::kAnd) || is(at - 1, Kind::kComma)) && is(at - 2, kind);
       ++i) {
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

}  // namespace dateline
