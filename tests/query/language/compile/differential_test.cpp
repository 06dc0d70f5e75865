// SPDX-License-Identifier: GPL-2.0-or-later
//
// Random queries over a small index match the same articles as the brute force.
#include <algorithm>
#include <random>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/snapshot.hpp"
#include "common/index/stored_article.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/language/reading/parser.hpp"
#include "query/language/syntax/dump.hpp"
#include "query/language/syntax/printer.hpp"
#include "tests/support/brute_force.hpp"
#include "tests/support/make_index.hpp"
#include "tests/support/random_tree.hpp"
#include "tests/support/smaller_trees.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::Construct;

constexpr std::size_t kArticles = 200;
constexpr Day kToday{std::chrono::year(2022) / 3 / 1};

// Few words, so that most of them meet: inflected, hyphenated, accented, acronyms and the words
// they would be, scripts without blanks.
const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> words = {
      "nato",       "response",      "responses", "force",  "forces", "forced", "flood",
      "floods",     "the",           "of",        "it",     "IT",     "us",     "US",
      "U.S.",       "who",           "WHO",       "NATO",   "canada", "Canada", "Canada's",
      "cease-fire", "cease",         "ceasefire", "fire",   "Zürich", "zurich", "café",
      "東京",       "東京都",        "京",        "polish", "Polish", "AT&T",   "2022",
      "rapid",      "rapid-response"};
  return words;
}

const std::vector<std::string>& sources() {
  static const std::vector<std::string> all = {"Reuters", "Larkspur Wire", "Évening Post", ""};
  return all;
}

class ArticleMaker {
 public:
  explicit ArticleMaker(std::uint64_t seed) : random_(seed) {}

  Article make(std::size_t number) {
    static const std::vector<std::string> sections = {"World", "Sport", ""};
    static const std::vector<std::string> languages = {"en", "en-GB", "de"};
    static const std::vector<std::string> dates = {"2022-02-25",
                                                   "2022-02-26T10:00:00Z",
                                                   "2022-02",
                                                   "2022",
                                                   "2021-12-31",
                                                   "2021-11",
                                                   "2019",
                                                   ""};
    Article article;
    article.id = fmt::format("a{}", number);
    article.title = happens(90) ? words(2, 6, "") : "";
    for (int left = 1 + below(3); left > 0; --left) {
      article.body += article.body.empty() ? "" : "\n\n";
      article.body += paragraph();
    }
    article.byline = happens(60) ? words(2, 3, "") : "";
    article.source = one_of(sources());
    article.section = one_of(sections);
    article.language = one_of(languages);
    if (const auto date = parse_timestamp(one_of(dates))) {
      article.published = PublicationDate{*date, DateOrigin::kField};
    }
    return article;
  }

 private:
  int below(int end) { return static_cast<int>(random_() % static_cast<std::uint64_t>(end)); }
  bool happens(int in_a_hundred) { return below(100) < in_a_hundred; }
  const std::string& one_of(const std::vector<std::string>& choices) {
    return choices[random_() % choices.size()];
  }

  std::string words(int least, int most, std::string_view end) {
    std::string text;
    for (int left = least + below(most - least + 1); left > 0; --left) {
      text += text.empty() ? "" : " ";
      text += one_of(vocabulary());
    }
    return text.append(end);
  }

  std::string paragraph() {
    if (happens(10)) {
      return "NATO FORCES FLOOD US IN RAPID RESPONSE";
    }
    std::string text;
    for (int left = 1 + below(3); left > 0; --left) {
      text += text.empty() ? "Then " : " Then ";
      text += words(2, 6, ".");
    }
    return text;
  }

  std::mt19937_64 random_;
};

std::vector<Article> make_articles() {
  ArticleMaker maker(20220225);
  std::vector<Article> articles;
  articles.reserve(kArticles);
  for (std::size_t number = 0; number < kArticles; ++number) {
    articles.push_back(maker.make(number));
  }
  return articles;
}

// An index of the articles, and both ways to search it.
class Searches {
 public:
  Searches() : Searches(make_articles()) {}

  // Ids by the index; nullopt if the query is refused.
  std::optional<std::set<std::string>> by_index(const Node& tree) {
    const auto refuse = [](std::string_view /*name*/) { return std::optional<std::string>(); };
    auto outcome =
        compile_query(tree, {snapshot_, stemmer_, std::chrono::sys_seconds(kToday), refuse});
    if (std::holds_alternative<QueryError>(outcome)) {
      return std::nullopt;
    }
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(std::get<CompiledQuery>(outcome).matches);
    const Xapian::MSet matches = enquire.get_mset(0, snapshot_.database().get_doccount());
    std::set<std::string> ids;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      ids.insert(decode_article(match.get_document().get_data()).id);
    }
    return ids;
  }

  std::set<std::string> by_brute_force(const Node& tree) { return brute_force_.matches(tree); }

 private:
  explicit Searches(const std::vector<Article>& articles)
      : stemmer_(*Stemmer::create("english")),
        snapshot_(build(folder_ / "index", articles)),
        brute_force_(articles, stemmer_, kToday) {}

  static Snapshot build(const std::filesystem::path& index, const std::vector<Article>& articles) {
    test::make_index(index, articles, 2);
    return Snapshot::open(index);
  }

  test::TempDir folder_;
  Stemmer stemmer_;
  Snapshot snapshot_;
  test::BruteForce brute_force_;
};

