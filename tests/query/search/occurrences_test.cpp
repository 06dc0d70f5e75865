// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/occurrences.hpp"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "query/language/reading/parser.hpp"
#include "query/language/syntax/printer.hpp"
#include "query/search/passages.hpp"
#include "tests/support/query_index.hpp"
#include "tests/support/random_tree.hpp"

namespace dateline {
namespace {

Article sample_article() {
  Article article = test::make_article(
      "a",
      "Canada readies response force",
      "The U.S. told us: Canada's response to the cease-fire came late. NATO forces responded.\n\n"
      "The Response Force of NATO, a rapid response, waits. Canadians wait for the force.\n\n"
      "東京都 and Zürich wait too. Polish troops polish boots.");
  article.byline = "Ottawa response desk";
  return article;
}

// Each hit with its words in brackets, "title: ", "byline: " before those elsewhere than in the
// body.
std::string hits(const std::string& query) {
  const Article article = sample_article();
  test::QueryIndex index({article}, 1);
  const CompiledQuery compiled = index.compile(query);
  std::string out;
  for (const Occurrence& each : OccurrenceFinder(compiled.shown, index.stemmer()).find(article)) {
    const std::string_view text = text_of(article, each.part);
    out += out.empty() ? "" : " | ";
    out += each.part == TextPart::kTitle    ? "title: "
           : each.part == TextPart::kByline ? "byline: "
                                            : "";
    std::uint32_t at = each.hit.begin;
    for (const TextSpan& word : each.words) {
      out += text.substr(at, word.begin - at);
      out += fmt::format("[{}]", text.substr(word.begin, word.end - word.begin));
      at = word.end;
    }
    CHECK(at == each.hit.end);
  }
  return out;
}

TEST_CASE("hits are what made the article match") {
  struct Case {
    std::string query;
    std::string hits;
  };
  const Case cases[] = {
      {"responded", "[responded]"},
      {"=responded", "[responded]"},
      {"\"response force\"", "title: [response force] | [Response Force]"},
      {"\"response force\" force",
       "title: [response force] | [forces] | [Response Force] | [force]"},
      {"title:response", "title: [response]"},
      {"body:\"response force\"", "[Response Force]"},
      {"lead:nato", "[NATO]"},
      {"byline:response", "byline: [response]"},
      {"US", "[U.S.]"},
      {"us", "[U.S.] | [us]"},
      {"ceasefire", "[cease-fire]"},
      {"cease-fire", "[cease-fire]"},
      {"fire", "[fire]"},
      {"canad*", "title: [Canada] | [Canada] | [Canadians]"},
      {"canadas~", "title: [Canada] | [Canada]"},
      {"=Polish", "[Polish]"},
      {"=polish", "[polish]"},
      {"東京", "[東京]"},
      {"東京都", "[東京都]"},
      {"zurich", "[Zürich]"},
      {"canada NEAR/3 force", "title: [Canada] readies response [force]"},
      {"nato NEAR/3 force", "[NATO] [forces] | [Force] of [NATO]"},
      {"nato NEAR/2 (forces OR \"forces responded\")", "[NATO] [forces] | [Force] of [NATO]"},
      {"nato ADJ/3 force", "[NATO] [forces]"},
      {"\"response force\" NEAR/3 nato", "[Response Force] of [NATO]"},
      {"\"nato rapid response\"~4",
       "[Response] Force of [NATO], a [rapid] | [NATO], a [rapid] [response]"},
      {"response NEAR/2 response", ""},
      {"canadian SAME/s force", "[Canadians] wait for the [force]"},
      {"rapid SAME/p canadian", "[rapid] response, waits. [Canadians]"},
      {"ATLEAST2(rapid)", ""},
      {"ATLEAST2(nato)", "[NATO] | [NATO]"},
      {"rapid OR zurich", "[rapid] | [Zürich]"},
      {"rapid -zurich", "[rapid]"},
      {"rapid NOT (zurich OR nato)", "[rapid]"},
      {"the rapid", "[rapid]"},
      {"date:2022", ""},
      {"nato^3", "[NATO] | [NATO]"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.query);
    CHECK(hits(row.query) == row.hits);
  }
}

Article random_article(std::mt19937_64& random, std::size_t number) {
  const std::vector<std::string> words{"nato",
                                       "NATO",
                                       "response",
                                       "forces",
                                       "rapid",
                                       "flood",
                                       "cease-fire",
                                       "ceasefire",
                                       "fire",
                                       "U.S.",
                                       "canada",
                                       "Zürich",
                                       "東京都",
                                       "Polish"};
  const auto below = [&](std::size_t bound) { return random() % bound; };
  const auto text = [&](std::size_t most) {
    std::string out;
    for (std::size_t left = 1 + below(most); left > 0; --left) {
      out += words[below(words.size())];
      out += below(6) == 0 ? ". Then " : below(12) == 0 ? ".\n\nSo " : " ";
    }
    return out;
  };
  Article article = test::make_article(fmt::format("a{}", number), text(4), text(25));
  article.byline = text(2);
  return article;
}

TEST_CASE("an article matches a place exactly if it occurs in its text") {
  std::mt19937_64 random(7);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < 60; ++i) {
    articles.push_back(random_article(random, i));
  }
  test::QueryIndex index(articles, 2);
  using test::Construct;
  const test::RandomTreeOptions options{.max_depth = 2,
                                        .constructs = {Construct::kPhrase,
                                                       Construct::kSlop,
                                                       Construct::kExact,
                                                       Construct::kWildcard,
                                                       Construct::kFuzzy,
                                                       Construct::kNear,
                                                       Construct::kAdjacent,
                                                       Construct::kSentence,
                                                       Construct::kParagraph,
                                                       Construct::kAtLeast,
                                                       Construct::kOr,
                                                       Construct::kBoost,
                                                       Construct::kField},
                                        .odd_words = test::OddWords::kNone,
                                        .words = {"nato",
                                                  "NATO",
                                                  "responses",
                                                  "force",
                                                  "rapid",
                                                  "flood",
                                                  "cease-fire",
                                                  "fire",
                                                  "U.S.",
                                                  "canada",
                                                  "zurich",
                                                  "東京",
                                                  "Polish"},
                                        .fields = {"text", "title", "lead", "body", "byline"}};
  std::size_t compared = 0;
  std::size_t matching = 0;
  for (int count = 0; count < 1500; ++count) {
    const std::string query = print(*test::random_tree(random, options));
    ParseOutcome outcome = parse_query(query);
    auto* parsed = std::get_if<ParsedQuery>(&outcome);
    if (parsed == nullptr) {
      continue;
    }
    CompileOutcome compiled = compile_query(*parsed->tree, index.context());
    const auto* meaning = std::get_if<CompiledQuery>(&compiled);
    if (meaning == nullptr) {
      continue;
    }
    CAPTURE(query);
    const std::set<std::string> found = index.ids(meaning->matching);
    OccurrenceFinder finder(meaning->shown, index.stemmer());
    std::set<std::string> occurring;
    for (const Article& article : articles) {
      if (!finder.find(article).empty()) {
        occurring.insert(article.id);
      }
    }
    CHECK(occurring == found);
    ++compared;
    matching += found.empty() || found.size() == articles.size() ? 0U : 1U;
  }
  // Otherwise the test says nothing.
  CHECK(compared > 1000);
  CHECK(matching > 400);
}

}  // namespace
}  // namespace dateline
