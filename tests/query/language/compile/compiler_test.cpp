// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/calendar/timestamp.hpp"
#include "query/language/compile/vocabulary.hpp"
#include "tests/support/query_index.hpp"

namespace dateline {
namespace {

using test::make_article;
using test::QueryIndex;

Article dated(Article article, const std::string& date) {
  article.published = PublicationDate{*parse_timestamp(date), DateOrigin::kField};
  return article;
}

std::vector<Article> archive() {
  std::vector<Article> articles;
  articles.push_back(dated(
      make_article("canada",
                   "Canada readies troops",
                   "Canadian troops stand by for the response force of NATO. Ottawa agreed.\n\n"
                   "A cease-fire is far away. The alliance's forces are not."),
      "2022-02-25"));
  articles.back().source = "Larkspur Wire";
  articles.back().byline = "Ottawa bureau";
  articles.push_back(
      dated(make_article("flood",
                         "High water in Zürich",
                         "Floods hit the city. Canada sent no force. Response was slow, NATO said "
                         "nothing.\n\nThe ceasefire holds. It is for us."),
            "2005-08"));
  articles.back().source = "Basalt Chronicle";
  articles.push_back(
      dated(make_article("us",
                         "US troops",
                         "The U.S. sends troops. The Polish force will polish its boots. In Kabul "
                         "the WHO helps. 1987 was cold."),
            "1987"));
  articles.push_back(
      make_article("asia", "北京大学", "習近平 spoke. An organisation and an organization met."));
  return articles;
}

QueryIndex& index() {
  static QueryIndex index(archive());
  return index;
}

TEST_CASE("each query matches the articles it means") {
  struct Case {
    std::string query;
    std::string ids;
  };
  const Case cases[] = {
      // words
      {"force", "canada flood us"},
      {"FORCES", "canada flood us"},
      {"zurich", "flood"},
      {"troops canada", "canada"},
      {"the force of the city", "flood"},
      {"the of", "canada"},
      {"nato's", "canada flood"},
      {"cease-fire", "canada flood"},
      {"ceasefire", "canada flood"},
      {"cease fire", "canada"},
      {"absent", ""},
      // acronyms
      {"US", "us"},
      {"U.S.", "us"},
      {"us", "flood us"},
      {"US TROOPS", "us"},
      {"WHO HELPS", "us"},
      {"WHO helps", "us"},
      // Boolean
      {"canada AND kabul", ""},
      {"zurich OR kabul", "flood us"},
      {"force NOT troops", "flood"},
      {"NOT force", "asia"},
      {"-force", "asia"},
      {"+force troops", "canada flood us"},
      {"+force troops -kabul", "canada flood"},
      {"+force date:2005", "flood"},
      {"+force -kabul source:lark*", "canada"},
      {"(zurich OR kabul) force", "flood us"},
      {"zurich OR kabul force", "flood us"},
      {"zurich OR NOT force", "asia flood"},
      {"*", "asia canada flood us"},
      {"* -zurich", "asia canada us"},
      // phrases
      {"\"response force\"", "canada"},
      {"\"response forces\"", ""},
      {"\"force response\"", "flood"},
      {"\"respon* force\"", "canada"},
      {"\"a cease-fire is\"", "canada"},
      {"\"the cease-fire holds\"", "flood"},
      {"\"ceasefire is far\"", ""},
      {"\"force response\"~2", "canada flood"},
      {"\"force nato\"~2", "canada"},
      {"\"force nato\"~1", ""},
      {"\"agreed a\"", ""},
      {"\"troops canadian\"", ""},
      // NEAR and ADJ
      {"force NEAR/2 nato", "canada"},
      {"force NEAR/1 nato", ""},
      {"nato NEAR/2 force", "canada"},
      {"nato ADJ/2 force", ""},
      {"forces ADJ/2 nato", "canada"},
      {"(kabul OR nato) NEAR/3 (force OR who)", "canada us"},
      {"\"response force\" NEAR/2 nato", "canada"},
      {"\"response force\" NEAR/1 nato", ""},
      {"(response AND nato) NEAR/2 force", "canada"},
      {"(response AND nato) NEAR/1 force", ""},
      {"troop* NEAR/2 canad*", "canada"},
      {"troops NEAR/2 canada", "canada"},
      {"troops NEAR/2 US", "us"},
      {"cease-fire NEAR/2 far", "canada"},
      {"ceasefire NEAR/2 holds", "flood"},
      {"troops NEAR/2 troops", ""},
      {"force NEAR/20 response NEAR/20 nato", "canada flood"},
      // SAME, ATLEAST
      {"troops SAME/s nato", "canada"},
      {"troops SAME/s ottawa", ""},
      {"troops SAME/p ottawa", "canada"},
      {"troops SAME/p alliance", ""},
      {"(ottawa OR troops) SAME/s response", "canada"},
      {"(force AND response) SAME/s nato", "canada"},
      {"(troops SAME/s nato) SAME/p ottawa", "canada"},
      {"ATLEAST2(troops)", "canada us"},
      {"ATLEAST3(troops)", ""},
      {"ATLEAST2(organi*ation)", "asia"},
      {"ATLEAST2(\"response force\")", ""},
      {"ATLEAST1(\"response force\" OR kabul)", "canada us"},
      // wildcards, spelling, written forms
      {"organi?ation", "asia"},
      {"organi*", "asia"},
      {"cease-f*", "canada flood"},
      {"ceas?-fire", "canada flood"},
      {"kabil~", "us"},
      {"kobil~", ""},
      {"kobil~2", "us"},
      {"=Polish", "us"},
      {"=polish", "us"},
      {"=Force", ""},
      {"=force", "canada flood us"},
      {"=\"response force\"", "canada"},
      {"=\"Response force\"", ""},
      {"=\"cease-fire\"", "canada"},
      {"=\"cease fire\"", ""},
      {"=US", "us"},
      {"=Zürich", "flood"},
      {"=Zurich", ""},
      // zones
      {"title:troops", "canada us"},
      {"title:(canada troops)", "canada"},
      {"title:\"high water\"", "flood"},
      {"title:US", "us"},
      {"title:wat*", "flood"},
      {"title:nato", ""},
      {"body:troops", "canada us"},
      {"body:canada", "flood"},
      {"body:\"canada readies\"", ""},
      {"lead:nato", "canada flood"},
      {"lead:alliance", ""},
      {"lead:\"cease fire\"", ""},
      {"lead:ottawa", "canada"},
      {"title:(high NEAR/1 water)", "flood"},
      {"title:(troops OR water) force", "canada flood us"},
      {"byline:ottawa", "canada"},
      {"byline:\"ottawa bureau\"", "canada"},
      {"byline:bur*", "canada"},
      {"byline:troops", ""},
      // scripts without blanks
      {"北京大学", "asia"},
      {"北京", "asia"},
      {"京", "asia"},
      {"北大", ""},
      {"習近平", "asia"},
      {"\"近平\"", "asia"},
      // filters
      {"source:\"larkspur wire\"", "canada"},
      {"source:LARK*", "canada"},
      {R"(source:("larkspur wire" OR "basalt chronicle"))", "canada flood"},
      {"id:us", "us"},
      {"force source:basalt*", "flood"},
      {"-source:basalt*", "asia canada us"},
      // dates
      {"date:2022", "canada"},
      {"date:2022-02", "canada"},
      {"date:2022-02-25", "canada"},
      {"date:2022-02-24", ""},
      {"date:last-week", "canada"},
      {"date:2005-08", "flood"},
      {"date:2005-08-01..2005-08-30", ""},
      {"date:2005-08-01..2005-08-31", "flood"},
      {"date:..2005", "flood us"},
      {"date:2005..", "canada flood"},
      {"date:1980s", "us"},
      {"date:1987-01..", "canada flood us"},
      {"date:1987-02..", "canada flood"},
      {"date:[1987 TO 2005]", "flood us"},
      {"added:2020-09-13", "asia canada flood us"},
      {"added:2020-09-15..", ""},
      {"added:..2020-09-12", ""},
      // length, presence, likeness
      {"words:..10", "asia"},
      {"words:19..", "canada flood us"},
      {"words:20..", "canada flood"},
      {"has:date", "canada flood us"},
      {"-has:date", "asia"},
      {"has:byline", "canada"},
      {"has:source", "canada flood"},
      {"has:section", ""},
      {"has:person", ""},
      {"is:duplicate", ""},
      {"-is:duplicate", "asia canada flood us"},
      {"person:trudeau", ""},
      {"about:2022", ""},
      {"like:canada force", "flood us"},
      // boosts do not change what matches
      {"canada^3 troops", "canada"},
      {"(zurich OR kabul)^2", "flood us"},
      // nothing to search for
      {"— force", "canada flood us"},
      {"force date:2022 — ", "canada"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.query);
    CHECK(index().matches(row.query) == row.ids);
  }
}

TEST_CASE("what has no meaning is refused at its place") {
  struct Case {
    std::string query;
    std::string refusal;
  };
  const Case cases[] = {
      {"nato date:2020-13-45", "column 6: "},
      {"date:2022..2020", "column 1: "},
      {"like:nobody", "column 1: no article has the id 'nobody'"},
      {"nato has:colour", "column 6: has: knows no field 'colour'"},
      {"is:old", "column 1: is: knows no flag 'old'"},
      {"query:none", "column 1: there is no saved query 'none'"},
      {"source:a source:b", "column 10: an article has one source only"},
      {"id:a id:b", "column 6: an article has one id only"},
      {"force NEAR/3 —", "column 14: there is no letter or digit in this"},
      {"cease-fi?e", "column 1: in a word of several parts * may stand at the end only"},
      {"cease-fire~", "column 1: ~ works on single words"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.query);
    const std::string refusal = index().matches(row.query);
    CAPTURE(refusal);
    CHECK(refusal.starts_with(row.refusal));
  }
}

TEST_CASE("a query with too many terms is refused, however they come about") {
  std::string text;
  for (int i = 0; i < 1500; ++i) {
    text += "word" + std::to_string(i) + " other" + std::to_string(i) + ' ';
  }
  QueryIndex many({make_article("a", "", text)}, 1);
  CHECK(many.matches("word*") ==
        "column 1: this stands for 1,500 words of the index, 1,000 at most are searched");
  CHECK(many.matches("word1*") == "a");
  CHECK(many.matches("word1* other1*") ==
        "column 8: with this the query has 1,222 terms, 1,024 at most are searched");
  std::string words = "word1";
  for (int i = 1; i < 1024; ++i) {
    words += " word1";
  }
  CHECK(many.matches(words) == "a");
  CHECK(many.matches(words + " word1").find("1,025 terms") != std::string::npos);
}

TEST_CASE("a saved query is read in place") {
  QueryIndex saved(archive());
  saved.saved = {{"north", "canada OR zurich"},
                 {"deep", "query:north AND kabul"},
                 {"loop", "query:loop"},
                 {"broken", "nato AND ("},
                 {"empty", ""}};
  CHECK(saved.matches("query:north force") == "canada flood");
  CHECK(saved.matches("force -query:north") == "us");
  CHECK(saved.matches("query:deep") == "");
  CHECK(saved.matches("title:(troops) query:north") == "canada");
  saved.saved.emplace("dated", "zuric* date:2005..2006");
  const CompiledQuery dated = saved.compile("force query:dated");
  REQUIRE(dated.dates.size() == 1);
  CHECK(dated.dates.front().span.begin == 6);
  CHECK(dated.dates.front().span.end == 17);
  CHECK(dated.expansions.front().span.begin == 6);
  CHECK(saved.matches("query:loop") ==
        "column 1: in the saved query 'loop', the saved query 'loop' contains itself");
  CHECK(saved.matches("query:broken").starts_with("column 1: in the saved query 'broken', "));
  CHECK(saved.matches("nato query:empty") == "column 6: the saved query 'empty' is empty");
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string meaning(const std::string& query) {
  return index().compile(query).matches.get_description();
}

TEST_CASE("filters carry no weight") {
  CHECK(has(meaning("force date:2022"), "Zforc FILTER Y2022"));
  CHECK(has(meaning("date:2022 source:lark*"), "0 * "));
}

TEST_CASE("an open range needs no terms outside the years of the index") {
  CHECK(index().compile("date:2000..").dates.front().terms == 23);
}

TEST_CASE("an acronym, a year and a field without terms are noted, each once") {
  using Notes = std::vector<std::string>;
  CHECK(index().compile("US troops").notes ==
        Notes{"US is searched as the acronym, not as the word 'us'"});
  CHECK(index().compile("U.S. troops").notes.empty());
  CHECK(index().compile("WHO WHO troops").notes.size() == 1);
  CHECK(index().compile("cold 1987").notes ==
        Notes{"1987 is searched as a word of the text; date:1987 is the year of publication"});
  CHECK(index().compile("about:2020 OR about:2021").warnings ==
        Notes{"no article of this index has a value of about: (date the text speaks of), so about: "
              "finds nothing"});
}

TEST_CASE("what has no letter or digit is said not to be searched") {
  using Warnings = std::vector<std::string>;
  CHECK(index().compile("nato & canada").warnings ==
        Warnings{"& has no letter or digit and is not searched"});
  CHECK(index().compile("nato \"—\"").warnings ==
        Warnings{"a phrase has no letter or digit and is not searched"});
  CHECK(index().compile("nato canada").warnings.empty());
}

TEST_CASE("partial matches are of plain words, within the filters") {
  const auto partial = [](const std::string& query) {
    const CompiledQuery compiled = index().compile(query);
    return fmt::format("{}", fmt::join(index().ids(compiled.any), " "));
  };
  CHECK(partial("zurich kabul") == "flood us");
  CHECK(partial("zurich kabul date:1987") == "us");
  CHECK(partial("zurich kabul -polish") == "flood");
  CHECK(partial("zurich AND kabul") == "");
  CHECK(partial("zurich") == "");
  CHECK(partial("+zurich kabul") == "");
}

TEST_CASE("a query that is all in capitals has no acronyms, single letters or not") {
  CHECK(index().compile("WHO IS IT").notes.empty());
  CHECK(index().compile("WHO SENT A SHIP").notes.empty());
  CHECK_FALSE(index().compile("WHO sent A SHIP").notes.empty());
}

}  // namespace
}  // namespace dateline
