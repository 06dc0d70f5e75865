// SPDX-License-Identifier: GPL-2.0-or-later
//
// The walk through the days against a plain sort of the articles.
#include "query/search/date_walk.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/query_index.hpp"

namespace dateline {
namespace {

// Articles of a few years in every precision, times of day around midnight in zones from -12 to
// +14 hours, so that civil days and instants disagree, many at one instant, some undated.
std::vector<Article> random_articles(unsigned seed, std::size_t count) {
  test::Dice dice(seed);
  const std::vector<std::string> times{"T00:00:00-12:00",
                                       "T00:10:00+14:00",
                                       "T23:59:59-11:30",
                                       "T23:50:00+13:45",
                                       "T12:00:00Z",
                                       "T00:00:00",
                                       "T00:00",
                                       ""};
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    Article article = test::make_article(
        fmt::format("id{}", dice.below(1000000)), "", i % 5 == 4 ? "no" : "nato");
    article.id += fmt::format("-{}", i);
    const std::size_t year = 2020 + dice.below(3);
    const std::string month = fmt::format("{}-{:02}", year, 1 + dice.below(3));
    const std::string day = fmt::format("{}-{:02}", month, 1 + dice.below(5));
    std::string date = day + times[dice.below(times.size())];
    switch (dice.below(10)) {
      case 0: date = ""; break;
      case 1: date = std::to_string(year); break;
      case 2: date = month; break;
      default: break;
    }
    if (!date.empty()) {
      article.published = {*parse_timestamp(date), DateOrigin::kField};
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

std::vector<const Article*> sorted(const std::vector<Article>& articles, DateOrder order) {
  std::vector<const Article*> matches;
  for (const Article& article : articles) {
    if (article.body == "nato") {
      matches.push_back(&article);
    }
  }
  std::ranges::sort(matches, [order](const Article* a, const Article* b) {
    if (a->published.has_value() != b->published.has_value()) {
      return a->published.has_value();
    }
    if (a->published && a->published->timestamp.instant != b->published->timestamp.instant) {
      const bool is_older = a->published->timestamp.instant < b->published->timestamp.instant;
      return order == DateOrder::kOldest ? is_older : !is_older;
    }
    return a->id < b->id;
  });
  return matches;
}

std::string id_of(const Snapshot& snapshot, Xapian::docid id) {
  return snapshot.database().get_document(id).get_value(static_cast<Xapian::valueno>(Slot::kId));
}

std::vector<std::string> walk(test::QueryIndex& index,
                              DateOrder order,
                              const WalkSteps& steps,
                              const std::optional<ListingCursor>& after) {
  DateWalk walk(index.snapshot(), index.compile("nato").matching, order, steps, after);
  std::vector<std::string> ids;
  while (const auto id = walk.next()) {
    ids.push_back(id_of(index.snapshot(), *id));
  }
  return ids;
}

TEST_CASE("a walk gives every match once, in order of date and id") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    const std::vector<Article> articles = random_articles(seed, std::size_t{30} * seed);
    test::QueryIndex index(articles, 1 + seed % 4);
    for (const DateOrder order : {DateOrder::kNewest, DateOrder::kOldest}) {
      std::vector<std::string> expected;
      for (const Article* article : sorted(articles, order)) {
        expected.push_back(article->id);
      }
      for (const std::uint64_t window : {1U, 2U, 7U, 1000U}) {
        for (const std::uint64_t few : {0U, 1000000U}) {
          CAPTURE(seed);
          CAPTURE(window);
          CAPTURE(few);
          CHECK(walk(index, order, {window, few, 0}, std::nullopt) == expected);
          CHECK(walk(index, order, {window, few, 1000000}, std::nullopt) == expected);
        }
      }
    }
  }
}

TEST_CASE("a walk goes on behind any of its articles") {
  const std::vector<Article> articles = random_articles(99, 60);
  test::QueryIndex index(articles, 3);
  for (const DateOrder order : {DateOrder::kNewest, DateOrder::kOldest}) {
    const std::vector<const Article*> expected = sorted(articles, order);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      std::vector<std::string> rest;
      for (std::size_t j = i + 1; j < expected.size(); ++j) {
        rest.push_back(expected[j]->id);
      }
      CAPTURE(i);
      CHECK(walk(index, order, {3, 0, 0}, cursor_of(*expected[i])) == rest);
      CHECK(walk(index, order, {3, 0, 100}, cursor_of(*expected[i])) == rest);
      CHECK(walk(index, order, {100, 1000, 100}, cursor_of(*expected[i])) == rest);
    }
  }
}

TEST_CASE("an index without dates, or without a match, is walked as well") {
  std::vector<Article> articles;
  for (const char* id : {"b", "a", "c"}) {
    articles.push_back(test::make_article(id, "", "nato"));
  }
  test::QueryIndex index(articles, 2);
  const std::vector<std::string> expected{"a", "b", "c"};
  for (const DateOrder order : {DateOrder::kNewest, DateOrder::kOldest}) {
    CHECK(walk(index, order, {1, 0, 0}, std::nullopt) == expected);
    CHECK(walk(index, order, {}, std::nullopt) == expected);
    DateWalk none(index.snapshot(), index.compile("absent").matching, order, {1, 0, 0}, {});
    CHECK_FALSE(none.next());
  }
}

}  // namespace
}  // namespace dateline
