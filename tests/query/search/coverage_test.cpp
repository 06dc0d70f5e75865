// SPDX-License-Identifier: GPL-2.0-or-later
//
// Coverage against the articles themselves.
#include "query/search/coverage.hpp"

#include <map>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "query/search/gap_finder.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/query_index.hpp"

namespace dateline {
namespace {

using std::chrono::days;

// Of three sources and none, most days of 2021 filled, in every precision or none.
std::vector<Article> random_articles(unsigned seed, std::size_t count) {
  const std::vector<std::string> sources{"", "Larkspur Wire", "Quayside Ledger", "Old Mint Post"};
  test::Dice dice(seed);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    Article article =
        test::make_article(fmt::format("a{}", i), "", dice.below(2) == 0 ? "nato" : "flood");
    article.source = sources[dice.below(sources.size())];
    const Day day = Day(std::chrono::year(2021) / 1 / 1) + days(dice.below(120));
    const std::string text = to_iso8601(day);
    const std::vector<std::string> dates{"",
                                         text.substr(0, 4),
                                         text.substr(0, 7),
                                         text,
                                         text,
                                         text + "T23:30:00-05:00",
                                         text + "T00:30:00+05:00"};
    const std::string& date = dates[dice.below(dates.size())];
    if (!date.empty()) {
      article.published = {*parse_timestamp(date), DateOrigin::kField};
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

struct Brute {
  std::uint64_t articles = 0;
  std::uint64_t undated = 0;
  std::uint64_t coarser = 0;
  std::map<Day, std::uint64_t> periods;
};

Day brute_period(Day day, TimeUnit unit) {
  if (unit == TimeUnit::kMonth) {
    const std::chrono::year_month_day date(day);
    return Day(date.year() / date.month() / 1);
  }
  while (unit == TimeUnit::kWeek && std::chrono::weekday(day) != std::chrono::Monday) {
    day -= days(1);
  }
  return day;
}

void add(const Article& article, TimeUnit unit, Brute& brute) {
  ++brute.articles;
  if (!article.published) {
    ++brute.undated;
    return;
  }
  const Precision precision = article.published->timestamp.precision;
  const bool is_coarse =
      precision == Precision::kYear || (precision == Precision::kMonth && unit != TimeUnit::kMonth);
  if (is_coarse) {
    ++brute.coarser;
  } else {
    ++brute.periods[brute_period(civil_day(article.published->timestamp), unit)];
  }
}

// Empty periods of the span, counted one by one.
std::uint64_t brute_empty(const Brute& brute, TimeUnit unit) {
  std::set<Day> all;
  for (Day day = brute.periods.begin()->first; day <= brute.periods.rbegin()->first;
       day += days(1)) {
    all.insert(brute_period(day, unit));
  }
  return all.size() - brute.periods.size();
}

std::uint64_t found_empty(const SourceCoverage& coverage) {
  std::uint64_t empty = 0;
  for (const MissingPeriods& missing : coverage.missing) {
    empty += missing.periods;
  }
  for (const std::uint64_t off : coverage.days_off) {
    empty += off;
  }
  return empty;
}

void compare(const SourceCoverage& coverage, const Brute& brute, TimeUnit unit) {
  CAPTURE(coverage.source);
  CHECK(coverage.articles == brute.articles);
  CHECK(coverage.undated == brute.undated);
  CHECK(coverage.coarser == brute.coarser);
  CHECK(coverage.first.empty() == brute.periods.empty());
  if (!brute.periods.empty()) {
    CHECK(found_empty(coverage) == brute_empty(brute, unit));
    CHECK(coverage.periods == brute.periods.size() + brute_empty(brute, unit));
  }
}

TEST_CASE("coverage counts what the articles say") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    const std::vector<Article> articles = random_articles(seed, std::size_t{40} * seed);
    test::QueryIndex index(articles, 1 + seed % 3);
    for (const std::string word : {"nato", "*"}) {
      for (const TimeUnit unit : {TimeUnit::kDay, TimeUnit::kWeek, TimeUnit::kMonth}) {
        CAPTURE(seed);
        CAPTURE(word);
        const MatchSet matches(index.snapshot(), index.compile(word).matching);
        const Coverage coverage = find_coverage(matches, unit, word);
        Brute all;
        std::map<std::string, Brute> of_sources;
        for (const Article& article : articles) {
          if (word == "*" || article.body == word) {
            add(article, unit, all);
            add(article, unit, of_sources[article.source]);
          }
        }
        CHECK(coverage.total == all.articles);
        REQUIRE(coverage.sources.size() == of_sources.size() + 1);
        CHECK(coverage.sources.front().scope == CoverageScope::kAll);
        compare(coverage.sources.front(), all, unit);
        for (std::size_t i = 1; i < coverage.sources.size(); ++i) {
          const SourceCoverage& source = coverage.sources[i];
          CHECK((source.scope == CoverageScope::kNoSource) == source.source.empty());
          compare(source, of_sources[source.source], unit);
        }
      }
    }
  }
}

TEST_CASE("holes are named by their periods") {
  std::vector<Article> articles;
  for (int day = 0; day < 60; ++day) {
    if (day == 35 || day == 36) {
      continue;
    }
    Article article = test::make_article(fmt::format("a{}", day), "", "flood");
    const Day date = Day(std::chrono::year(2021) / 3 / 1) + days(day);
    article.published = {*parse_timestamp(to_iso8601(date)), DateOrigin::kField};
    article.source = "Larkspur Wire";
    articles.push_back(article);
  }
  test::QueryIndex index(articles);
  const MatchSet matches(index.snapshot(), Xapian::Query::MatchAll);
  const Coverage coverage = find_coverage(matches, TimeUnit::kDay, std::nullopt);
  REQUIRE(coverage.sources.size() == 2);
  const SourceCoverage& wire = coverage.sources.back();
  CHECK(wire.source == "Larkspur Wire");
  CHECK(wire.first == "2021-03-01");
  CHECK(wire.last == "2021-04-29");
  REQUIRE(wire.missing.size() == 1);
  CHECK(wire.missing.front().first == "2021-04-05");
  CHECK(wire.missing.front().last == "2021-04-06");
  const Coverage weeks = find_coverage(matches, TimeUnit::kWeek, std::nullopt);
  CHECK(weeks.sources.back().first == "2021-W09");
  CHECK(weeks.sources.back().periods == 9);
  CHECK(weeks.sources.back().missing.empty());
}

TEST_CASE("what has no date covers nothing") {
  test::QueryIndex index({test::make_article("a", "", "flood")});
  const MatchSet matches(index.snapshot(), Xapian::Query::MatchAll);
  const Coverage coverage = find_coverage(matches, TimeUnit::kDay, std::nullopt);
  REQUIRE(coverage.sources.size() == 2);
  CHECK(coverage.sources.front().undated == 1);
  CHECK(coverage.sources.front().periods == 0);
  const MatchSet nothing(index.snapshot(), Xapian::Query::MatchNothing);
  const Coverage none = find_coverage(nothing, TimeUnit::kDay, "x");
  CHECK(none.total == 0);
  CHECK(none.sources.size() == 1);
}

}  // namespace
}  // namespace dateline
