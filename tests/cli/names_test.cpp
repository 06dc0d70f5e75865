// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names in queries where a user may stumble: half typed, misspelt, without quotes, related only;
// --with, facets as tables and a library's own names.
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/cli/corpus_index.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class Index {
 public:
  // A line of JSON for each article.
  explicit Index(const std::string& lines) {
    const fs::path input = folder_.write("articles.jsonl", lines);
    REQUIRE(run_index({"--quiet", "--index", folder_ / "index", input}).status == 0);
  }

  Outcome query(std::vector<std::string> arguments, std::string_view input = {}) const {
    arguments.insert(arguments.begin(), {"--index", folder_ / "index", "--now", "2022-03-02"});
    return run_program(DATELINE_QUERY_PROGRAM, arguments, input);
  }

  std::string count(const std::string& text) const { return query({"--count", text}).out; }

  fs::path write(const std::string& name, const std::string& text) const {
    return folder_.write(name, text);
  }

 private:
  TempDir folder_;
};

std::string article(const std::string& id, const std::string& title, const std::string& body) {
  return fmt::format("{}\n", Json{{"id", id}, {"title", title}, {"body", body}}.dump());
}

std::string two_articles() {
  return article(
             "1", "Summit", "Jens Stoltenberg of NATO spoke in Canada. Stoltenberg left Ottawa.") +
         article(
             "2",
             "Troops",
             "Canadian troops will join the North Atlantic Treaty Organization, Putin was told.");
}

TEST_CASE("a place that is only related is known") {
  const Index index(article("1", "Troops", "Canadian troops were sent, Canadian officials said."));
  const Outcome run = index.query({"--count", "place:canada"});
  CHECK(run.out == "1\n");
  CHECK(run.err.empty());
  CHECK(index.count("place:canad*") == "1\n");
  CHECK(index.count("place:=Canada") == "0\n");
  const Outcome facet = index.query({"--facet", "place", "*"});
  CHECK(facet.err.empty());
  CHECK(has(facet.out, "  Canada  0 (+1 related)\n"));
  CHECK(index.query({"--facet", "place", "-f", "csv", "*"}).out ==
        "field,value,count,related,note\r\nplace,Canada,0,1,\r\n");
  CHECK(index.query({"--complete", "place:cana"}).out == "Canada\t0\n");
}

TEST_CASE("wildcards on names are read as names are") {
  const Index index(
      std::string(R"({"uri":"3","version":"1","headline":"Visit","body_text":"They met.",)"
                  R"("person":[{"name":"Juncker, Jean-Claude"}],"profile":"text"})") +
      "\n" + two_articles());
  CHECK(index.count("person:jean-c*") == "1\n");
  CHECK(index.count("org:n.a.t*") == "2\n");
  CHECK(index.count("org:\"the nat*\"") == "2\n");
  CHECK(index.count("person:\"Mr. stol*\"") == "1\n");
  CHECK(index.count("place:canad*") == "2\n");
  const Outcome run = index.query({"--count", "person:\"mr. st*\""});
  CHECK(run.status == 2);
  CHECK(has(run.err, "column 8: as person this is 'st*'"));
  CHECK(index.query({"--count", "person:stol?enberg"}).status == 2);
}

TEST_CASE("a name without a letter is refused where it stands") {
  const Index index(two_articles());
  for (const char* text : {"org:\"the\"", "org:\"---\"", "person:\U0001F389", "place:=the"}) {
    CAPTURE(std::string(text));
    const Outcome run = index.query({"--count", text});
    CHECK(run.status == 2);
    CHECK(has(run.err, "is a name"));
    CHECK(has(run.err, "^"));
    CHECK(has(run.err, "hint: "));
  }
}

