// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/parser.hpp"

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "query/language/syntax/printer.hpp"
#include "tests/support/tree_notation.hpp"

namespace dateline {
namespace {

using test::notation;

// Rows of a table beside this file, its fields parted by tabs; lines that begin with # are remarks.
std::vector<std::vector<std::string>> read_table(const std::string& name) {
  std::ifstream file(DATELINE_TESTS "/query/language/reading/" + name);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) {
      continue;
    }
    std::vector<std::string> fields(1);
    for (const char character : line) {
      if (character == '\t') {
        fields.emplace_back();
      } else {
        fields.back() += character;
      }
    }
    rows.push_back(fields);
  }
  return rows;
}

TEST_CASE("queries mean what the table says") {
  const auto rows = read_table("meanings.tsv");
  CHECK(rows.size() >= 400);
  for (const std::vector<std::string>& row : rows) {
    CAPTURE(row[0]);
    REQUIRE(row.size() == 2);
    const ParseOutcome outcome = parse_query(row[0]);
    const auto* parsed = std::get_if<ParsedQuery>(&outcome);
    REQUIRE(parsed != nullptr);
    REQUIRE(parsed->tree != nullptr);
    CHECK(notation(*parsed->tree) == row[1]);
  }
}

TEST_CASE("refused queries say where, what and what to write instead") {
  const auto rows = read_table("refusals.tsv");
  CHECK(rows.size() >= 150);
  for (const std::vector<std::string>& row : rows) {
    CAPTURE(row[0]);
    REQUIRE(row.size() == 4);
    const ParseOutcome outcome = parse_query(row[0]);
    const auto* error = std::get_if<QueryError>(&outcome);
    REQUIRE(error != nullptr);
    const std::string text = describe(*error, row[0]);
    CHECK(text.substr(0, text.find('\n')) == "column " + row[1] + ": " + row[2]);
    CHECK(error->hint == row[3]);
    CHECK(error->span.begin < error->span.end);
    CHECK(error->span.end <= row[0].size());
  }
}

TEST_CASE("what a table's query is printed as means the same") {
  for (const std::vector<std::string>& row : read_table("meanings.tsv")) {
    CAPTURE(row[0]);
    const ParseOutcome outcome = parse_query(row[0]);
    const std::string printed = print(*std::get<ParsedQuery>(outcome).tree);
    CAPTURE(printed);
    const ParseOutcome again = parse_query(printed);
    REQUIRE(std::holds_alternative<ParsedQuery>(again));
    CHECK(equal(*std::get<ParsedQuery>(outcome).tree, *std::get<ParsedQuery>(again).tree));
  }
}

TEST_CASE("a blank query has no tree") {
  for (const char* query : {"", " ", "\t\n", "　"}) {
    const ParseOutcome outcome = parse_query(query);
    REQUIRE(std::holds_alternative<ParsedQuery>(outcome));
    CHECK(std::get<ParsedQuery>(outcome).tree == nullptr);
  }
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) {
    out += text;
  }
  return out;
}

std::string refusal(const std::string& query) {
  const ParseOutcome outcome = parse_query(query);
  const auto* error = std::get_if<QueryError>(&outcome);
  return error == nullptr ? "" : error->message;
}

