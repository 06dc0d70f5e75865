// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/reuters_reader.hpp"

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

constexpr std::string_view kArticle =
    R"(<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="5544" NEWID="7">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>cocoa</D><D>veg-oil</D></TOPICS>
<PLACES><D>el-salvador</D></PLACES>
<PEOPLE><D>example</D></PEOPLE>
<ORGS><D>ico-coffee</D></ORGS>
<EXCHANGES><D>nyse</D></EXCHANGES>
<COMPANIES></COMPANIES>
<UNKNOWN> 
&#5;&#5;&#5;C T
&#22;&#22;&#1;f0704&#31;exa
u f BC-RAIN   02-26 0105</UNKNOWN>
<TEXT>&#2;
<TITLE>RAIN &lt;RN> FALLS ON
BEANS</TITLE>
<AUTHOR>    By Ann Example, Reuters</AUTHOR>
<DATELINE>    HARBOR CITY, Feb 26 - </DATELINE><BODY>Rain fell on the
beans at the S&amp;P farm.
    They grew.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>)";

constexpr std::string_view kRead =
    "id=7 | title=RAIN <RN> FALLS ON BEANS | body=Rain fell on the\nbeans at the S&P farm.\n    "
    "They "
    "grew. | byline=By Ann Example, Reuters | date=1987-02-26T15:01:01 | "
    "dateline=HARBOR CITY, Feb 26 | keywords=cocoa;veg-oil | place=el-salvador | "
    "person=example | org=ico-coffee | org=nyse";

Result<Article> read(std::string_view bytes) {
  return ReutersReader().read(test::whole_file(std::string(bytes)), {});
}

TEST_CASE("an article of the Reuters collection is read with all its fields") {
  CHECK(test::describe(read(kArticle)) == kRead);
}

TEST_CASE("each kind of Reuters text is read, and flaws cost no more than they must") {
  struct Case {
    std::string bytes;
    std::string article;
  };
  const Case cases[] = {
      {"<REUTERS NEWID=\"8\"><DATE> 2-MAR-1987 04:43:30.65</DATE><TEXT TYPE=\"UNPROC\">&#2;\nRAIN "
       "REPORT\n Mon 3\n Tue 4\n\n&#3;\n</TEXT></REUTERS>",
       "id=8 | body=RAIN REPORT\n Mon 3\n Tue 4 | date=1987-03-02T04:43:30"},
      {"<REUTERS NEWID=\"9\"><TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>RAIN "
       "FALLS</TITLE>\nBlah blah blah.\n&#3;\n\n</TEXT></REUTERS>",
       "id=9 | title=RAIN FALLS"},
      {"<reuters newid=10><text><title>T</title><body>One.\n "
       "REUTER...\n&#3;</body></text></reuters>",
       "id=10 | title=T | body=One."},
      {"<REUTERS NEWID=\"11\"><DATE>soon</DATE><TEXT><TITLE>T</TITLE><BODY>Reuters sold it.",
       "id=11 | title=T | body=Reuters sold it. | warning=the end tag </REUTERS> "
       "is "
       "missing | warning=date: \"soon\" is not a date"},
      {"<REUTERS NEWID=\"12\"><TEXT><TITLE>Z\xFCrich</TITLE><BODY>Caf\xE9.</BODY></TEXT></REUTERS>",
       "id=12 | title=Zürich | body=Café."},
      {"<REUTERS><TEXT><BODY>No number.</BODY></TEXT></REUTERS>", "body=No number."},
      {"<REUTERS NEWID=\"13\"><TEXT TYPE=\"UNPROC\">&#2;\n&#3;</TEXT></REUTERS>",
       "error: no title and no body"},
      {"<REUTERS NEWID=\"14\"><TEXT><BODY> Reuter\n&#3;</BODY></TEXT></REUTERS>",
       "error: no title and no body"},
      {"", "error: no title and no body"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.bytes);
    CHECK(test::describe(read(row.bytes)) == row.article);
  }
}

TEST_CASE("the Reuters collection is known by its document type or its first element") {
  const auto known = [](std::string_view bytes) {
    return ReutersReader().recognise({"reut2-000.sgm", bytes});
  };
  CHECK(known("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n") == Recognition::kByContent);
  CHECK(known(kArticle) == Recognition::kByContent);
  CHECK(known("<?xml version='1.0'?>\n<reuters newid=1>") == Recognition::kByContent);
  CHECK(known("<DOC><DOCNO>") == Recognition::kNo);
  CHECK(known("Reuters") == Recognition::kNo);
}

TEST_CASE("a stream of Reuters articles is the same in chunks of any size") {
  const std::string bytes =
      fmt::format("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n{}\n{}", kArticle, kArticle);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, std::string_view::npos}) {
    CAPTURE(chunk);
    const test::SplitOutcome outcome =
        test::split_with(ReutersReader(), bytes, "reut2-000.sgm", 5000, chunk);
    REQUIRE(outcome.records.size() == 2);
    CHECK(outcome.rejects.empty());
    CHECK(outcome.records[0].place() == "reut2-000.sgm:2");
    CHECK(outcome.records[1].line == 24);
    CHECK(test::describe(ReutersReader().read(outcome.records[1], {})) == kRead);
  }
}

TEST_CASE("a Reuters article cut off anywhere, or with any byte changed, is read or refused") {
  std::string bytes(kArticle);
  const auto check = [](const std::string& broken) {
    CAPTURE(broken);
    const Result<Article> article = read(broken);
    const std::string all = test::describe(article);
    CHECK(find_broken_utf8(all) == all.size());
    CHECK((!article || !article->title.empty() || !article->body.empty()));
  };
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    check(bytes.substr(0, size));
    const char kept = bytes[size];
    for (const char other : {'<', '>', '"', '\xE9', '\0', '&'}) {
      bytes[size] = other;
      check(bytes);
    }
    bytes[size] = kept;
  }
}

}  // namespace
}  // namespace dateline
