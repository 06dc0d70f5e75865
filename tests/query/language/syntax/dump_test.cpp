// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax/dump.hpp"

#include <doctest/doctest.h>

#include "query/language/reading/parser.hpp"

namespace dateline {
namespace {

std::string dumped(std::string_view query) {
  auto outcome = parse_query(query);
  if (const auto* error = std::get_if<QueryError>(&outcome)) {
    return describe(*error, query);
  }
  return dump(*std::get<ParsedQuery>(outcome).tree);
}

TEST_CASE("a query is told in words") {
  CHECK(dumped("nato AND (\"response force\" OR rapid) -canada date:2022-02..2022-03-05") ==
        "all of\n"
        "  word nato\n"
        "  any of\n"
        "    phrase \"response force\"\n"
        "    word rapid\n"
        "  not\n"
        "    word canada\n"
        "  date 2022-02 to 2022-03-05\n");
  CHECK(dumped("nato NEAR/5 (a b OR c ADJ/1 d) title:flood*^2") ==
        "all of\n"
        "  within 5 words, in any order\n"
        "    word nato\n"
        "    any of\n"
        "      all of\n"
        "        word a\n"
        "        word b\n"
        "      within 1 word, in this order\n"
        "        word c\n"
        "        word d\n"
        "  with weight 2\n"
        "    field title\n"
        "      word flood*   (wildcard)\n");
  CHECK(dumped("+nato force -(a b)") ==
        "all of\n"
        "  word nato\n"
        "  optional, adds weight\n"
        "    word force\n"
        "  not\n"
        "    all of\n"
        "      word a\n"
        "      word b\n");
  CHECK(dumped("a SAME/s b SAME/s c") ==
        "in one sentence\n"
        "  word a\n"
        "  word b\n"
        "  word c\n");
  CHECK(dumped("ATLEAST5(a OR b)") ==
        "at least 5 times\n"
        "  any of\n"
        "    word a\n"
        "    word b\n");
  CHECK(dumped("-canada") ==
        "not\n"
        "  word canada\n");
  CHECK(dumped("source:(reuters OR \"larkspur wire\") title:flood") ==
        "all of\n"
        "  field source\n"
        "    any of\n"
        "      value reuters\n"
        "      value larkspur wire\n"
        "  field title\n"
        "    word flood\n");
}

TEST_CASE("each kind of word, range and value has a line of its own") {
  struct {
    std::string query;
    std::string line;
  } const cases[] = {
      {"nato", "word nato"},
      {"nato*", "word nato*   (wildcard)"},
      {"name~", "word name   (up to 1 letter may differ)"},
      {"name~2", "word name   (up to 2 letters may differ)"},
      {"=Polish", "word Polish   (as written)"},
      {"=\"U.S.\"", "phrase \"U.S.\"   (as written)"},
      {"\"a bcd*\"", "phrase \"a bcd*\""},
      {"\"a b\"~5", "phrase \"a b\"   (within 5 words, in any order)"},
      {"date:2022", "date 2022"},
      {"date:2020..", "date from 2020"},
      {"date:..1999", "date up to 1999"},
      {"about:1914..1918", "about 1914 to 1918"},
      {"added:today", "added today"},
      {"words:500..", "words at least 500"},
      {"words:..500", "words up to 500"},
      {"words:500", "words 500"},
      {"words:200..500", "words 200 to 500"},
      {"has:person", "has person"},
      {"is:duplicate", "is duplicate"},
      {"like:qledger-20220226-004", "like qledger-20220226-004"},
      {"query:\"nato and canada\"", "saved query nato and canada"},
      {"*", "every article"},
  };
  for (const auto& row : cases) {
    CAPTURE(row.query);
    CHECK(dumped(row.query) == row.line + "\n");
  }
}

TEST_CASE("nothing in a dump is obeyed by a terminal") {
  CHECK(dumped("a\x1B[31m \"b\u202E c\" source:\"x\ny\"").find('\x1B') == std::string::npos);
  CHECK(dump(Node{{}, Term{"a\x1B\nb"}}) == "word a\uFFFD b\n");
  CHECK(dump(Node{{}, Special{SpecialKind::kLike, "a\nb"}}) == "like a b\n");
}

}  // namespace
}  // namespace dateline
