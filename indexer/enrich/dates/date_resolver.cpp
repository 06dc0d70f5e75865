// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/dates/date_resolver.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <variant>

#include "indexer/enrich/dates/holidays.hpp"

namespace dateline {
namespace {

using std::chrono::days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kWeek = 7;
constexpr int kYearOfAttacks = 2001;
constexpr year kFirstKnown{1500};
constexpr year kLastKnown{2200};

year year_of_day(Day day) {
  return year_month_day(day).year();
}

DayInterval day_interval(Day first, int count) {
  return {first, first + days(count), Granularity::kDay};
}

bool is_weekly(const Recurring& recurring) {
  return recurring.cycle == Cycle::kWeekday || recurring.cycle == Cycle::kWeekend;
}

std::optional<DayInterval> month_days(year of, const Recurring& recurring) {
  const auto day_at = [&](int day) {
    return of / recurring.number / std::chrono::day(static_cast<unsigned>(day));
  };
  const year_month_day first = day_at(recurring.first_day);
  const year_month_day last = day_at(recurring.last_day);
  if (!first.ok() || !last.ok() || last < first) {
    return std::nullopt;
  }
  return DayInterval{Day(first), Day(last) + days(1), Granularity::kDay};
}

std::optional<DayInterval> nth_weekday(year of, const Recurring& recurring) {
  const std::chrono::weekday weekday(static_cast<unsigned>(recurring.last_day));
  const auto month = std::chrono::month(static_cast<unsigned>(recurring.number));
  const std::chrono::year_month_weekday day =
      of / month / weekday[static_cast<unsigned>(recurring.first_day)];
  return day.ok() ? std::optional(day_interval(Day(day), 1)) : std::nullopt;
}

// The one of the week that a day is in.
DayInterval instance_of_week(Day day, const Recurring& recurring) {
  const Day monday = unit_around(day, Granularity::kWeek).first;
  if (recurring.cycle == Cycle::kWeekend) {
    return day_interval(monday + days(kWeek - 2), 2);
  }
  const std::chrono::weekday weekday(static_cast<unsigned>(recurring.number));
  return day_interval(monday + (weekday - std::chrono::Monday), 1);
}

class Resolver {
 public:
  explicit Resolver(const DateContext& context)
      : context_(context), is_future_(context.tense == Tense::kFuture) {}

  std::optional<DayInterval> operator()(const DayInterval& interval) const { return interval; }

  std::optional<DayInterval> operator()(Impossible /*none*/) const { return std::nullopt; }

  std::optional<DayInterval> operator()(const Shifted& shifted) const {
    const std::optional<Day> base = base_of(shifted);
    if (!base) {
      return std::nullopt;
    }
    return shifted.is_to_the_day ? same_day(*base, shifted)
                                 : shift(unit_around(*base, shifted.unit), shifted.count);
  }

  std::optional<DayInterval> operator()(const Recurring& recurring) const {
    if (recurring.within) {
      const std::optional<DayInterval> outer = (*this)(*recurring.within);
      if (!outer) {
        return std::nullopt;
      }
      return is_weekly(recurring) ? std::optional(instance_of_week(outer->first, recurring))
                                  : instance_in(year_of_day(outer->first), recurring);
    }
    if (!context_.published) {
      return std::nullopt;
    }
    return is_weekly(recurring) ? std::optional(of_week(recurring)) : of_year(recurring);
  }

 private:
  [[nodiscard]] std::optional<Day> base_of(const Shifted& shifted) const {
    switch (shifted.base) {
      case Base::kPublished: return context_.published;
      case Base::kReported: {
        const std::optional<Day> reported = context_.mentioned.latest_of(shifted.unit);
        return reported ? reported : context_.published;
      }
      case Base::kMentioned: break;
    }
    const std::optional<Day> mentioned = context_.mentioned.latest_within(shifted.unit);
    // "a year earlier", of no date that was mentioned, is earlier than what is reported.
    return !mentioned && shifted.count < 0 ? context_.published : mentioned;
  }

