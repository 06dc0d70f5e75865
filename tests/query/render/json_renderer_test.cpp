// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/json_renderer.hpp"

#include <doctest/doctest.h>

#include "query/render/columns.hpp"

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

Hit sample_hit() {
  Hit hit;
  hit.rank = 1;
  hit.weight = 2.5;
  hit.article.id = "wire-1";
  hit.article.title = "A \"title\" \x1b[2J";
  hit.article.place = "a.txt";
  hit.article.published = {*parse_timestamp("2022-02"), DateOrigin::kPath};
  hit.snippet = {"in Canada", {{3, 9}}};
  return hit;
}

TEST_CASE("json is one object with its hits") {
  JsonRenderer renderer({});
  ResultHeader header;
  header.query = "canada \"x\"";
  header.total = 2;
  std::string text = renderer.begin(header);
  text += renderer.add(sample_hit());
  text += renderer.add(sample_hit());
  text += renderer.end({});
  const auto object = nlohmann::json::parse(text);
  CHECK(object["format_version"] == 1);
  CHECK(object["query"] == "canada \"x\"");
  CHECK(object["total"] == 2);
  CHECK(object["total_exact"] == true);
  REQUIRE(object["hits"].size() == 2);
  const auto& hit = object["hits"][1];
  CHECK(hit["id"] == "wire-1");
  CHECK(hit["date"] == "2022-02");
  CHECK(hit["date_precision"] == "month");
  CHECK(hit["date_origin"] == "path");
  CHECK(hit["source"].is_null());
  CHECK(hit["highlights"][0]["begin"] == 3);
  CHECK(hit["highlights"][0]["end"] == 9);
}

TEST_CASE("json without hits is still an object") {
  JsonRenderer renderer({});
  std::string text = renderer.begin({});
  text += renderer.end({});
  const auto object = nlohmann::json::parse(text);
  CHECK(object["hits"].empty());
}

TEST_CASE("json lines are one object a line, whatever an article holds") {
  JsonLinesRenderer renderer({});
  Hit hit = sample_hit();
  hit.snippet.text = "broken \xFF and\nnew line";
  std::string line = renderer.begin({});
  line += renderer.add(hit);
  line += renderer.end({});
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(line.find('\x1b') == std::string::npos);
  CHECK(nlohmann::json::parse(line)["snippet"] == "broken \xEF\xBF\xBD and\nnew line");
}

TEST_CASE("a batch is an array with an object for each query") {
  RenderOptions options;
  options.batch = Batch::kOn;
  JsonRenderer renderer(options);
  std::string text;
  for (const std::string id : {"51", "52", "53"}) {
    ResultHeader header;
    header.query_id = id;
    header.query = "canada";
    text += renderer.begin(header);
    for (int hits = id == "52" ? 0 : 2; hits > 0; --hits) {
      text += renderer.add(sample_hit());
    }
    text += renderer.end(header);
  }
  text += renderer.finish();
  const auto array = nlohmann::json::parse(text);
  REQUIRE(array.size() == 3);
  CHECK(array[0]["query_id"] == "51");
  CHECK(array[0]["hits"].size() == 2);
  CHECK(array[1]["hits"].empty());
  CHECK(array[2]["hits"].size() == 2);
  CHECK(array[2]["query"] == "canada");
  CHECK(text.ends_with("]\n"));
}

TEST_CASE("a batch without a query that can be answered is an empty array") {
  RenderOptions options;
  options.batch = Batch::kOn;
  CHECK(JsonRenderer(options).finish() == "[]\n");
}

TEST_CASE("json lines of a batch begin with the query's id") {
  RenderOptions options;
  options.batch = Batch::kOn;
  options.columns = {find_column("id")};
  JsonLinesRenderer renderer(options);
  ResultHeader header;
  header.query_id = "51";
  CHECK(renderer.begin(header).empty());
  CHECK(renderer.add(sample_hit()) == "{\"query_id\":\"51\",\"id\":\"wire-1\"}\n");
}

TEST_CASE("next is the cursor of the last full match of a page by date") {
  struct Case {
    bool is_by_date;
    bool has_more;
    std::vector<bool> partial;  // of the hits
    std::string next;
  };
  const std::vector<Case> cases = {
      {true, true, {false, false}, "\"@2:b\""},
      {true, true, {false, true}, "\"@1:a\""},
      {true, true, {true}, "null"},
      {true, true, {}, "null"},
      {true, false, {false}, "null"},
      {false, true, {false}, "null"},
  };
  for (const Case& each : cases) {
    JsonRenderer renderer({});
    ResultHeader header;
    header.is_by_date = each.is_by_date;
    std::string text = renderer.begin(header);
    for (std::size_t i = 0; i < each.partial.size(); ++i) {
      Hit hit = sample_hit();
      hit.is_partial = each.partial[i];
      hit.cursor = i == 0 ? "@1:a" : "@2:b";
      text += renderer.add(hit);
    }
    header.has_more = each.has_more;
    text += renderer.end(header);
    CAPTURE(text);
    CHECK(nlohmann::json::parse(text)["next"].dump() == each.next);
  }
}

TEST_CASE("keys are those asked for, in that order") {
  RenderOptions options;
  options.columns = {find_column("words"),
                     find_column("source"),
                     find_column("matched"),
                     find_column("id"),
                     find_column("weight")};
  Hit hit = sample_hit();
  hit.words = 12;
  hit.matched = {"Canada", "in"};
  CHECK(JsonLinesRenderer(options).add(hit) ==
        R"({"words":12,"source":null,"matched":["Canada","in"],"id":"wire-1","weight":2.5})"
        "\n");
}

TEST_CASE("passages are objects of their own") {
  Hit hit = sample_hit();
  hit.passages = {{TextPart::kTitle, {"The flood now", {{4, 9}}}, {4, 9}},
                  {TextPart::kByline, {"flood", {{0, 5}}}, {0, 5}}};
  RenderOptions options;
  options.passages = Passages::kLines;
  CHECK(JsonLinesRenderer(options).add(hit) ==
        R"({"id":"wire-1","date":"2022-02","source":null,"part":"title",)"
        R"("left":"The ","hit":"flood","right":" now"})"
        "\n"
        R"({"id":"wire-1","date":"2022-02","source":null,"part":"byline",)"
        R"("left":"","hit":"flood","right":""})"
        "\n");
  options.passages = Passages::kSentences;
  hit.passages.pop_back();
  CHECK(JsonLinesRenderer(options).add(hit) ==
        R"({"id":"wire-1","date":"2022-02","source":null,"part":"title",)"
        R"("sentence":"The flood now","highlights":[{"begin":4,"end":9}]})"
        "\n");
  JsonRenderer renderer(options);
  std::string text = renderer.begin({});
  text += renderer.add(hit);
  hit.passages.clear();
  text += renderer.add(hit);
  text += renderer.end({});
  CHECK(nlohmann::json::parse(text)["hits"].size() == 1);
}

TEST_CASE("json reads no more of an article than it shows") {
  RenderOptions options;
  CHECK(JsonLinesRenderer(options).detail() == HitDetail::kMarked);
  options.columns = {find_column("id")};
  CHECK(JsonLinesRenderer(options).detail() == HitDetail::kId);
  CHECK(JsonRenderer(options).detail() == HitDetail::kArticle);  // next needs its date
  options.passages = Passages::kLines;
  CHECK(JsonRenderer(options).detail() == HitDetail::kPassages);
}

}  // namespace
}  // namespace dateline
