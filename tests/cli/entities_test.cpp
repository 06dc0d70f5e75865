// SPDX-License-Identifier: GPL-2.0-or-later
//
// People, organisations and places as a user meets them: found in the text, searched by any of
// their names, counted, completed.
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/cli/corpus_index.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::set<std::string>;

// An index of articles, a line of JSON each.
fs::path make_index(const TempDir& folder,
                    const std::string& lines,
                    const std::vector<std::string>& options = {}) {
  const fs::path input = folder.write("articles.jsonl", lines);
  fs::path index = folder / "index";
  std::vector<std::string> arguments{"--quiet", "--index", index};
  arguments.insert(arguments.end(), options.begin(), options.end());
  arguments.push_back(input);
  REQUIRE(run_index(arguments).status == 0);
  return index;
}

constexpr const char* kTwoArticles =
    R"({"id":"1","title":"Summit","body":"Jens Stoltenberg of NATO spoke in Canada. Stoltenberg left Ottawa."})"
    "\n"
    R"({"id":"2","title":"Troops","body":"Canadian troops will join the North Atlantic Treaty Organization, Putin was told."})"
    "\n";

TEST_CASE("the scraped page on the response force names these and nobody else") {
  const Outcome run =
      query_corpus({"--show", "saved-pages/nato-response-force-explained.txt", "--format", "json"});
  REQUIRE(run.status == 0);
  const Json article = Json::parse(run.out)["articles"][0];
  std::map<std::string, Names> found;
  for (const Json& name : article["names"]) {
    found[name["kind"]].insert(name["name"].get<std::string>());
  }
  CHECK(found["person"] == Names{"Jens Stoltenberg", "Andrew Leslie", "Anita Anand", "Putin"});
  CHECK(found["org"] == Names{"NATO",
                              "NATO Response Force",
                              "Canadian Armed Forces",
                              "Very High Readiness Joint Task Force"});
  CHECK(found["place"] == Names{"Ukraine",
                                "Russia",
                                "Europe",
                                "Eastern Europe",
                                "Canada",
                                "France",
                                "Latvia",
                                "Estonia"});
}

TEST_CASE("mentions are bytes of the stored text") {
  const Outcome run = query_corpus({"--limit", "0", "--format", "jsonl", "nato"});
  std::size_t mentions = 0;
  std::istringstream lines(run.out);
  for (std::string line; std::getline(lines, line);) {
    const Json hit = Json::parse(line);
    const Json shown =
        Json::parse(query_corpus({"--show", hit["id"], "--format", "json"}).out)["articles"][0];
    CHECK(shown["names"] == hit["names"]);
    for (const Json& name : hit["names"]) {
      for (const Json& mention : name["mentions"]) {
        const std::string text = shown[mention["part"].get<std::string>()];
        const std::size_t begin = mention["begin"];
        const std::size_t end = mention["end"];
        CHECK(text.substr(begin, end - begin) == mention["form"]);
        ++mentions;
      }
    }
  }
  CHECK(mentions > 100);
}

TEST_CASE("an entity is found by any of its names") {
  CHECK(count_in_corpus("person:stoltenberg") > 5);
  CHECK(count_in_corpus("person:stoltenberg") == count_in_corpus("person:\"Jens Stoltenberg\""));
  CHECK(count_in_corpus("person:\"Mr. Stoltenberg\"") == count_in_corpus("person:stoltenberg"));
  const int nato = count_in_corpus("org:NATO");
  CHECK(nato > 15);
  for (const char* name :
       {"org:Nato", "org:N.A.T.O.", "org:OTAN", "org:\"North Atlantic Treaty Organization\""}) {
    CAPTURE(std::string(name));
    CHECK(count_in_corpus(name) == nato);
  }
  CHECK(count_in_corpus("org:\"response force\"") == 0);
  CHECK(count_in_corpus("entity:nato") == nato);
  CHECK(count_in_corpus("person:stolt*") == count_in_corpus("person:stoltenberg"));
}

TEST_CASE("related places match, rank lower and can be left out") {
  const TempDir folder;
  const fs::path index = make_index(folder, kTwoArticles);
  const Outcome both = query_in(index, {"--format", "ids", "--sort", "relevance", "place:canada"});
  CHECK(both.out == "1\n2\n");
  CHECK(query_in(index, {"--format", "ids", "place:=Canada"}).out == "1\n");
  CHECK(query_in(index, {"--format", "ids", "place:Canadian"}).out == "1\n2\n");
  CHECK(query_in(index, {"--format", "ids", "NOT place:canada"}).out.empty());
}

TEST_CASE("every row of a facet is what the exact value finds") {
  for (const char* field : {"person", "org", "place"}) {
    const Outcome run = query_corpus(
        {"--facet", std::string(field) + ":0", "--format", "json", "date:1980..2022-06"});
    const Json values = Json::parse(run.out)["facets"][0]["values"];
    CHECK(values.size() > 50);
    std::size_t checked = 0;
    for (const Json& value : values) {
      if (++checked > 60 && checked % 20 != 0) {
        continue;
      }
      const std::string name = value["value"];
      CAPTURE(name);
      std::string quoted;
      for (const char byte : name) {
        quoted += byte == '"' || byte == '\\' ? std::string{'\\', byte} : std::string(1, byte);
      }
      const std::string clause = std::string(field) + ":=\"" + quoted + "\"";
      CHECK(count_in_corpus("date:1980..2022-06 AND " + clause) == value["count"]);
    }
  }
}