NodePtr reparsed(const Node& tree) {
  auto outcome = parse_query(print(tree));
  auto* parsed = std::get_if<ParsedQuery>(&outcome);
  return parsed == nullptr ? nullptr : std::move(parsed->tree);
}

bool differs(Searches& searches, const Node& tree) {
  const auto found = searches.by_index(tree);
  return found && *found != searches.by_brute_force(tree);
}

// A tree that differs while no smaller one does.
NodePtr shrunk(Searches& searches, NodePtr tree) {
  for (bool is_smaller = true; is_smaller;) {
    is_smaller = false;
    for (const NodePtr& candidate : test::smaller_trees(*tree)) {
      NodePtr parsed = reparsed(*candidate);
      // Brackets that say nothing are lost in print, so some candidates are the tree itself.
      if (parsed && print(*parsed).size() < print(*tree).size() && differs(searches, *parsed)) {
        tree = std::move(parsed);
        is_smaller = true;
        break;
      }
    }
  }
  return tree;
}

void report_difference(Searches& searches, NodePtr tree) {
  tree = shrunk(searches, std::move(tree));
  const auto found = *searches.by_index(*tree);
  const auto expected = searches.by_brute_force(*tree);
  std::vector<std::string> wrong;
  std::vector<std::string> missing;
  std::ranges::set_difference(found, expected, std::back_inserter(wrong));
  std::ranges::set_difference(expected, found, std::back_inserter(missing));
  FAIL_CHECK(print(*tree),
             "\n",
             dump(*tree),
             "wrong: ",
             fmt::format("{}", fmt::join(wrong, " ")),
             "\nmissing: ",
             fmt::format("{}", fmt::join(missing, " ")));
}

void compare(Searches& searches, const test::RandomTreeOptions& options, int queries) {
  std::mt19937_64 random(1);
  int matching = 0;
  int refused = 0;
  int different = 0;
  for (int count = 0; count < queries && different < 5; ++count) {
    NodePtr tree = reparsed(*test::random_tree(random, options));
    REQUIRE(tree != nullptr);
    const std::string query = print(*tree);
    CAPTURE(query);
    const auto found = searches.by_index(*tree);
    if (!found) {
      ++refused;
    } else if (*found != searches.by_brute_force(*tree)) {
      ++different;
      report_difference(searches, std::move(tree));
    } else {
      matching += found->empty() || found->size() == kArticles ? 0 : 1;
    }
  }
  // Otherwise the test says nothing.
  CHECK(refused < queries / 5);
  CHECK(matching > queries / 3);
}

test::RandomTreeOptions options_for(int depth, std::set<Construct> constructs) {
  return {.max_depth = depth,
          .constructs = std::move(constructs),
          .odd_words = test::OddWords::kNone,
          .words = vocabulary(),
          .fields = {"text",
                     "title",
                     "lead",
                     "body",
                     "byline",
                     "source",
                     "section",
                     "lang",
                     "id",
                     "date",
                     "words"},
          .values = {"reuters", "larkspur wire", "evening post", "world", "en", "a1", "a17"},
          .dates = {"2022", "2022-02", "2022-02-25", "2021-12-31", "2021", "2019", "yesterday"}};
}

TEST_CASE("queries that random ones led to match what brute force matches") {
  Searches searches;
  for (const std::string query : {"us NEAR/8 U.S.",  // both stand at one position
                                  "WHO NEAR/6 who",
                                  "cease NEAR/2 ceasefire",
                                  "\"東京 zurich\"",
                                  "\"東京 京\"",
                                  "=\"東京 café\"",
                                  "東京 NEAR/1 fire",
                                  "body:(京 it)",
                                  "byline:(floods IT)",
                                  "\"rapid-response Zürich\"~3",
                                  "-(ceasefire (flood Polish))"}) {
    CAPTURE(query);
    auto outcome = parse_query(query);
    const NodePtr tree = std::move(std::get<ParsedQuery>(outcome).tree);
    const auto found = searches.by_index(*tree);
    REQUIRE(found);
    CHECK(*found == searches.by_brute_force(*tree));
    CHECK_FALSE(found->empty());
  }
}

TEST_CASE("random Boolean queries match what brute force matches") {
  Searches searches;
  compare(searches,
          options_for(3,
                      {Construct::kOr,
                       Construct::kAnd,
                       Construct::kPlus,
                       Construct::kExclusion,
                       Construct::kBoost,
                       Construct::kField,
                       Construct::kEverything}),
          2000);
}

TEST_CASE("random phrases and patterns match what brute force matches") {
  Searches searches;
  compare(searches,
          options_for(1,
                      {Construct::kPhrase,
                       Construct::kSlop,
                       Construct::kExact,
                       Construct::kWildcard,
                       Construct::kFuzzy,
                       Construct::kOr,
                       Construct::kField}),
          2000);
}

TEST_CASE("random distances match what brute force matches") {
  Searches searches;
  compare(searches,
          options_for(2,
                      {Construct::kPhrase,
                       Construct::kWildcard,
                       Construct::kNear,
                       Construct::kAdjacent,
                       Construct::kSentence,
                       Construct::kParagraph,
                       Construct::kAtLeast,
                       Construct::kOr,
                       Construct::kAnd}),
          2000);
}

TEST_CASE("random queries of all kinds match what brute force matches") {
  Searches searches;
  compare(searches, options_for(3, test::all_constructs()), 2000);
}

}  // namespace
}  // namespace dateline