  // The day of a unit of months or more that has the number of another's, or the last one.
  static DayInterval same_day(Day base, const Shifted& shifted) {
    const DayInterval unit = unit_around(base, shifted.unit);
    const DayInterval other = shift(unit, shifted.count);
    const Day last = other.end - days(1);
    return day_interval(std::min(last, other.first + (base - unit.first)), 1);
  }

  // What "the latest" and "the coming one" are told by: has it begun, is it over.
  [[nodiscard]] bool has_begun(const DayInterval& interval) const {
    return interval.first <= *context_.published;
  }
  [[nodiscard]] bool is_over(const DayInterval& interval) const {
    return interval.end <= *context_.published;
  }

  // Whether an instance is what the direction asks for; instances come in the order of search, back
  // or ahead.
  [[nodiscard]] bool fits(const DayInterval& interval, Direction direction, bool back) const {
    switch (direction) {
      case Direction::kPrevious: return is_over(interval);
      case Direction::kNext: return !has_begun(interval);
      case Direction::kThis: return true;
      case Direction::kNearest: break;
    }
    return back ? has_begun(interval) : !is_over(interval);
  }

  [[nodiscard]] bool goes_back(Direction direction) const {
    return direction == Direction::kPrevious || (direction == Direction::kNearest && !is_future_);
  }

  [[nodiscard]] DayInterval of_week(const Recurring& recurring) const {
    const bool back = goes_back(recurring.direction);
    const int step = back ? -kWeek : kWeek;
    const Day start = recurring.direction == Direction::kThis ? *context_.published
                                                              : *context_.published - days(step);
    DayInterval interval = instance_of_week(start, recurring);
    while (!fits(interval, recurring.direction, back)) {
      interval.first += days(step);
      interval.end += days(step);
    }
    return interval;
  }

  [[nodiscard]] std::optional<DayInterval> of_year(const Recurring& recurring) const {
    const year now = year_of_day(*context_.published);
    if (recurring.direction == Direction::kThis) {
      // A winter that is not over is that of the year it began in.
      const std::optional<DayInterval> running =
          instance_in(now - std::chrono::years(1), recurring);
      return running && !is_over(*running) ? running : instance_in(now, recurring);
    }
    const std::optional<DayInterval> found = search(recurring, goes_back(recurring.direction));
    if (!found || recurring.direction != Direction::kNearest) {
      return found;
    }
    if (is_attack_of_2001(recurring, *found)) {
      return instance_in(year(kYearOfAttacks), recurring);
    }
    return context_.tense == Tense::kUnknown ? nearer(recurring, *found) : found;
  }

  [[nodiscard]] std::optional<DayInterval> search(const Recurring& recurring, bool back) const {
    constexpr int kYearsAhead = 9;  // as long as February 29th may be away
    const year now = year_of_day(*context_.published);
    for (int i = -1; i < kYearsAhead; ++i) {
      const std::optional<DayInterval> interval =
          instance_in(now + std::chrono::years(back ? -i : i), recurring);
      if (interval && fits(*interval, recurring.direction, back) &&
          is_that_weekday(*interval, recurring)) {
        return interval;
      }
    }
    return std::nullopt;
  }

  // Where no verb tells, "Jan. 6" of a December is the one to come: what is near is spoken of.
  [[nodiscard]] std::optional<DayInterval> nearer(const Recurring& recurring,
                                                  const DayInterval& latest) const {
    constexpr int kTimes = 3;
    const std::optional<DayInterval> coming = search(recurring, false);
    const bool is_coming =
        coming && (coming->first - *context_.published) * kTimes < *context_.published - latest.end;
    return is_coming ? coming : latest;
  }

