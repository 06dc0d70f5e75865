// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/timeline.hpp"

#include <charconv>
#include <chrono>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "common/calendar/timestamp.hpp"
#include "common/index/fields.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::years;

int number_in(const std::string& term, std::size_t at, std::size_t digits) {
  int number = 0;
  std::from_chars(term.data() + at, term.data() + at + digits, number);
  return number;
}

std::string_view prefix_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kYear: return kYearPrefix;
    case TimeUnit::kMonth: return kMonthPrefix;
    case TimeUnit::kDay:
    case TimeUnit::kWeek: break;
  }
  return field("date").prefix;
}

// The Monday of the day's week.
Day monday_of(Day day) {
  return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

// The first day of the period a date term stands for: D20220225, M202202, Y2022.
Day first_day(const std::string& term, TimeUnit unit) {
  const std::chrono::year year(number_in(term, 1, 4));
  const auto month = std::chrono::month(
      unit == TimeUnit::kYear ? 1U : static_cast<unsigned>(number_in(term, 5, 2)));
  const bool has_day = unit == TimeUnit::kDay || unit == TimeUnit::kWeek;
  const Day day = year / month / (has_day ? number_in(term, 7, 2) : 1);
  return unit == TimeUnit::kWeek ? monday_of(day) : day;
}

Day next_period(Day day, TimeUnit unit) {
  constexpr days kWeek{7};
  const std::chrono::year_month_day date(day);
  switch (unit) {
    case TimeUnit::kDay: return day + days(1);
    case TimeUnit::kWeek: return day + kWeek;
    case TimeUnit::kMonth: return Day(date + months(1));
    case TimeUnit::kYear: break;
  }
  return Day(date + years(1));
}

// "2022-W08": the week belongs to the year of its Thursday (ISO 8601).
std::string week_name(Day monday) {
  constexpr days kToThursday{3};
  constexpr int kDaysOfWeek = 7;
  const Day thursday = monday + kToThursday;
  const std::chrono::year year = std::chrono::year_month_day(thursday).year();
  const auto day_of_year = (thursday - Day(year / std::chrono::January / 1)).count();
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), day_of_year / kDaysOfWeek + 1);
}

std::string name_of(Day day, TimeUnit unit) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  switch (unit) {
    case TimeUnit::kDay: return to_iso8601(day);
    case TimeUnit::kWeek: return week_name(day);
    case TimeUnit::kMonth: return to_iso8601(day).substr(0, kMonth);
    case TimeUnit::kYear: break;
  }
  return to_iso8601(day).substr(0, kYear);
}

class TimelineMaker {
 public:
  TimelineMaker(const std::vector<TimelineQuery>& queries, TimeUnit unit, const Snapshot& snapshot)
      : queries_(queries), unit_(unit), database_(snapshot.database()) {}

  Timeline make() {
    Timeline timeline;
    timeline.unit = unit_;
    for (const TimelineQuery& query : queries_) {
      timeline.queries.push_back(query.text);
      timeline.matches.push_back(query.matches->size());
    }
    count_periods();
    add_rows(timeline);
    count_totals(timeline);
    add_rest(timeline);
    return timeline;
  }

 private:
  void count_periods() {
    dated_.resize(queries_.size());
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      for (const MatchSet::TermCount& each :
           queries_[i].matches->count_all(std::string(prefix_of(unit_)))) {
        std::vector<std::uint64_t>& counts = periods_[first_day(each.term, unit_)];
        counts.resize(queries_.size());
        counts[i] += each.matches;
        dated_[i] += each.matches;
      }
    }
  }

  void add_rows(Timeline& timeline) const {
    if (periods_.empty()) {
      return;
    }
    const std::vector<std::uint64_t> none(queries_.size());
    const Day last = periods_.rbegin()->first;
    for (Day day = periods_.begin()->first; day <= last; day = next_period(day, unit_)) {
      const auto found = periods_.find(day);
      timeline.rows.push_back(
          {name_of(day, unit_), found == periods_.end() ? none : found->second, 0});
    }
  }

  // Of the archive, for the periods that are shown.
  void count_totals(Timeline& timeline) {
    std::map<Day, std::uint64_t> totals;
    const std::string prefix(prefix_of(unit_));
    const auto end = database_.allterms_end(prefix);
    for (auto term = database_.allterms_begin(prefix); term != end; ++term) {
      const Xapian::doccount articles = term.get_termfreq();
      totals[first_day(*term, unit_)] += articles;
      archive_dated_ += articles;
    }
    if (timeline.rows.empty()) {
      return;
    }
    Day day = periods_.begin()->first;
    for (TimelineRow& row : timeline.rows) {
      const auto found = totals.find(day);
      row.total = found == totals.end() ? 0 : found->second;
      day = next_period(day, unit_);
    }
  }

  void add_rest(Timeline& timeline) const {
    const std::string undated(kUndatedTerm);
    timeline.undated = {"undated", {}, database_.get_termfreq(undated)};
    TimelineRow coarser{
        "coarser", {}, database_.get_doccount() - archive_dated_ - timeline.undated.total};
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      const MatchSet& matches = *queries_[i].matches;
      timeline.undated.counts.push_back(matches.count(undated));
      coarser.counts.push_back(matches.size() - dated_[i] - timeline.undated.counts[i]);
    }
    if (unit_ != TimeUnit::kYear) {
      timeline.coarser = std::move(coarser);
    }
  }

  const std::vector<TimelineQuery>& queries_;
  TimeUnit unit_;
  Xapian::Database database_;
  std::map<Day, std::vector<std::uint64_t>> periods_;  // by their first day
  std::vector<std::uint64_t> dated_;                   // matches in a period, of each query
  std::uint64_t archive_dated_ = 0;
};

}  // namespace

Timeline make_timeline(const std::vector<TimelineQuery>& queries,
                       TimeUnit unit,
                       const Snapshot& snapshot) {
  return TimelineMaker(queries, unit, snapshot).make();
}

}  // namespace dateline
