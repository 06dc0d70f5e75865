// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/render/table_renderer.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

Hit hit_of(const std::string& id, const std::string& title) {
  Hit hit;
  hit.rank = 7;
  hit.weight = 2.5;
  hit.words = 120;
  hit.article.id = id;
  hit.article.title = title;
  hit.article.source = "Larkspur Wire";
  hit.article.published = {*parse_timestamp("2022-02"), DateOrigin::kPath};
  return hit;
}

std::string table(RenderFormat format,
                  const std::vector<std::string>& columns,
                  const Hit& hit,
                  RowEnd row_end = RowEnd::kLine) {
  RenderOptions options;
  options.format = format;
  options.row_end = row_end;
  for (const std::string& name : columns) {
    options.columns.push_back(find_column(name));
    REQUIRE(options.columns.back() != nullptr);
  }
  TableRenderer renderer(options);
  std::string text = renderer.begin({});
  text += renderer.add(hit);
  return text + renderer.end({});
}

TEST_CASE("csv quotes what RFC 4180 asks to be quoted") {
  struct Case {
    std::string title;
    std::string value;
  };
  const Case cases[] = {
      {"plain", "plain"},
      {"a, b", R"("a, b")"},
      {"say \"no\"", R"("say ""no""")"},
      {"two\nlines", "\"two\nlines\""},
      {"", ""},
      {"\x1b[2J", "\xEF\xBF\xBD[2J"},
      {"broken \xff", "broken \xEF\xBF\xBD"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.title);
    CHECK(table(RenderFormat::kCsv, {"id", "title"}, hit_of("w1", row.title)) ==
          "id,title\r\nw1," + row.value + "\r\n");
  }
}

TEST_CASE("tsv has no tab or line break in a value") {
  CHECK(table(RenderFormat::kTsv, {"title", "id"}, hit_of("w1", "a\tb\r\nc \"d\"")) ==
        "title\tid\na b  c \"d\"\tw1\n");
}

TEST_CASE("ids are one a row, with NUL where asked for") {
  CHECK(table(RenderFormat::kIds, {}, hit_of("a b", "x")) == "a b\n");
  CHECK(table(RenderFormat::kIds, {}, hit_of("a b", "x"), RowEnd::kNul) == std::string("a b\0", 4));
}

TEST_CASE("every column has its value") {
  CHECK(table(RenderFormat::kTsv,
              {"date", "date_precision", "date_origin", "source", "words", "rank", "weight", "url"},
              hit_of("w1", "t")) ==
        "date\tdate_precision\tdate_origin\tsource\twords\trank\tweight\turl\n"
        "2022-02\tmonth\tpath\tLarkspur Wire\t120\t7\t2.500000\t\n");
  for (const std::string_view name : kDefaultColumns) {
    CAPTURE(name);
    CHECK(find_column(name) != nullptr);
  }
  CHECK(find_column("colour") == nullptr);
}

// What a renderer prints for queries "q1" and "q2", each with these hits.
std::string batch_of(const RenderOptions& options, const std::vector<Hit>& hits) {
  TableRenderer renderer(options);
  std::string text;
  for (const std::string id : {"q1", "q2"}) {
    ResultHeader header;
    header.query_id = id;
    text += renderer.begin(header);
    for (const Hit& hit : hits) {
      text += renderer.add(hit);
    }
    text += renderer.end(header);
  }
  return text + renderer.finish();
}

TEST_CASE("of a batch the first column is the query's id, under one header") {
  RenderOptions options;
  options.batch = Batch::kOn;
  options.columns = {find_column("id")};
  options.format = RenderFormat::kTsv;
  CHECK(batch_of(options, {hit_of("a", ""), hit_of("b", "")}) ==
        "query_id\tid\nq1\ta\nq1\tb\nq2\ta\nq2\tb\n");
  options.format = RenderFormat::kIds;
  CHECK(batch_of(options, {hit_of("a", "")}) == "q1\ta\nq2\ta\n");
  options.format = RenderFormat::kCsv;
  CHECK(batch_of(options, {}) == "query_id,id\r\n");
}

TEST_CASE("a long column has a row for each of its values, one if it has none") {
  RenderOptions options;
  options.format = RenderFormat::kTsv;
  options.columns = {find_column("id"), find_column("matched"), find_column("rank")};
  const auto rows = [&options](const std::vector<std::string>& matched) {
    Hit hit = hit_of("a", "");
    hit.matched = matched;
    return TableRenderer(options).add(hit);
  };
  CHECK(rows({"Flood", "town"}) == "a\tFlood|town\t7\n");
  options.long_column = find_column("matched");
  CHECK(rows({"Flood", "town"}) == "a\tFlood\t7\na\ttown\t7\n");
  CHECK(rows({}) == "a\t\t7\n");
}

TEST_CASE("passages are rows of their own") {
  Hit hit = hit_of("a", "");
  hit.passages = {{TextPart::kTitle, {"The Flood now", {{4, 9}}}, {4, 9}},
                  {TextPart::kBody, {"flood", {{0, 5}}}, {0, 5}}};
  RenderOptions options;
  options.format = RenderFormat::kTsv;
  options.passages = Passages::kLines;
  const auto print = [&] {
    TableRenderer renderer(options);
    const std::string header = renderer.begin({});
    return header + renderer.add(hit);
  };
  CHECK(print() ==
        "id\tdate\tsource\tpart\tleft\thit\tright\n"
        "a\t2022-02\tLarkspur Wire\ttitle\tThe \tFlood\t now\n"
        "a\t2022-02\tLarkspur Wire\tbody\t\tflood\t\n");
  options.passages = Passages::kSentences;
  CHECK(print() ==
        "id\tdate\tsource\tpart\tsentence\n"
        "a\t2022-02\tLarkspur Wire\ttitle\tThe Flood now\n"
        "a\t2022-02\tLarkspur Wire\tbody\tflood\n");
  CHECK(TableRenderer(options).detail() == HitDetail::kPassages);
}

TEST_CASE("a table reads no more of an article than it shows") {
  RenderOptions options;
  options.format = RenderFormat::kIds;
  CHECK(TableRenderer(options).detail() == HitDetail::kId);
  options.format = RenderFormat::kCsv;
  options.columns = {find_column("id"), find_column("date")};
  CHECK(TableRenderer(options).detail() == HitDetail::kArticle);
  options.columns.push_back(find_column("snippet"));
  CHECK(TableRenderer(options).detail() == HitDetail::kMarked);
}

}  // namespace
}  // namespace dateline
