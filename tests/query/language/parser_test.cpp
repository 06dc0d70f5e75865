// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "query/language/syntax.hpp"

namespace dateline {
namespace {

std::string parsed(const std::string& query) {
  const ParsedQuery result = parse_query(query);
  if (const auto* error = std::get_if<QueryError>(&result)) {
    return "refused at " + std::to_string(error->begin) + ": " + error->message;
  }
  std::string text;
  for (const Clause& clause : std::get<std::vector<Clause>>(result)) {
    text += (text.empty() ? "" : " ");
    text += clause.kind == ClauseKind::kPhrase ? "<" + clause.text + ">" : clause.text;
    CHECK(query.substr(clause.begin, clause.end - clause.begin).find(clause.text) !=
          std::string::npos);
  }
  return text;
}

TEST_CASE("queries are words and phrases") {
  struct Case {
    const char* query;
    const char* meaning;
  };
  const Case cases[] = {
      {"", ""},
      {"  ", ""},
      {"nato", "nato"},
      {"NATO response\tforce", "NATO response force"},
      {"\"response force\" latvia", "<response force> latvia"},
      {"“response force” latvia", "<response force> latvia"},
      {"nato\"response force\"", "nato <response force>"},
      {"U.S. troops", "U.S. troops"},
      {"cease-fire", "cease-fire"},
      {"what is nato?", "what is nato?"},
      {"at 12:30 sharp", "at 12:30 sharp"},
      {"https://example.org/a", "https://example.org/a"},
      {"Ukraine: what we know", "Ukraine: what we know"},
      {"and or not", "and or not"},
      {"Canada’s", "Canada’s"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.query);
    CHECK(parsed(c.query) == c.meaning);
  }
}

TEST_CASE("what is not known yet is refused where it stands") {
  struct Case {
    const char* query;
    const char* start;
  };
  const Case cases[] = {
      {"nato AND canada", "refused at 5: the operator AND"},
      {"NOT canada", "refused at 0: the operator NOT"},
      {"nato NEAR/5 canada", "refused at 5: the operator NEAR/5"},
      {"nato -canada", "refused at 5: '-' before a word"},
      {"+nato", "refused at 0: '+' before a word"},
      {"title:nato", "refused at 0: the field title"},
      {"nato*", "refused at 0: wildcards"},
      {"(nato canada)", "refused at 0: brackets"},
      {"nato^2", "refused at 0: ~ and ^"},
      {"name~", "refused at 0: ~ and ^"},
      {"nato \"response force", "refused at 5: the quote is not closed"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.query);
    CHECK(parsed(c.query).starts_with(c.start));
  }
  CHECK(parsed(std::string(70000, 'x')).starts_with("refused at 0: the query is over 64 KiB"));
}

TEST_CASE("an error shows the query with a caret under the place") {
  const QueryError error{"the quote is not closed", "", 7, 15};
  CHECK(describe(error, "東京 \"respons") ==
        "column 6: the quote is not closed\n  東京 \"respons\n       ^~~~~~~~");
}

}  // namespace
}  // namespace dateline
