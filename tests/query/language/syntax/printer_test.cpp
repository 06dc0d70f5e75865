// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax/printer.hpp"

#include <iterator>
#include <set>

#include <doctest/doctest.h>

#include "query/language/reading/parser.hpp"
#include "query/language/syntax/dump.hpp"
#include "tests/support/random_tree.hpp"

namespace dateline {
namespace {

// The tree of a query; with the reason as a failure if it is refused.
NodePtr parsed(const std::string& query) {
  auto outcome = parse_query(query);
  if (const auto* error = std::get_if<QueryError>(&outcome)) {
    FAIL(describe(*error, query));
  }
  return std::move(std::get<ParsedQuery>(outcome).tree);
}

TEST_CASE("a query is printed in its normal form") {
  struct {
    std::string query;
    std::string printed;
  } const cases[] = {
      {"nato", "nato"},
      {"  nato\t force ", "nato force"},
      {"((nato))", "nato"},
      {"a AND b", "a AND b"},
      {"+a +b", "a AND b"},
      {"a AND b c", "a AND b c"},
      {"a b AND c", "a b AND c"},
      {"a AND b c AND d", "a AND b AND c AND d"},
      {"a AND NOT b", "a AND -b"},
      {"+a -b", "a AND -b"},
      {"-b +a", "-b AND a"},
      {"a b NOT c", "a b -c"},
      {"+a b", "+a b"},
      {"+a AND b c -d", "+a +b c -d"},
      {"NOT a", "-a"},
      {"-a -b", "-a -b"},
      {"-(a b)", "-(a b)"},
      {"NOT (a OR b)", "-(a OR b)"},
      {"a b OR c d", "a b OR c d"},
      {"(a b) OR (c AND d)", "a b OR c AND d"},
      {"(a OR b) c", "(a OR b) c"},
      {"a OR -b", "a OR -b"},
      {"(nato) AND NOT canada OR headline:( flood )", "nato AND -canada OR title:flood"},
      {"a AND (b c)", "a AND (b c)"},
      {"+(a NEAR/5 b) c", "+(a NEAR/5 b) c"},
      {"a NEAR b c", "a NEAR/10 b c"},
      {"a ADJ b", "a ADJ/1 b"},
      {"(a OR b) NEAR/5 (c d)", "(a OR b) NEAR/5 (c d)"},
      {"a NEAR/5 b NEAR/5 c", "a NEAR/5 b NEAR/5 c"},
      {"(a NEAR/5 b) NEAR/3 c", "(a NEAR/5 b) NEAR/3 c"},
      {"a SAME/S (b NEAR/2 c)", "a SAME/s (b NEAR/2 c)"},
      {"(a SAME/s b) SAME/P c", "(a SAME/s b) SAME/p c"},
      {"ATLEAST3(a OR \"b c\")", "ATLEAST3(a OR \"b c\")"},
      {"ATLEAST3( a )", "ATLEAST3(a)"},
      {"\"response  force*\"", "\"response force*\""},
      {"“a b”~5", "\"a b\"~5"},
      {"=Polish =\"U.S.\"", "=Polish =\"U.S.\""},
      {"name~ name~1 name~2", "name~ name~ name~2"},
      {"organi?ation nato*", "organi?ation nato*"},
      {R"(U\*S \AND \+x)", R"(U\*S \AND \+x)"},
      {"nato^2.50", "nato^2.5"},
      {"(a b)^0.5", "(a b)^0.5"},
      {"\"a b\"~5^3", "\"a b\"~5^3"},
      {"headline:nato", "title:nato"},
      {"title:(nato)", "title:nato"},
      {"title:(a b)", "title:(a b)"},
      {"title:\"a b\"", "title:\"a b\""},
      {"title:AND", "title:AND"},
      {"title:(\\AND b)", "title:(\\AND b)"},
      {"title:a b", "title:a b"},
      {"source:\"larkspur wire\"", "source:\"larkspur wire\""},
      {"source:\"reuters\"", "source:reuters"},
      {"source:(a OR \"b c\")", "source:(a OR \"b c\")"},
      {"person:(\"jens stoltenberg\" obama)", "person:(\"jens stoltenberg\" obama)"},
      {"place:=Canada", "place:=Canada"},
      {"person:=\"Jens S\"", "person:=\"Jens S\""},
      {"url:https://x.org/a?b=1", "url:https://x.org/a?b=1"},
      {"date:2022", "date:2022"},
      {"date:[2020 TO 2022]", "date:2020..2022"},
      {"date:[* TO 2022]", "date:..2022"},
      {"published:2020..", "date:2020.."},
      {"date:\"last week\"..today", "date:\"last week\"..today"},
      {"about:1990s added:today..", "about:1990s added:today.."},
      {"words:500..800", "words:500..800"},
      {"words:500..500", "words:500"},
      {"words:[500 TO *]", "words:500.."},
      {"has:date is:duplicate", "has:date is:duplicate"},
      {"like:qledger-20220226-004", "like:qledger-20220226-004"},
      {"query:\"nato and canada\"", "query:\"nato and canada\""},
      {"*", "*"},
      {"* -nato", "* -nato"},
      {"12:30", "12:30"},
      {"https://x.org/a?b=1*", "https://x.org/a?b=1*"},
      {"www.x.org/a?b", "www.x.org/a?b"},
      {"www\\.floo*", "\\www.floo*"},
      {"www\\.flood~", "\\www.flood~"},
      {"(title:a)^2", "title:a^2"},
      {"title:(a^2)", "title:(a^2)"},
      {"title:(ATLEAST2(a))", "title:(ATLEAST2(a))"},
      {"(a^2)^3", "(a^2)^3"},
      {"place:(www.canada OR b)", "place:(\"www.canada\" OR b)"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.query);
    const NodePtr tree = parsed(row.query);
    CHECK(print(*tree) == row.printed);
    CHECK(equal(*parsed(row.printed), *tree));
  }
}

void check_round_trips(const test::RandomTreeOptions& options, int trees) {
  std::mt19937_64 random(20220225);
  for (int count = 0; count < trees; ++count) {
    const NodePtr tree = test::random_tree(random, options);
    const std::string query = print(*tree);
    CAPTURE(query);
    const NodePtr read = parsed(query);
    if (!equal(*read, *tree)) {
      FAIL("meant:\n", dump(*tree), "read:\n", dump(*read));
    }
    REQUIRE(print(*read) == query);
  }
}

TEST_CASE("small trees are read back from their queries") {
  check_round_trips({.max_depth = 1, .odd_words = test::OddWords::kSome}, 20'000);
}

TEST_CASE("any tree is read back from its query") {
  check_round_trips({}, 20'000);
}

TEST_CASE("any tree of odd words is read back from its query") {
  check_round_trips({.odd_words = test::OddWords::kSome}, 20'000);
}

TEST_CASE("deep trees are read back") {
  check_round_trips({.max_depth = 8, .odd_words = test::OddWords::kSome}, 2'000);
}

// Parts of queries as nobody writes them.
constexpr const char* kQueryParts[] = {"a",
                                       "nato",
                                       "b*",
                                       "flood*",
                                       "flo?d",
                                       "x~",
                                       "AND",
                                       "OR",
                                       "NOT",
                                       "NEAR/3",
                                       "ADJ",
                                       "SAME/s",
                                       "SAME/p",
                                       "ATLEAST2(",
                                       "ATLEAST2(a)",
                                       "(",
                                       ")",
                                       "(",
                                       ")",
                                       "+",
                                       "-",
                                       "=",
                                       "\"",
                                       "\"a b\"",
                                       "“",
                                       "”",
                                       "«",
                                       "»",
                                       "~2",
                                       "^2",
                                       "^0.5",
                                       ":",
                                       "title:",
                                       "source:",
                                       "person:",
                                       "id:",
                                       "date:",
                                       "2022..",
                                       "words:5",
                                       "has:date",
                                       "https://x.org/",
                                       "www.x.org",
                                       "\\",
                                       "*",
                                       "?",
                                       "\u3000",
                                       "（",
                                       "）",
                                       "：",
                                       "＂",
                                       "－",
                                       "..",
                                       "[",
                                       "]",
                                       "[2020 TO 2022]",
                                       "\t",
                                       "'",
                                       "東京",
                                       "_",
                                       "12:30",
                                       "&&"};

std::string random_query(std::mt19937_64& random) {
  std::string query;
  for (std::size_t left = 1 + random() % 7; left > 0; --left) {
    query += kQueryParts[random() % std::size(kQueryParts)];
    query += random() % 3 == 0 ? "" : " ";
  }
  return query;
}

TEST_CASE("whatever is accepted is read back from its normal form") {
  std::mt19937_64 random(20220226);
  int accepted = 0;
  for (int count = 0; count < 100'000; ++count) {
    const std::string query = random_query(random);
    const auto outcome = parse_query(query);
    const auto* read = std::get_if<ParsedQuery>(&outcome);
    if (read == nullptr || read->tree == nullptr) {
      continue;
    }
    ++accepted;
    const std::string printed = print(*read->tree);
    CAPTURE(query);
    CAPTURE(printed);
    const NodePtr again = parsed(printed);
    if (!equal(*again, *read->tree)) {
      FAIL("meant:\n", dump(*read->tree), "read:\n", dump(*again));
    }
    REQUIRE(print(*again) == printed);
  }
  CHECK(accepted > 20'000);
}

TEST_CASE("each construct occurs in random trees and alone") {
  const struct {
    test::Construct construct;
    std::string mark;
  } rows[] = {
      {test::Construct::kPhrase, "\""},
      {test::Construct::kExact, "="},
      {test::Construct::kWildcard, "*"},
      {test::Construct::kFuzzy, "~"},
      {test::Construct::kNear, " NEAR/"},
      {test::Construct::kAdjacent, " ADJ/"},
      {test::Construct::kSentence, "SAME/s"},
      {test::Construct::kParagraph, "SAME/p"},
      {test::Construct::kAtLeast, "ATLEAST"},
      {test::Construct::kOr, " OR "},
      {test::Construct::kAnd, " AND "},
      {test::Construct::kBoost, "^"},
      {test::Construct::kField, ":"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.mark);
    std::mt19937_64 random(7);
    int with = 0;
    int without = 0;
    std::set<test::Construct> others = test::all_constructs();
    others.erase(row.construct);
    others.erase(test::Construct::kSlop);   // a ~ too
    others.erase(test::Construct::kField);  // values hold all kinds of characters
    others.erase(test::Construct::kEverything);
    for (int count = 0; count < 500; ++count) {
      const auto has_mark = [&row](const NodePtr& tree) {
        return print(*tree).find(row.mark) != std::string::npos;
      };
      with += has_mark(test::random_tree(random, {.constructs = {row.construct}})) ? 1 : 0;
      without += has_mark(test::random_tree(random, {.constructs = others})) ? 1 : 0;
    }
    CHECK(with > 20);
    CHECK(without == 0);
  }
}

}  // namespace
}  // namespace dateline
