// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/csv_reader.hpp"

#include <doctest/doctest.h>

#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

// The articles of a table, "line: fields" each, then the rejects, joined by " || ".
std::string read(std::string_view bytes,
                 const std::vector<FieldMapping>& mappings = {},
                 std::size_t max_bytes = 1000,
                 std::size_t chunk = std::string_view::npos) {
  const CsvArticleReader reader;
  const test::SplitOutcome outcome = test::split_with(reader, bytes, "a.csv", max_bytes, chunk);
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " || ") + part; };
  for (const RawRecord& record : outcome.records) {
    add(fmt::format("{}: {}", record.line, test::describe(reader.read(record, {mappings}))));
  }
  for (const std::string& reject : outcome.rejects) {
    add(reject);
  }
  return text;
}

TEST_CASE("a row is an article by the names of its columns") {
  struct Case {
    std::string bytes;
    std::string articles;
  };
  const Case cases[] = {
      {"id,Title,date,body\n7,Flood,2022-02-25,Water rose.\n",
       "2: id=7 | title=Flood | body=Water rose. | date=2022-02-25"},
      {"title,body\r\n\"A, \"\"b\"\"\",\"two\n\nparagraphs\"\r\n\r\nC,d",
       "2: title=A, \"b\" | body=two\n\nparagraphs || 6: title=C | body=d"},
      {"title;body;source\nA;1,5 million;Wire\n", "2: title=A | body=1,5 million | source=Wire"},
      {"title\tbody\nA\t\"quoted\" he said\n", "2: title=A | body=\"quoted\" he said"},
      {"\xEF\xBB\xBFtitle,body\nA,b", "2: title=A | body=b"},
      {"headline,title,body\nsecond,first,b\nsecond,,b",
       "2: title=first | body=b || 3: title=second | body=b"},
      {"title,body,unknown\nA,b,c\nA,b\n", "2: title=A | body=b || 3: title=A | body=b"},
      {"title,body\nA,b,c\nD,e\n",
       "2: error: the row has 3 cells, the header 2 || 3: title=D | body=e"},
      {"id,title,body\n7,,\n", "2: error: no title and no body"},
      {"title,body\n\"A\"x,b\nD,e",
       "2: error: text follows a closing quote || 3: title=D | body=e"},
      {"title,body\nA,\"open\nD,e", "a.csv:2: a quote is not closed"},
      {"", "a.csv: there is no header row in it"},
      {"title,body\n", ""},
  };
  for (const Case& row : cases) {
    CAPTURE(row.bytes);
    CHECK(read(row.bytes) == row.articles);
    CHECK(read(row.bytes, {}, 1000, 1) == row.articles);
  }
}

TEST_CASE("columns that are mapped come before those that are known") {
  const std::vector<FieldMapping> mappings{{find_article_field("title"), "Überschrift"}};
  CHECK(read("title,Überschrift,body\nA,B,c", mappings) == "2: title=B | body=c");
}

TEST_CASE("a row over the limit is left out and the next one read") {
  const std::string long_cell(100, 'x');
  CHECK(read("title,body\nA," + long_cell + "\nB,c", {}, 60) ==
        "3: title=B | body=c || a.csv:2: the row is longer than 60 bytes");
  // A quote that is not closed does not swallow the file whole.
  CHECK(
      read("title,body\nA,\"" + long_cell.substr(0, 40) + "\n" + long_cell.substr(0, 40) + "\nB,c",
           {},
           60) ==
      "4: title=B | body=c || a.csv:2: the row is longer than 60 bytes: is a quote not closed?");
}

TEST_CASE("a table is known by its header, or by its name") {
  const auto known = [](std::string_view name, std::string_view bytes) {
    return CsvArticleReader().recognise({name, bytes});
  };
  CHECK(known("-", "id,headline,date\n1,2,3\n") == Recognition::kByContent);
  CHECK(known("a.txt", "title\tbody\n") == Recognition::kByContent);
  CHECK(known("a.csv", "a,b\n1,2\n") == Recognition::kByName);
  CHECK(known("a.tsv", "") == Recognition::kByName);
  CHECK(known("a.txt", "Title, then some text\n") == Recognition::kNo);
  CHECK(known("a.txt", "Text of the title, body and date\n") == Recognition::kNo);
  CHECK(known("a.txt", "date,section\n") == Recognition::kNo);
}

TEST_CASE("any bytes are read without harm") {
  test::for_random_bytes({"title,body\n", "\"", ",", "\n", "\r\n", "\t", ";", "a"},
                         3000,
                         [](const std::string& bytes) { static_cast<void>(read(bytes, {}, 20)); });
}

}  // namespace
}  // namespace dateline
