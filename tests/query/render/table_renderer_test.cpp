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
  hit.article.published = {*parse_timestamp("2022-02"), Origin::kPath};
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

}  // namespace
}  // namespace dateline
