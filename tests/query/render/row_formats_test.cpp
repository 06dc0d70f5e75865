// SPDX-License-Identifier: GPL-2.0-or-later
//
// Templates, runs for trec_eval, passages and pages of articles.
#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "query/render/article_renderer.hpp"
#include "query/render/json_renderer.hpp"
#include "query/render/passage_renderer.hpp"
#include "query/render/table_renderer.hpp"
#include "query/render/template_renderer.hpp"
#include "query/render/trec_renderer.hpp"

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

Hit sample_hit() {
  Hit hit;
  hit.rank = 3;
  hit.weight = 2.5;
  hit.words = 120;
  hit.article.id = "wire 1%";
  hit.article.title = "Two\nlines \x1b[2J";
  hit.article.source = "Larkspur Wire";
  hit.article.published = {*parse_timestamp("2022-02-25"), Origin::kField};
  hit.matched = {"NATO", "forces"};
  hit.cursor = "@5:wire 1%";
  return hit;
}

std::string from_template(const std::string& text, RowEnd end = RowEnd::kLine) {
  return TemplateRenderer(text, end, Batch::kOff).add(sample_hit());
}

TEST_CASE("a template puts values in place of its columns") {
  struct Case {
    std::string text;
    std::string out;
  };
  const Case cases[] = {
      {"", "\n"},
      {"plain", "plain\n"},
      {"{id}", "wire 1%\n"},
      {"{date} {source}: {title}", "2022-02-25 Larkspur Wire: Two lines \xEF\xBF\xBD[2J\n"},
      {"{{{id}}}", "{wire 1%}\n"},
      {"{{id}}", "{id}\n"},
      {R"({id}\t{rank}\n\\)", "wire 1%\t3\n\\\n"},
      {"{matched}", "NATO|forces\n"},
      {"{byline}|", "|\n"},
      {"é{words}é", "é120é\n"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    CHECK(from_template(row.text) == row.out);
  }
  CHECK(from_template("{id}", RowEnd::kNul) == std::string("wire 1%\0", 8));
}

TEST_CASE("what a template cannot mean is refused") {
  struct Case {
    std::string text;
    std::string message;
  };
  const Case cases[] = {
      {"{nothing}", "--template: there is no column 'nothing'"},
      {"{}", "--template: there is no column ''"},
      {"a {id", "--template: the { at byte 3 is not closed"},
      {"a} b", "--template: the } at byte 2 closes nothing"},
      {"\\x", "--template: \\x stands for nothing"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.text);
    std::string message;
    try {
      static_cast<void>(from_template(row.text));
    } catch (const Failure& failure) {
      message = failure.what();
    }
    CHECK(message == row.message);
  }
}

TEST_CASE("a template asks for no more of an article than it shows") {
  const auto detail = [](const char* text) {
    return TemplateRenderer(text, RowEnd::kLine, Batch::kOff).detail();
  };
  CHECK(detail("{id} {rank}") == HitDetail::kId);
  CHECK(detail("{id} {title}") == HitDetail::kArticle);
  CHECK(detail("{snippet}") == HitDetail::kMarked);
}

TEST_CASE("a run for trec_eval has scores that fall and ids without blanks") {
  TrecRenderer renderer;
  ResultHeader header;
  header.query_id = "q 7";
  CHECK(renderer.begin(header).empty());
  Hit hit = sample_hit();
  CHECK(renderer.add(hit) == "q%207 Q0 wire%201%25 1 2.500000 dateline\n");
  hit.article.id = "same";
  CHECK(renderer.add(hit) == "q%207 Q0 same 2 2.499999 dateline\n");
  hit.weight = 9;  // a partial match
  hit.article.id = "partial";
  CHECK(renderer.add(hit) == "q%207 Q0 partial 3 2.499998 dateline\n");
  header.query_id = "8";
  static_cast<void>(renderer.begin(header));
  CHECK(renderer.add(hit) == "8 Q0 partial 1 9.000000 dateline\n");
  static_cast<void>(TrecRenderer().begin({}));
}

Hit hit_with_passages() {
  Hit hit = sample_hit();
  hit.passages = {{TextPart::kBody,
                   {"the army gave NATO's force 3,400 troops", {{14, 18}, {21, 26}}},
                   {14, 26}},
                  {TextPart::kTitle, {"NATO", {{0, 4}}}, {0, 4}}};
  return hit;
}

RenderOptions options(RenderFormat format, Passages passages) {
  RenderOptions options;
  options.format = format;
  options.passages = passages;
  options.width = 70;
  return options;
}

TEST_CASE("hits of a concordance stand below one another") {
  PassageRenderer renderer(options(RenderFormat::kText, Passages::kLines));
  CHECK(renderer.begin({}).empty());
  CHECK(renderer.add(hit_with_passages()) ==
        "2022-02-25  Larkspur Wire       the army gave NATO's force 3,400 troop\n"
        "2022-02-25  Larkspur Wire                     NATO\n");
}

TEST_CASE("passages are rows whose text is whole") {
  TableRenderer table(options(RenderFormat::kCsv, Passages::kLines));
  CHECK(table.begin({}) == "id,date,source,part,left,hit,right\r\n");
  CHECK(table.add(hit_with_passages()) ==
        "wire 1%,2022-02-25,Larkspur Wire,body,the army gave ,NATO's force,\" 3,400 troops\"\r\n"
        "wire 1%,2022-02-25,Larkspur Wire,title,,NATO,\r\n");
  TableRenderer sentences(options(RenderFormat::kTsv, Passages::kSentences));
  CHECK(sentences.begin({}) == "id\tdate\tsource\tpart\tsentence\n");
  JsonLinesRenderer lines(options(RenderFormat::kJsonLines, Passages::kSentences));
  const std::string out = lines.add(hit_with_passages());
  const auto first = nlohmann::json::parse(out.substr(0, out.find('\n')));
  CHECK(first["sentence"] == "the army gave NATO's force 3,400 troops");
  CHECK(first["highlights"].size() == 2);
}

TEST_CASE("a batch of json is one array, each query an object") {
  RenderOptions batch;
  batch.batch = Batch::kOn;
  JsonRenderer renderer(batch);
  ResultHeader header;
  std::string text;
  for (const char* id : {"a", "b"}) {
    header.query_id = id;
    header.is_by_date = true;
    header.has_more = header.query_id == "a";
    text += renderer.begin(header);
    text += renderer.add(sample_hit());
    text += renderer.end(header);
  }
  text += renderer.finish();
  const auto array = nlohmann::json::parse(text);
  REQUIRE(array.size() == 2);
  CHECK(array[0]["query_id"] == "a");
  CHECK(array[0]["next"] == "@5:wire 1%");
  CHECK(array[1]["next"].is_null());
  JsonRenderer none(batch);
  CHECK(nlohmann::json::parse(none.finish()).empty());
}

TEST_CASE("a list is joined, or a row for each of its values") {
  RenderOptions table;
  table.format = RenderFormat::kCsv;
  table.columns = {find_column("id"), find_column("matched"), find_column("words")};
  CHECK(TableRenderer(table).add(sample_hit()) == "wire 1%,NATO|forces,120\r\n");
  table.long_column = find_column("matched");
  CHECK(TableRenderer(table).add(sample_hit()) == "wire 1%,NATO,120\r\nwire 1%,forces,120\r\n");
  Hit none = sample_hit();
  none.matched.clear();
  CHECK(TableRenderer(table).add(none) == "wire 1%,,120\r\n");
}

ArticleView sample_view() {
  ArticleView view;
  view.article = sample_hit().article;
  view.article.body = "First paragraph on NATO.\n\nSecond one.";
  view.article.byline = "Desk";
  view.article.url = "https://wire.example/a";
  view.title = {"A title", {}};
  view.byline = {"Desk", {}};
  view.text = {view.article.body, {{19, 23}}};
  return view;
}

TEST_CASE("an article is a page of paragraphs") {
  RenderOptions page;
  page.width = 40;
  page.colour = Colour::kOn;
  ArticleRenderer renderer(page);
  const std::string out = renderer.add(sample_view());
  CHECK(out.find("First paragraph on \x1b[1;33mNATO\x1b[0m.\n\nSecond one.\n") !=
        std::string::npos);
  CHECK(out.find("\x1b[36m2022-02-25\x1b[0m · \x1b[32mLarkspur Wire\x1b[0m\n") !=
        std::string::npos);
  // A rule parts it from the next.
  CHECK(renderer.add(sample_view()).find("----") != std::string::npos);
}

TEST_CASE("articles are an object of json") {
  RenderOptions json;
  json.format = RenderFormat::kJson;
  ArticleRenderer renderer(json);
  std::string text = renderer.add(sample_view());
  text += renderer.add(sample_view());
  text += renderer.finish();
  const auto object = nlohmann::json::parse(text);
  REQUIRE(object["articles"].size() == 2);
  CHECK(object["articles"][1]["text"] == "First paragraph on NATO.\n\nSecond one.");
  CHECK(object["articles"][1]["highlights"][0]["begin"] == 19);
  CHECK(nlohmann::json::parse(ArticleRenderer(json).finish())["articles"].empty());
}

}  // namespace
}  // namespace dateline
