// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/coverage.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "query/search/gap_finder.hpp"
#include "query/search/period.hpp"

namespace dateline {

namespace {

// Articles of one source, or of all.
struct Tally {
  std::map<Day, std::uint64_t> periods;
  std::uint64_t dated = 0;  // however finely
  std::uint64_t undated = 0;
};

void add(const Tally& tally, Tally& sum) {
  for (const auto& [period, count] : tally.periods) {
    sum.periods[period] += count;
  }
  sum.dated += tally.dated;
  sum.undated += tally.undated;
}

// By row: of each source, and of articles without one.
std::vector<Tally> tally_sources(const MatchSet::PairCounts& counts,
                                 const std::string& fine,
                                 TimeUnit unit) {
  std::vector<Tally> tallies(counts.rows.size());
  for (const MatchSet::Pair& pair : counts.pairs) {
    const std::string& term = counts.columns[pair.column];
    Tally& tally = tallies[pair.row];
    if (term == kUndatedTerm) {
      tally.undated += pair.matches;
    } else if (term.starts_with(kYearPrefix)) {
      tally.dated += pair.matches;
    } else {
      tally.periods[period_of(term.substr(fine.size()), unit)] += pair.matches;
    }
  }
  return tallies;
}

CountSeries series_of(const std::map<Day, std::uint64_t>& periods, TimeUnit unit) {
  CountSeries series;
  series.unit = unit;
  series.first = periods.begin()->first;
  Day expected = series.first;
  for (const auto& [period, count] : periods) {
    for (; expected < period; expected = next_period(expected, unit)) {
      series.counts.push_back(0);
    }
    series.counts.push_back(count);
    expected = next_period(period, unit);
  }
  return series;
}

// The names of the periods of a series.
std::vector<Day> days_of(const CountSeries& series) {
  std::vector<Day> days;
  days.reserve(series.counts.size());
  for (Day day = series.first; days.size() < series.counts.size();
       day = next_period(day, series.unit)) {
    days.push_back(day);
  }
  return days;
}

void describe_gaps(const CountSeries& series, SourceCoverage& coverage) {
  const std::vector<Day> days = days_of(series);
  const auto name = [&](std::size_t at) { return period_name(days[at], series.unit); };
  coverage.first = name(0);
  coverage.last = name(days.size() - 1);
  coverage.periods = days.size();
  const Gaps gaps = find_gaps(series);
  for (const Gaps::Run& run : gaps.missing) {
    coverage.missing.push_back({name(run.first), name(run.last), run.periods});
  }
  for (const Gaps::Low& low : gaps.drops) {
    coverage.drops.push_back({name(low.at), series.counts[low.at], low.usual});
  }
  coverage.days_off = gaps.days_off;
}

SourceCoverage cover(CoverageScope scope, const Tally& tally, TimeUnit unit) {
  SourceCoverage coverage;
  coverage.scope = scope;
  coverage.articles = tally.dated + tally.undated;
  coverage.undated = tally.undated;
  coverage.coarser = tally.dated;
  for (const auto& [period, count] : tally.periods) {
    coverage.coarser -= count;
  }
  if (!tally.periods.empty()) {
    describe_gaps(series_of(tally.periods, unit), coverage);
  }
  return coverage;
}

std::string written_source(const std::string& term, const MatchSet& matches) {
  const std::string data = matches.one_with(term);
  std::string source = data.empty() ? std::string() : decode_article(data).source;
  return source.empty() ? term.substr(field("source").prefix.size()) : source;
}

}  // namespace

Coverage find_coverage(const MatchSet& matches, TimeUnit unit, std::optional<std::string> query) {
  const std::string fine(unit == TimeUnit::kMonth ? kMonthPrefix : field("date").prefix);
  const std::array<std::string, 3> columns{
      fine, std::string(kYearPrefix), std::string(kUndatedTerm)};
  const MatchSet::PairCounts counts =
      matches.count_pairs(std::string(field("source").prefix), columns);
  const std::vector<Tally> tallies = tally_sources(counts, fine, unit);
  Coverage coverage{std::move(query), unit, matches.size(), {}};
  Tally all;
  for (std::size_t row = 0; row < tallies.size(); ++row) {
    if (tallies[row].dated + tallies[row].undated == 0) {
      continue;
    }
    add(tallies[row], all);
    const bool has_source = row > 0;
    coverage.sources.push_back(
        cover(has_source ? CoverageScope::kSource : CoverageScope::kNoSource, tallies[row], unit));
    if (has_source) {
      coverage.sources.back().source = written_source(counts.rows[row], matches);
    }
  }
  std::ranges::sort(coverage.sources, [](const SourceCoverage& a, const SourceCoverage& b) {
    if (a.scope != b.scope) {
      return a.scope < b.scope;
    }
    return a.articles != b.articles ? a.articles > b.articles : a.source < b.source;
  });
  coverage.sources.insert(coverage.sources.begin(), cover(CoverageScope::kAll, all, unit));
  return coverage;
}

}  // namespace dateline
