// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/json_renderer.hpp"

#include <doctest/doctest.h>

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
  hit.article.published = {*parse_timestamp("2022-02"), Origin::kPath};
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

}  // namespace
}  // namespace dateline
