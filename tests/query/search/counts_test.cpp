// SPDX-License-Identifier: GPL-2.0-or-later
//
// Facets and timelines against the articles themselves.
#include <chrono>
#include <cmath>
#include <functional>
#include <map>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "query/search/facets.hpp"
#include "query/search/timeline.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/query_index.hpp"

namespace dateline {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

// Articles on nato, flood, both or neither, of few sources, dated in every precision or not.
std::vector<Article> random_articles(unsigned seed, std::size_t count) {
  const std::vector<std::string> sources{"", "Larkspur Wire", "Quayside Ledger", "Old Mint Post"};
  const std::vector<std::string> bodies{"nato", "flood", "nato flood", "nothing"};
  test::Dice dice(seed);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    Article article = test::make_article(fmt::format("a{}", i), "", bodies[dice.below(4)]);
    article.source = sources[dice.below(sources.size())];
    const std::size_t year = 2019 + dice.below(4);
    const std::string month = fmt::format("{}-{:02}", year, 1 + dice.below(12));
    const std::string day = fmt::format("{}-{:02}", month, 1 + dice.below(28));
    const std::vector<std::string> dates{
        "", std::to_string(year), month, day, day, day + "T23:30:00-05:00"};
    const std::string& date = dates[dice.below(dates.size())];
    if (!date.empty()) {
      article.published = {*parse_timestamp(date), DateOrigin::kField};
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

bool matches(const Article& article, const std::string& word) {
  return word == "*" || article.body.find(word) != std::string::npos;
}

// ISO 8601, week 1 has January 4th, counted day by day.
std::string brute_week(Day day) {
  Day monday = day;
  while (std::chrono::weekday(monday) != std::chrono::Monday) {
    monday -= std::chrono::days(1);
  }
  int year = static_cast<int>(std::chrono::year_month_day(monday).year()) + 1;
  for (;; --year) {
    Day first(std::chrono::year(year) / std::chrono::January / 4);
    while (std::chrono::weekday(first) != std::chrono::Monday) {
      first -= std::chrono::days(1);
    }
    if (first <= monday) {
      return fmt::format("{:04}-W{:02}", year, (monday - first).count() / 7 + 1);
    }
  }
}

// The period of an article, or coarser or undated.
std::string brute_period(const Article& article, TimeUnit unit) {
  if (!article.published) {
    return "undated";
  }
  const Timestamp& date = article.published->timestamp;
  const std::string day = to_iso8601(civil_day(date));
  if (unit == TimeUnit::kYear) {
    return day.substr(0, 4);
  }
  if (date.precision == Precision::kYear) {
    return "coarser";
  }
  if (unit == TimeUnit::kMonth) {
    return day.substr(0, 7);
  }
  if (date.precision == Precision::kMonth) {
    return "coarser";
  }
  return unit == TimeUnit::kDay ? day : brute_week(civil_day(date));
}

Counts brute(const std::vector<Article>& articles,
             const std::string& word,
             const std::function<std::string(const Article&)>& value) {
  Counts counts;
  for (const Article& article : articles) {
    if (matches(article, word)) {
      ++counts[value(article)];
    }
  }
  return counts;
}

Counts shown(const Facet& facet) {
  Counts counts;
  for (const FacetValue& each : facet.values) {
    counts[each.value] = each.count;
  }
  const auto add = [&](const char* name, const std::optional<std::uint64_t>& count) {
    if (count.value_or(0) > 0) {
      counts[name] = *count;
    }
  };
  add("", facet.missing);
  add("undated", facet.undated);
  add("coarser", facet.coarser);
  return counts;
}

TEST_CASE("facets count what the articles say") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const std::vector<Article> articles = random_articles(seed, 20 + 10 * seed);
    test::QueryIndex index(articles, 1 + seed % 3);
    for (const std::string word : {"nato", "flood", "*"}) {
      CAPTURE(seed);
      CAPTURE(word);
      const MatchSet found(index.snapshot(), index.compile(word).matching);
      const auto facet = [&](std::string_view field) {
        return shown(count_facet(*find_facet_field(field), found, index.snapshot(), 0));
      };
      CHECK(facet("source") ==
            brute(articles, word, [](const Article& article) { return article.source; }));
      CHECK(facet("year") == brute(articles, word, [](const Article& article) {
              return brute_period(article, TimeUnit::kYear);
            }));
      CHECK(facet("month") == brute(articles, word, [](const Article& article) {
              return brute_period(article, TimeUnit::kMonth);
            }));
    }
  }
}

TEST_CASE("terms of matches are counted alike through postings and through articles") {
  for (unsigned seed = 21; seed <= 26; ++seed) {
    test::QueryIndex index(random_articles(seed, 80), 1 + seed % 3);
    const MatchSet found(index.snapshot(), index.compile("nato").matching);
    for (const std::string prefix : {"H", "Y", "M", "D", "XSEC", "Q"}) {
      CAPTURE(prefix);
      const auto by_postings = found.count_all(prefix, CountWay::kPostings);
      const auto by_articles = found.count_all(prefix, CountWay::kArticles);
      REQUIRE(by_postings.size() == by_articles.size());
      for (std::size_t i = 0; i < by_postings.size(); ++i) {
        CHECK(by_postings[i].term == by_articles[i].term);
        CHECK(by_postings[i].matches == by_articles[i].matches);
        CHECK(by_postings[i].archive == by_articles[i].archive);
      }
    }
  }
}

TEST_CASE("a facet's rows add up to the matches, however few are shown") {
  const std::vector<Article> articles = random_articles(31, 150);
  test::QueryIndex index(articles, 2);
  const MatchSet found(index.snapshot(), index.compile("nato").matching);
  for (const std::string_view field : {"source", "year", "month", "section"}) {
    for (const std::size_t most : {0U, 1U, 2U, 5U, 100U}) {
      CAPTURE(field);
      CAPTURE(most);
      const Facet facet = count_facet(*find_facet_field(field), found, index.snapshot(), most);
      std::uint64_t all = facet.others + facet.missing.value_or(0) + facet.undated.value_or(0) +
                          facet.coarser.value_or(0);
      for (const FacetValue& each : facet.values) {
        all += each.count;
      }
      CHECK(all == found.size());
      CHECK((most == 0 || facet.values.size() <= most));
      CHECK((facet.other_values == 0 || facet.values.size() == most));
    }
  }
}

TEST_CASE("values stand in order of frequency, dates in order of the calendar") {
  std::vector<Article> articles;
  const auto add = [&](const std::string& source, const std::string& date) {
    articles.push_back(test::make_article(fmt::format("a{}", articles.size()), "", "nato"));
    articles.back().source = source;
    articles.back().published = {*parse_timestamp(date), DateOrigin::kField};
  };
  add("Rare Times", "2022-03-01");
  add("Daily Wire", "2020-01-01");
  add("Daily Wire", "2020-05-01");
  add("Another Post", "2021");
  test::QueryIndex index(articles, 2);
  const MatchSet found(index.snapshot(), index.compile("nato").matching);
  const Facet source = count_facet(*find_facet_field("source"), found, index.snapshot(), 2);
  REQUIRE(source.values.size() == 2);
  CHECK(source.values[0].value == "Daily Wire");
  CHECK(source.values[0].count == 2);
  CHECK(source.values[1].value == "Another Post");
  CHECK(source.other_values == 1);
  CHECK(source.others == 1);
  const Facet year = count_facet(*find_facet_field("year"), found, index.snapshot(), 2);
  REQUIRE(year.values.size() == 2);
  CHECK(year.values[0].value == "2020");
  CHECK(year.values[1].value == "2021");
  const Facet person = count_facet(*find_facet_field("person"), found, index.snapshot(), 0);
  CHECK(person.is_unknown);
  CHECK_FALSE(person.missing);
}

TEST_CASE("what is significant is over-represented, by Dunning's ratio") {
  std::vector<Article> articles;
  for (int i = 0; i < 100; ++i) {
    articles.push_back(test::make_article(fmt::format("a{}", i), "", i < 20 ? "nato" : "other"));
    // 15 of 20 matches, 20 of 100 articles.
    articles.back().source = i < 15 || (i >= 20 && i < 25) ? "Wire" : "Post";
  }
  test::QueryIndex index(articles, 3);
  const MatchSet found(index.snapshot(), index.compile("nato").matching);
  const Facet facet = find_significant(*find_facet_field("source"), found, index.snapshot(), 10);
  REQUIRE(facet.values.size() == 1);
  CHECK(facet.values[0].value == "Wire");
  CHECK(facet.values[0].count == 15);
  CHECK(facet.values[0].archive == 20);
  // 2 * sum of observed * ln(observed / expected) over 15, 5, 5, 75 with 4, 16, 16, 64 expected.
  const double expected = 2 * (15 * std::log(15.0 / 4) + 5 * std::log(5.0 / 16) +
                               5 * std::log(5.0 / 16) + 75 * std::log(75.0 / 64));
  CHECK(facet.values[0].score == doctest::Approx(expected));
  const MatchSet all(index.snapshot(), index.compile("*").matching);
  CHECK(find_significant(*find_facet_field("source"), all, index.snapshot(), 10).values.empty());
}

TEST_CASE("timelines count what the articles say, and their rows add up") {
  for (unsigned seed = 41; seed <= 48; ++seed) {
    const std::vector<Article> articles = random_articles(seed, 60);
    test::QueryIndex index(articles, 1 + seed % 3);
    const MatchSet nato(index.snapshot(), index.compile("nato").matching);
    const MatchSet flood(index.snapshot(), index.compile("flood").matching);
    for (const TimeUnit unit :
         {TimeUnit::kDay, TimeUnit::kWeek, TimeUnit::kMonth, TimeUnit::kYear}) {
      CAPTURE(seed);
      CAPTURE(static_cast<int>(unit));
      const Timeline timeline = make_timeline(
          {{"nato", &nato}, {"flood", &flood}}, unit, TimelineDates::kPublished, index.snapshot());
      const auto period = [&](const Article& article) { return brute_period(article, unit); };
      const std::vector<std::string> words{"nato", "flood"};
      const Counts archive = brute(articles, "*", period);
      CHECK(timeline.coarser.has_value() == (unit != TimeUnit::kYear));
      for (std::size_t i = 0; i < words.size(); ++i) {
        Counts counts;
        std::uint64_t all = 0;
        const auto add = [&](const TimelineRow& row) {
          all += row.counts[i];
          if (row.counts[i] > 0) {
            counts[row.period] = row.counts[i];
          }
          const auto total = archive.find(row.period);
          CHECK(row.total == (total == archive.end() ? 0 : total->second));
        };
        for (const TimelineRow& row : timeline.rows) {
          add(row);
        }
        if (timeline.coarser) {
          add(*timeline.coarser);
        }
        add(timeline.undated);
        CHECK(counts == brute(articles, words[i], period));
        CHECK(all == timeline.matches[i]);
      }
    }
  }
}

TEST_CASE("periods without a match are shown between those with one") {
  std::vector<Article> articles;
  for (const char* date : {"2019-12-30", "2020-03-02", "2021-01-03"}) {
    articles.push_back(test::make_article(date, "", "nato"));
    articles.back().published = {*parse_timestamp(date), DateOrigin::kField};
  }
  test::QueryIndex index(articles, 1);
  const MatchSet nato(index.snapshot(), index.compile("nato").matching);
  const auto periods = [&](TimeUnit unit) {
    std::vector<std::string> names;
    for (const TimelineRow& row :
         make_timeline({{"nato", &nato}}, unit, TimelineDates::kPublished, index.snapshot()).rows) {
      names.push_back(row.period);
    }
    return names;
  };
  CHECK(periods(TimeUnit::kYear) == std::vector<std::string>{"2019", "2020", "2021"});
  CHECK(periods(TimeUnit::kMonth).size() == 14);
  CHECK(periods(TimeUnit::kMonth)[2] == "2020-02");
  // December 30th 2019 is in week 1 of 2020, January 3rd 2021 in week 53.
  CHECK(periods(TimeUnit::kWeek).front() == "2020-W01");
  CHECK(periods(TimeUnit::kWeek).back() == "2020-W53");
  CHECK(periods(TimeUnit::kDay).size() == 371);
  const MatchSet none(index.snapshot(), index.compile("absent").matching);
  CHECK(make_timeline(
            {{"absent", &none}}, TimeUnit::kDay, TimelineDates::kPublished, index.snapshot())
            .rows.empty());
}

}  // namespace
}  // namespace dateline