TEST_CASE("limits are refused with their numbers, just below them is fine") {
  CHECK(refusal(repeated("a ", 32'768)) == "");
  CHECK(refusal(repeated("a ", 32'768) + "b") ==
        "the query is 65,537 bytes long, 65,536 at most are read");
  CHECK(refusal(repeated("(", 100) + "a" + repeated(")", 100)) == "");
  CHECK(refusal(repeated("(", 101) + "a" + repeated(")", 101)) ==
        "brackets are more than 100 deep here");
  CHECK(refusal(repeated("title:(", 9'000)).find("no field inside") != std::string::npos);
  CHECK(refusal(repeated("(", 60'000)) == "brackets are more than 100 deep here");
  CHECK(refusal(repeated("-(", 30'000)) == "brackets are more than 100 deep here");
  CHECK(refusal(repeated("NOT ", 16'000) + "a") == "only one of + - NOT can stand before a clause");
  CHECK(refusal(repeated("a NEAR/5 ", 7'000) + "b") == "");
  CHECK(refusal("nato \xff canada") == "this byte is not UTF-8");
}

TEST_CASE("what may have been meant otherwise is hinted at") {
  struct Case {
    std::string query;
    std::vector<std::string> hints;
  };
  const Case cases[] = {
      {"nato and canada", {"'and' is searched as a word"}},
      {"a or b and c", {"'or' is searched as a word"}},
      {"\"a b\" not c", {"'not' is searched as a word"}},
      {"and canada", {}},
      {"nato AND canada", {}},
      {"nato \\and canada", {}},
      {"nato w/5 canada", {"w/5 is searched as words"}},
      {"atleast3(nato)", {"atleast3 is searched as words"}},
      {"title: flood", {"title: before a blank is searched as a word"}},
      {"word: flood", {}},
      {"who won?", {"won? stands for words with one more letter"}},
      {"organi?ation", {}},
      {"https://wire.example/a", {"the address is searched as words"}},
      {"url:https://wire.example/a", {}},
      {"date:feb nato", {}},
      {"date:2020 nato", {}},
  };
  for (const Case& row : cases) {
    CAPTURE(row.query);
    const ParseOutcome outcome = parse_query(row.query);
    std::vector<std::string> messages;
    for (const QueryError& hint : std::get<ParsedQuery>(outcome).hints) {
      messages.push_back(hint.message);
      CHECK_FALSE(hint.hint.empty());
    }
    CHECK(messages == row.hints);
  }
}

void check_is_answered(const std::string& query) {
  const ParseOutcome outcome = parse_query(query);
  CAPTURE(query);
  if (const auto* error = std::get_if<QueryError>(&outcome)) {
    CHECK(error->span.begin <= error->span.end);
    CHECK(error->span.end <= query.size());
    CHECK_FALSE(error->message.empty());
    CHECK_FALSE(describe(*error, query).empty());
    return;
  }
  const NodePtr& tree = std::get<ParsedQuery>(outcome).tree;
  if (tree == nullptr) {
    return;
  }
  const ParseOutcome again = parse_query(print(*tree));
  REQUIRE(std::holds_alternative<ParsedQuery>(again));
  CHECK(equal(*tree, *std::get<ParsedQuery>(again).tree));
}

TEST_CASE("any bytes are a query or an error inside the query") {
  std::mt19937_64 random(3);
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    for (auto length = random() % 24; length > 0; --length) {
      query += static_cast<char>(random() % 256);
    }
    check_is_answered(query);
    check_is_answered(repair_utf8(query));
  }
}

TEST_CASE("any mixture of the language's signs is a query or an error inside it") {
  const std::vector<std::string> signs = {
      "nato",   "flood*",  " ",      " ",       " ",         "(",      ")",      "\"",
      "AND",    "OR",      "NOT",    "NEAR/5",  "ADJ",       "SAME/s", "SAME/p", "ATLEAST2(",
      "title:", "source:", "date:",  "2022",    "..",        "words:", "5",      "~2",
      "^2",     "+",       "-",      "=",       "*",         "?",      "\\",     "has:date",
      "[",      " TO ",    "]",      "person:", "“",         "”",      "北京",   "byline:",
      "id:",    ":",       "like:x", "US",      "http://a.b"};
  std::mt19937_64 random(4);
  std::size_t accepted = 0;
  for (int round = 0; round < 40'000; ++round) {
    std::string query;
    for (auto length = 1 + random() % 9; length > 0; --length) {
      query += signs[random() % signs.size()];
    }
    accepted += std::holds_alternative<ParsedQuery>(parse_query(query)) ? 1U : 0U;
    check_is_answered(query);
  }
  CHECK(accepted > 4'000);
}

}  // namespace
}  // namespace dateline