TEST_CASE("names that find nothing say what may have been meant") {
  const Index index(two_articles());
  CHECK(has(index.query({"--count", "person:stoltenburg"}).err,
            "did you mean stoltenberg (1 article) for stoltenburg?"));
  CHECK(has(index.query({"--count", "person:\"jens stoltenburg\""}).err,
            "did you mean Jens Stoltenberg (1 article) for jens stoltenburg?"));
  CHECK(has(index.query({"--count", "place:cannada"}).err, "did you mean Canada (1 article)"));
  CHECK_FALSE(has(index.query({"--count", "nato -person:stoltenburg flood"}).err, "stoltenberg"));
  const Outcome run = index.query({"--count", "person:jens stoltenberg"});
  CHECK(run.out == "0\n");
  CHECK(
      has(run.err, "hint: a name of several words stands in quotes: person:\"jens stoltenberg\""));
  CHECK_FALSE(has(index.query({"--count", "person:\"jens\" stoltenberg"}).err, "in quotes"));
}

TEST_CASE("query and company are read apart") {
  const Index index(two_articles());
  const Outcome spliced = index.query({"--with", "person:putin", "a) OR (b"});
  CHECK(spliced.status == 2);
  CHECK(has(spliced.err, "column 2: this bracket closes nothing\n  a) OR (b\n"));
  const Outcome wrong = index.query({"--with", "person:\"putin", "nato"});
  CHECK(wrong.status == 2);
  CHECK(has(wrong.err, "--with: column 8: the quote is not closed\n  person:\"putin\n"));
  CHECK(has(index.query({"--with", "org:the", "nato"}).err, "--with: column 5: nothing of 'the'"));
  CHECK(has(index.query({"--with", "person:(putin) OR nato"}).err, "is more than a name"));
  const Json report = Json::parse(
      index.query({"--with", "person:jens stoltenberg", "-f", "json", "nato OR putin"}).out);
  CHECK(report["total"] == 1);
  CHECK(report["query"] == "(nato OR putin) AND person:\"jens stoltenberg\"");
  CHECK(Json::parse(index.query({"--with", "entity:nato", "-f", "json"}).out)["total"] == 2);
  CHECK(Json::parse(
            index.query({"--with", "person:(putin OR stoltenberg)", "-f", "json"}).out)["total"] ==
        2);
  const Outcome nothing = index.query({"--with", "person:stoltenburg", "nato"});
  CHECK(nothing.status == 1);
  CHECK(has(nothing.err,
            "each part alone:\n"
            "  nato                1 article\n"
            "  person:stoltenburg  0 articles\n"
            "  all of it           0 articles\n"
            "did you mean stoltenberg (1 article) for stoltenburg?\n"));
}

TEST_CASE("who is asked for is no company of its own") {
  const Index index(
      article(
          "1",
          "Force",
          "The African Standby Force (ASF) met NATO in Addis Ababa. The ASF was told to wait.") +
      article("2",
              "Code",
              "The Apache Software Foundation (ASF) met NATO in Brussels. The ASF was not told."));
  const Outcome run = index.query({"--with", "org:ASF", "--facet", "org:0", "-f", "csv"});
  CHECK(has(run.out, "org,NATO,2,,"));
  CHECK_FALSE(has(run.out, "African Standby"));
  CHECK_FALSE(has(run.out, "Apache"));
}

TEST_CASE("an explanation names the kinds that are meant and no others") {
  const Index index(two_articles());
  const std::string exact = index.query({"--explain", "place:=Canada"}).out;
  CHECK(has(exact, "place =Canada is called\n"));
  CHECK_FALSE(has(exact, "Canadian"));
  const std::string any = index.query({"--explain", "entity:nato"}).out;
  CHECK(has(any, "\norg nato is called\n"));
  CHECK_FALSE(has(any, "person nato"));
  CHECK_FALSE(has(any, "nothing in the text"));
  const std::string wildcard = index.query({"--explain", "entity:nat*"}).out;
  CHECK(has(wildcard, "words of the index\n  nat*  nato\n\n"));
}

