// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/timeline.hpp"

#include <map>
#include <optional>

#include "common/index/fields.hpp"
#include "query/search/period.hpp"

namespace dateline {

namespace {

std::string prefix_of(TimeUnit unit, TimelineDates dates) {
  std::string prefix(dates == TimelineDates::kMentioned ? kMentionPrefix : "");
  switch (unit) {
    case TimeUnit::kYear: return prefix.append(kYearPrefix);
    case TimeUnit::kMonth: return prefix.append(kMonthPrefix);
    case TimeUnit::kDay:
    case TimeUnit::kWeek: break;
  }
  return prefix.append(field("date").prefix);
}

class TimelineMaker {
 public:
  TimelineMaker(const std::vector<TimelineQuery>& queries,
                TimeUnit unit,
                TimelineDates dates,
                const Snapshot& snapshot)
      : queries_(queries),
        unit_(unit),
        dates_(dates),
        prefix_(prefix_of(unit, dates)),
        snapshot_(snapshot),
        database_(snapshot.database()) {}

  Timeline make() {
    Timeline timeline;
    timeline.unit = unit_;
    timeline.dates = dates_;
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
  [[nodiscard]] bool are_mentioned() const { return dates_ == TimelineDates::kMentioned; }

  [[nodiscard]] Day period_of_term(const std::string& term) const {
    return period_of(term.substr(prefix_.size()), unit_);
  }

  void count_periods() {
    dated_.resize(queries_.size());
    if (are_mentioned() && unit_ == TimeUnit::kWeek) {
      weeks_ = terms_of_weeks();
    }
    for (std::size_t i = 0; i < queries_.size(); ++i) {
      if (are_mentioned() && unit_ == TimeUnit::kWeek) {
        count_weeks(i);
        continue;
      }
      for (const MatchSet::TermCount& each : queries_[i].matches->count_all(prefix_)) {
        counts_of(period_of_term(each.term))[i] += each.matches;
        dated_[i] += each.matches;
      }
    }
  }

  std::vector<std::uint64_t>& counts_of(Day period) {
    std::vector<std::uint64_t>& counts = periods_[period];
    counts.resize(queries_.size());
    return counts;
  }

  // An article may speak of several days of a week, and of the week itself.
  void count_weeks(std::size_t query) {
    for (const auto& [week, terms] : weeks_) {
      const std::uint64_t matches = queries_[query].matches->count_any(terms);
      if (matches > 0) {
        counts_of(week)[query] = matches;
      }
    }
  }

  [[nodiscard]] std::map<Day, std::vector<std::string>> terms_of_weeks() const {
    std::map<Day, std::vector<std::string>> weeks;
    const auto end = database_.allterms_end(prefix_);
    for (auto term = database_.allterms_begin(prefix_); term != end; ++term) {
      weeks[period_of_term(*term)].push_back(*term);
    }
    const std::string stretch(kStretchPrefix);
    const auto last = database_.allterms_end(stretch);
    for (auto term = database_.allterms_begin(stretch); term != last; ++term) {
      const std::string digits = (*term).substr(stretch.size());
      constexpr std::size_t kDay = 8;
      const Day week = period_of(digits, TimeUnit::kWeek);
      if (period_of(digits.substr(kDay), TimeUnit::kWeek) == week) {
        weeks[week].push_back(*term);
      }
    }
    return weeks;
  }

  // Without a gap, unless one far date would make a table of empty rows.
  void add_rows(Timeline& timeline) {
    constexpr std::size_t kMostRows = 5000;
    const std::vector<std::uint64_t> none(queries_.size());
    Day expected = periods_.empty() ? Day() : periods_.begin()->first;
    std::vector<Day> shown;
    for (const auto& [day, counts] : periods_) {
      for (; expected < day && shown.size() <= kMostRows; expected = next_period(expected, unit_)) {
        shown.push_back(expected);
      }
      shown.push_back(day);
      expected = next_period(day, unit_);
    }
    const bool has_gaps = shown.size() <= kMostRows;
    for (const Day day : shown) {
      const auto found = periods_.find(day);
      if (found != periods_.end() || has_gaps) {
        timeline.rows.push_back(
            {period_name(day, unit_), found == periods_.end() ? none : found->second, 0});
        row_days_.push_back(day);
      }
    }
  }

  // Of the archive, for the periods that are shown.
  void count_totals(Timeline& timeline) {
    std::map<Day, std::uint64_t> totals;
    if (are_mentioned() && unit_ == TimeUnit::kWeek) {
      const MatchSet archive(snapshot_, Xapian::Query::MatchAll);
      for (const auto& [week, terms] : weeks_) {
        totals[week] = archive.count_any(terms);
      }
    } else {
      const auto end = database_.allterms_end(prefix_);
      for (auto term = database_.allterms_begin(prefix_); term != end; ++term) {
        const Xapian::doccount articles = term.get_termfreq();
        totals[period_of_term(*term)] += articles;
        archive_dated_ += articles;
      }
    }
    if (timeline.rows.empty()) {
      return;
    }
    for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
      const auto found = totals.find(row_days_[i]);
      timeline.rows[i].total = found == totals.end() ? 0 : found->second;
    }
  }

  void add_rest(Timeline& timeline) const {
    if (are_mentioned()) {
      add_silent(timeline);
      return;
    }
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

  // Articles that speak of no date, and those that speak of none so exactly.
  void add_silent(Timeline& timeline) const {
    const std::string speaking = std::string(kPresencePrefix).append(field("about").name);
    std::vector<std::string> terms;
    for (const auto& [week, each] : weeks_) {
      terms.insert(terms.end(), each.begin(), each.end());
    }
    const auto end = database_.allterms_end(prefix_);
    for (auto term = database_.allterms_begin(prefix_); weeks_.empty() && term != end; ++term) {
      terms.push_back(*term);
    }
    const MatchSet archive(snapshot_, Xapian::Query::MatchAll);
    timeline.undated = {"no date", {}, archive.size() - archive.count(speaking)};
    timeline.coarser =
        TimelineRow{"coarser", {}, archive.count(speaking) - archive.count_any(terms)};
    for (const TimelineQuery& query : queries_) {
      const std::uint64_t dated = query.matches->count(speaking);
      timeline.undated.counts.push_back(query.matches->size() - dated);
      timeline.coarser->counts.push_back(dated - query.matches->count_any(terms));
    }
  }

  const std::vector<TimelineQuery>& queries_;
  TimeUnit unit_;
  TimelineDates dates_;
  std::string prefix_;
  const Snapshot& snapshot_;
  Xapian::Database database_;
  std::map<Day, std::vector<std::uint64_t>> periods_;  // by their first day
  std::map<Day, std::vector<std::string>> weeks_;      // of dates mentioned, by week
  std::vector<Day> row_days_;                          // of the timeline's rows
  std::vector<std::uint64_t> dated_;                   // matches in a period, of each query
  std::uint64_t archive_dated_ = 0;
};

}  // namespace

Timeline make_timeline(const std::vector<TimelineQuery>& queries,
                       TimeUnit unit,
                       TimelineDates dates,
                       const Snapshot& snapshot) {
  return TimelineMaker(queries, unit, dates, snapshot).make();
}

}  // namespace dateline
