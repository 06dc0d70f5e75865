// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/element_splitter.hpp"

#include <doctest/doctest.h>

#include "indexer/readers/sgml/trec_reader.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

// "line#number: bytes" of each record, then the rejects, joined by " || ".
std::string split(std::string_view bytes,
                  std::size_t max_bytes = 1000,
                  std::size_t chunk = std::string_view::npos) {
  const TrecReader reader;
  const test::SplitOutcome outcome = test::split_with(reader, bytes, "a.sgm", max_bytes, chunk);
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " || ") + part; };
  for (const RawRecord& record : outcome.records) {
    add(fmt::format("{}#{}: {}", record.line, record.number, record.bytes));
  }
  for (const std::string& reject : outcome.rejects) {
    add(reject);
  }
  return text;
}

TEST_CASE("a stream is cut at its elements, however it arrives") {
  struct Case {
    std::string bytes;
    std::string records;
  };
  const Case cases[] = {
      {"<DOC>a</DOC>", "1#1: <DOC>a</DOC>"},
      {"\xEF\xBB\xBF<NEWS>\n<doc id=1>\na\n</doc>\n\n<Doc>b</DOC></NEWS>\n",
       "2#1: <doc id=1>\na\n</doc> || 6#2: <Doc>b</DOC>"},
      {"<DOC><DOCNO>1</DOCNO></DOC \n><DOC\n>b</DOC>",
       "1#1: <DOC><DOCNO>1</DOCNO></DOC> || 2#2: <DOC\n>b</DOC>"},
      {"<DOC>a\n<DOC>b</DOC>", "1#1: <DOC>a\n || 2#2: <DOC>b</DOC>"},
      {"<DOC>a\n<DOC>b", "1#1: <DOC>a\n || 2#2: <DOC>b"},
      {"x\n</DOC>\n<DOC>b</DOC>", "3#1: <DOC>b</DOC> || a.sgm:2: </DOC> without <DOC> before it"},
      {"", "a.sgm: there is no <DOC> in it"},
      {"text <DOCUMENT> <DO", "a.sgm: there is no <DOC> in it"},
      {"<DOC>a<DO", "1#1: <DOC>a<DO"},
      {"<DOC", "a.sgm: there is no <DOC> in it"},
  };
  for (const Case& row : cases) {
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, std::string_view::npos}) {
      CAPTURE(row.bytes);
      CAPTURE(chunk);
      CHECK(split(row.bytes, 1000, chunk) == row.records);
    }
  }
}

TEST_CASE("a record over the limit is left out and the next one read") {
  const std::string x(100, 'x');
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, std::string_view::npos}) {
    CAPTURE(chunk);
    const std::string expected = "4#2: <DOC>b</DOC> || a.sgm:2: the record is longer than 50 bytes";
    CHECK(split("\n<DOC>\n" + x + "</DOC>\n<DOC>b</DOC>", 50, chunk) == expected);
    CHECK(split("\n<DOC>\n" + x + "\n<DOC>b</DOC>", 50, chunk) == expected);
    CHECK(split("<DOC>" + x, 50, chunk) == "a.sgm:1: the record is longer than 50 bytes");
    CHECK(split("<DOC>" + std::string(34, 'x') + "</DOC>", 45, chunk).starts_with("1#1: <DOC>xx"));
    CHECK(split("<DOC>" + std::string(100, '\n') + "</DOC>", 50, chunk) ==
          "a.sgm:1: the record is longer than 50 bytes");
  }
}

TEST_CASE("splitting stops when no more records are wanted") {
  test::StringStream stream("<DOC>a</DOC><DOC>b</DOC><DOC>c");
  SplitContext context;
  context.file = test::file_at("a.sgm");
  context.max_record_bytes = 1000;
  int records = 0;
  context.emit = [&records](const RawRecord& /*record*/) { return ++records < 2; };
  context.reject = [](const std::string& place, const Error& /*error*/) { FAIL(place); };
  split_elements(stream, context, "doc");
  CHECK(records == 2);
}

TEST_CASE("any bytes are split the same in chunks of any size") {
  test::for_random_bytes({"<DOC>", "</DOC>", "<doc ", ">", "<", "\n", "</D", "OC>"},
                         3000,
                         [](const std::string& bytes) {
                           CAPTURE(bytes);
                           const std::string whole = split(bytes, 20);
                           CHECK(split(bytes, 20, 1) == whole);
                           CHECK(split(bytes, 20, 3) == whole);
                         });
}

TEST_CASE("the end tag of a record is seen, and the first tag of a file behind its prolog") {
  CHECK(has_end_tag("<DOC>a</doc>", "doc"));
  CHECK(!has_end_tag("<DOC>a</docno>", "doc"));
  CHECK(!has_end_tag("<DOC>a", "doc"));
  CHECK(without_prolog("\xEF\xBB\xBF\n<?xml version='1.0'?><!-- a > b --> <!DOCTYPE x>\n<DOC>") ==
        "<DOC>");
  CHECK(without_prolog("<!-- open").empty());
  CHECK(begins_with_tag("<Doc id=1", "doc"));
  CHECK(!begins_with_tag("<Docno>", "doc"));
  CHECK(!begins_with_tag("</Doc>", "doc"));
}

}  // namespace
}  // namespace dateline