TEST_CASE("tables of facets carry what is related and surnames") {
  const Index index(two_articles());
  CHECK(index.query({"--facet", "person,place:1", "-f", "csv", "*"}).out ==
        "field,value,count,related,note\r\n"
        "person,Jens Stoltenberg,1,,\r\n"
        "person,Putin,1,,surname only\r\n"
        "place,Canada,1,1,\r\n");
  CHECK(index.query({"--facet", "source", "-f", "tsv", "*"})
            .out.starts_with("field\tvalue\tcount\n"));
}

TEST_CASE("each term that a name stands for counts towards the limit") {
  std::string many;
  for (int i = 0; i < 700; ++i) {
    many += fmt::format("key\tzz name {}\n", i);
  }
  const Index index(two_articles());
  const fs::path names = index.write("many.tsv", many);
  const Outcome run = index.query({"--aliases", names, "--count", "org:key"});
  CHECK(run.status == 2);
  CHECK(has(run.err, "1,024 at most are searched"));
}

TEST_CASE("names of the library come from pipes and files of any system") {
  const Index index(two_articles());
  const fs::path names =
      index.write("names.tsv", "\xEF\xBB\xBFnato\tthe alliance\r\nOTAN\tpact x\r\n");
  CHECK(index.query({"--aliases", names, "--count", "org:\"the alliance\""}).out == "2\n");
  CHECK(index.query({"--aliases", names, "--count", "org:\"pact x\""}).out == "2\n");
  CHECK(index.query({"--aliases", names, "--count", "org:allian*"}).out == "2\n");
  for (const char* file : {"-", "/dev/stdin"}) {
    CAPTURE(std::string(file));
    CHECK(index.query({"--aliases", file, "--count", "org:\"the pact\""}, "nato\tpact\n").out ==
          "2\n");
  }
  CHECK(index.query({"--aliases", "-", "--batch", "-"}).status == 2);
  CHECK(has(index.query({"--aliases", "/none", "nato"}).err, "--aliases: /none is not a file"));
  const fs::path wide = index.write("wide.tsv", "a\tb\tc\n");
  CHECK(
      has(index.query({"--aliases", wide, "nato"}).err, "wide.tsv:1: more than a key and a name"));
}

TEST_CASE("a name without end does not fill the page") {
  const std::string name(5000, 'x');
  const Json record = {{"uri", "urn:x:1"},
                       {"version", "1"},
                       {"headline", "Visit"},
                       {"body_text", "They came."},
                       {"organisation", Json::array({{{"name", "Org " + name}}})},
                       {"profile", "text"}};
  const Index index(record.dump() + "\n");
  CHECK(index.query({"*"}).out.size() < 1000);
  CHECK(index.query({"--show", "urn:x:1"}).out.size() < 1000);
}

TEST_CASE("a verdict on a name says whom the article names") {
  const Index index(two_articles());
  CHECK(has(index.query({"--explain-id", "1", "person:putin"}).out,
            "no   it names Jens Stoltenberg"));
  CHECK(has(index.query({"--explain-id", "2", "person:stoltenberg"}).out, "no   it names Putin"));
  CHECK(has(index.query({"--explain-id", "2", "place:=Canada"}).out, "no   it names no place"));
}

TEST_CASE("names are a column, and in JSON what they are without --fields") {
  const Index index(two_articles());
  CHECK(index.query({"-f", "csv", "--fields", "id,names,person", "id:2"}).out ==
        "id,names,person\r\n2,NATO|Putin,Putin\r\n");
  const Json hit = Json::parse(index.query({"-f", "jsonl", "--fields", "id,names", "id:2"}).out);
  const Json whole = Json::parse(index.query({"-f", "jsonl", "id:2"}).out);
  CHECK(hit.size() == 2);
  CHECK(hit["names"] == whole["names"]);
}

}  // namespace
}  // namespace dateline::test