  // "since Sept. 11", for years after 2001, but not in the weeks around that day.
  [[nodiscard]] bool is_attack_of_2001(const Recurring& recurring, const DayInterval& found) const {
    constexpr int kSeptember = 9;
    constexpr int kEleventh = 11;
    constexpr days kWeeks{45};
    const bool is_day = recurring.cycle == Cycle::kMonthDays && recurring.number == kSeptember &&
                        recurring.first_day == kEleventh && recurring.last_day == kEleventh;
    return is_day && !is_future_ && year_of_day(found.first) > year(kYearOfAttacks) &&
           *context_.published - found.first > kWeeks;
  }

  // "Friday, Feb. 25" of the last years was one in 2022 only.
  static bool is_that_weekday(const DayInterval& interval, const Recurring& recurring) {
    return !recurring.weekday || std::chrono::weekday(interval.first).c_encoding() ==
                                     static_cast<unsigned>(*recurring.weekday);
  }

  const DateContext& context_;
  bool is_future_ = false;
};

std::optional<DayInterval> resolve_both(const DateExpression& expression,
                                        const DateContext& context) {
  const std::optional<DayInterval> last = std::visit(Resolver(context), *expression.last);
  if (!last) {
    return std::nullopt;
  }
  // "from December to March 1988": the first end is the latest one before the last.
  const bool is_open = std::holds_alternative<Recurring>(expression.meaning);
  const DateContext before{.published = is_open ? std::optional(last->first) : context.published,
                           .mentioned = context.mentioned,
                           .tense = Tense::kPast};
  const std::optional<DayInterval> first = std::visit(Resolver(before), expression.meaning);
  if (!first || first->first >= last->end) {
    return std::nullopt;
  }
  return join(*first, *last);
}

}  // namespace

void MentionHistory::add(const DayInterval& mention) {
  latest_[static_cast<std::size_t>(mention.granularity)] = {++count_, mention.first};
}

std::optional<Day> MentionHistory::latest_within(Granularity unit) const {
  const auto* const end = latest_.begin() + static_cast<std::ptrdiff_t>(unit) + 1;
  const auto* const latest = std::max_element(
      latest_.begin(), end, [](const Entry& a, const Entry& b) { return a.number < b.number; });
  return latest->number == 0 ? std::nullopt : std::optional(latest->first);
}

std::optional<Day> MentionHistory::latest_of(Granularity unit) const {
  const Entry& entry = latest_[static_cast<std::size_t>(unit)];
  return entry.number == 0 ? std::nullopt : std::optional(entry.first);
}

std::optional<DayInterval> instance_in(year of, const Recurring& recurring) {
  constexpr int kMonthsOfQuarter = 3;
  constexpr int kMonthsOfHalf = 6;
  const auto unit_from = [&](int month, Granularity granularity) {
    return unit_around(Day(of / month / 1), granularity);
  };
  switch (recurring.cycle) {
    case Cycle::kWeekday:
    case Cycle::kWeekend: break;
    case Cycle::kMonth: return unit_from(recurring.number, Granularity::kMonth);
    case Cycle::kMonthDays: return month_days(of, recurring);
    case Cycle::kNthWeekday: return nth_weekday(of, recurring);
    case Cycle::kQuarter:
      return unit_from((recurring.number - 1) * kMonthsOfQuarter + 1, Granularity::kQuarter);
    case Cycle::kHalf:
      return unit_from((recurring.number - 1) * kMonthsOfHalf + 1, Granularity::kHalf);
    case Cycle::kSeason: return season_of(of, static_cast<Season>(recurring.number));
    case Cycle::kHoliday: return day_interval(holiday_in(of, recurring.number), 1);
  }
  return std::nullopt;
}

std::optional<DayInterval> resolve(const DateExpression& expression, const DateContext& context) {
  const std::optional<DayInterval> interval =
      expression.last ? resolve_both(expression, context)
                      : std::visit(Resolver(context), expression.meaning);
  const bool is_known = interval && interval->first >= Day(kFirstKnown / 1 / 1) &&
                        interval->end <= Day(kLastKnown / 1 / 1);
  return is_known ? interval : std::nullopt;
}

}  // namespace dateline