TEST_CASE("a surname without a full name is a row of its own") {
  const TempDir folder;
  const fs::path index = make_index(
      folder,
      std::string(kTwoArticles) +
          R"({"id":"3","title":"Talks","body":"Vladimir Putin met Emmanuel Macron in Moscow."})"
          "\n");
  const Outcome facet = query_in(index, {"--facet", "person,place", "*"});
  CHECK(has(facet.out, "Putin, surname only  1"));
  CHECK(has(facet.out, "Vladimir Putin       1"));
  CHECK(has(facet.out, "Canada  1 (+1 related)"));
  CHECK(query_in(index, {"--count", "person:putin"}).out == "2\n");
  CHECK(query_in(index, {"--count", "person:=putin"}).out == "1\n");
}

TEST_CASE("who is named together with whom") {
  const Outcome run = query_corpus({"--with", "person:stoltenberg", "--format", "csv"});
  CHECK(run.status == 0);
  CHECK(has(run.out, "person,Anita Anand,"));
  CHECK(has(run.out, "org,NATO,"));
  CHECK_FALSE(has(run.out, "Stoltenberg"));
  const Outcome fewer = query_corpus(
      {"--with", "person:stoltenberg", "--facet", "place:1", "--format", "csv", "date:2022"});
  CHECK(has(fewer.out, "\nplace,Russia,"));
  const Outcome significant = query_corpus(
      {"--with", "person:stoltenberg", "--significant", "person:0", "--format", "csv"});
  CHECK(has(significant.out, "\nperson,Anita Anand,"));
  CHECK_FALSE(has(significant.out, "Stoltenberg"));
  CHECK(query_corpus({"--with", "stoltenberg"}).status == 2);
  CHECK(query_corpus({"--with", "title:nato"}).status == 2);
}

TEST_CASE("names are completed, the commonest first") {
  const Outcome run = query_corpus({"--complete", "person:stol"});
  CHECK(run.status == 0);
  CHECK(run.out.starts_with("Jens Stoltenberg\t"));
  CHECK(query_corpus({"--complete", "org:otan"}).out.starts_with("NATO\t"));
  CHECK(has(query_corpus({"--complete", "org:nato r"}).out, "NATO Response Force\t"));
  CHECK(query_corpus({"--complete", "person:zzzz"}).status == 1);
  CHECK(query_corpus({"--complete", "stol"}).status == 2);
  CHECK(query_corpus({"--complete", "person:stol", "nato"}).status == 2);
}

TEST_CASE("an explanation says what the articles call an entity") {
  const Outcome run = query_corpus({"--explain", "place:canada"});
  CHECK(has(run.out, "canada is called\n"));
  CHECK(has(run.out, "  Canada "));
  CHECK(has(run.out, "  Canadian (related)"));
}

TEST_CASE("what matched through another name is marked and listed") {
  const TempDir folder;
  const fs::path index = make_index(folder, kTwoArticles);
  const Outcome run = query_in(index, {"--format", "json", "org:nato"});
  const Json hits = Json::parse(run.out)["hits"];
  REQUIRE(hits.size() == 2);
  for (const Json& hit : hits) {
    const bool is_second = hit["id"] == "2";
    CHECK(hit["matched"][0] == (is_second ? "North Atlantic Treaty Organization" : "NATO"));
    CHECK(hit["highlights"].size() == 1);
  }
  const Outcome listing = query_in(index, {"org:nato"});
  CHECK(has(listing.out, "Jens Stoltenberg"));
  CHECK(has(listing.out, " · "));
}

TEST_CASE("a library's own names count as well") {
  const TempDir folder;
  const fs::path index = make_index(folder, kTwoArticles);
  const fs::path names = folder.write("names.tsv", "# ours\nNATO\tthe alliance\nNATO\tthe pact\n");
  CHECK(query_in(index, {"--count", "org:\"the alliance\""}).out == "0\n");
  CHECK(query_in(index, {"--aliases", names, "--count", "org:\"the alliance\""}).out == "2\n");
  CHECK(query_in(index, {"--aliases", names, "--count", "org:=\"the alliance\""}).out == "0\n");
  const fs::path broken = folder.write("broken.tsv", "NATO\tthe alliance\nNATO the pact\n");
  const Outcome run = query_in(index, {"--aliases", broken, "--count", "nato"});
  CHECK(run.status == 2);
  CHECK(has(run.err, "broken.tsv:2: no key and name with a TAB between"));
  CHECK(query_in(index, {"--aliases", folder / "none", "nato"}).status == 2);
}

TEST_CASE("the publisher's names win, and are all there is without looking") {
  const TempDir folder;
  const char* const lines =
      R"({"headline":"Visit","body_text":"Washington spoke in Springfield.","uri":"urn:x:1","version":"1",)"
      R"("person":[{"name":"Washington, George"}],"place":[{"name":"Springfield"}],"profile":"text"})"
      "\n";
  const fs::path index = make_index(folder, lines);
  const Outcome run = query_in(index, {"--format", "json", "person:=\"george washington\""});
  const Json hit = Json::parse(run.out)["hits"][0];
  for (const Json& name : hit["names"]) {
    if (name["key"] == "george washington" || name["key"] == "springfield") {
      CHECK(name["origin"] == "publisher");
    }
  }
  const TempDir other;
  const fs::path bare = make_index(other, std::string(lines) + kTwoArticles, {"--no-entities"});
  CHECK(query_in(bare, {"--count", "has:person"}).out == "1\n");
  CHECK(query_in(bare, {"--count", "place:springfield"}).out == "1\n");
  const Outcome unknown = query_in(bare, {"--count", "org:nato"});
  CHECK(unknown.out == "0\n");
  CHECK(has(unknown.err, "were indexed with --no-entities: org: knows only what their publishers"));
  CHECK_FALSE(has(query_in(index, {"--count", "org:nato"}).err, "--no-entities"));
}

}  // namespace
}  // namespace dateline::test
