// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/article_renderer.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

ArticleView sample_view() {
  ArticleView view;
  view.article.id = "w1";
  view.article.title = "A flood";
  view.article.body = "The flood came.\n\nIt went.";
  view.article.source = "Larkspur Wire";
  view.article.section = "World";
  view.article.published = {*parse_timestamp("2022-02-25T18:40:00+01:00"), DateOrigin::kField};
  view.title = {"A flood", {{2, 7}}};
  view.text = {view.article.body, {{4, 9}}};
  return view;
}

std::string rendered(RenderFormat format, const std::vector<ArticleView>& views) {
  RenderOptions options;
  options.format = format;
  options.width = 40;
  ArticleRenderer renderer(options);
  std::string text;
  for (const ArticleView& view : views) {
    text += renderer.add(view);
  }
  return text + renderer.finish();
}

TEST_CASE("a page has what is known of an article, then its paragraphs") {
  CHECK(rendered(RenderFormat::kText, {sample_view()}) ==
        "A flood\n2022-02-25T18:40:00+01:00 · Larkspur\nWire · World\nw1\n\nThe flood came.\n\n"
        "It went.\n");
  ArticleView bare;
  bare.article.id = "w2";
  CHECK(rendered(RenderFormat::kText, {bare}) == "undated\nw2\n");
}

TEST_CASE("pages are parted by a rule") {
  ArticleView bare;
  bare.article.id = "w2";
  CHECK(rendered(RenderFormat::kText, {bare, bare}) ==
        "undated\nw2\n\n" + std::string(40, '-') + "\n\nundated\nw2\n");
}

TEST_CASE("matches of a page are coloured") {
  RenderOptions options;
  options.colour = Colour::kOn;
  const std::string text = ArticleRenderer(options).add(sample_view());
  CHECK(text.find("\x1b[1;33mflood\x1b[0m") != std::string::npos);
  CHECK(text.find("The \x1b[1;33mflood\x1b[0m came.") != std::string::npos);
}

TEST_CASE("a page holds no escape sequence of the article") {
  ArticleView view = sample_view();
  view.title.text = "\x1b[2J";
  view.title.marks.clear();
  view.text = {"a\x1b[2J\x9b", {}};
  view.article.id = "\x1b";
  view.article.url = "\x1b";
  view.article.source = "\x1b";
  CHECK(rendered(RenderFormat::kText, {view}).find('\x1b') == std::string::npos);
}

TEST_CASE("json has the text as stored and where it matched") {
  const auto object = nlohmann::json::parse(rendered(RenderFormat::kJson, {sample_view(), {}}));
  CHECK(object["format_version"] == 1);
  REQUIRE(object["articles"].size() == 2);
  const auto& article = object["articles"][0];
  CHECK(article["id"] == "w1");
  CHECK(article["date"] == "2022-02-25T18:40:00+01:00");
  CHECK(article["date_precision"] == "second");
  CHECK(article["title"] == "A flood");
  CHECK(article["byline"].is_null());
  CHECK(article["text"] == "The flood came.\n\nIt went.");
  CHECK(article["highlights"][0]["begin"] == 4);
  CHECK(article["highlights"][0]["end"] == 9);
  CHECK(object["articles"][1]["text"] == "");
}

TEST_CASE("json without an article is still an object") {
  CHECK(rendered(RenderFormat::kJson, {}) == "{\"format_version\":1,\"articles\":[]}\n");
  CHECK(rendered(RenderFormat::kJsonLines, {}).empty());
  CHECK(rendered(RenderFormat::kText, {}).empty());
}

TEST_CASE("json lines are an article a line") {
  const std::string lines = rendered(RenderFormat::kJsonLines, {sample_view(), sample_view()});
  const std::size_t end = lines.find('\n');
  CHECK(nlohmann::json::parse(lines.substr(0, end))["id"] == "w1");
  CHECK(nlohmann::json::parse(lines.substr(end + 1))["id"] == "w1");
}

}  // namespace
}  // namespace dateline
