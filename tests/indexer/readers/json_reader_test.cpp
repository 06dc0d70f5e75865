// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_reader.hpp"

#include <doctest/doctest.h>

#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

using test::split_with;

// "1:{...}" for each record, then the rejects, joined by " | ".
std::string split(std::string_view bytes,
                  std::size_t max_bytes = 1000,
                  std::size_t chunk = std::string_view::npos) {
  const test::SplitOutcome outcome = split_with(JsonReader(), bytes, "a.json", max_bytes, chunk);
  std::string text;
  for (const RawRecord& record : outcome.records) {
    text += fmt::format("{}{}:{}", text.empty() ? "" : " | ", record.line, record.bytes);
  }
  for (const std::string& reject : outcome.rejects) {
    text += (text.empty() ? "" : " | ") + reject;
  }
  return text;
}

TEST_CASE("objects are cut out of an array, a stream of them, or one alone") {
  struct Case {
    std::string bytes;
    std::string records;
  };
  const Case cases[] = {
      {R"([{"a":1},{"a":2}])", R"(1:{"a":1} | 1:{"a":2})"},
      {"[\n  {\"a\": 1},\n  {\"a\": [{\"b\": {}}]}\n]\n", R"(2:{"a": 1} | 3:{"a": [{"b": {}}]})"},
      {"{\n\"a\":1\n}", "1:{\n\"a\":1\n}"},
      {"{}\n{}{}", "1:{} | 2:{} | 2:{}"},
      {R"([{"a":"}]\"{["},{"b":"\\"}])", R"(1:{"a":"}]\"{["} | 1:{"b":"\\"})"},
      {"\xEF\xBB\xBF[{}]", "1:{}"},
      {"", "a.json: there is no record in it"},
      {"[]", "a.json: there is no record in it"},
      {R"([1, "two", {"a":1}, null])", R"(1:{"a":1} | a.json:1: it is not a JSON object)"},
      {"[{\"a\":1},\n{\"a\":", "1:{\"a\":1} | a.json:2: it ends before its last bracket"},
      {R"({"a":"open)", "a.json:1: it ends before its last bracket"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.bytes);
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, std::string_view::npos}) {
      CHECK(split(row.bytes, 1000, chunk) == row.records);
    }
  }
}

TEST_CASE("an object over the limit is left out and the next one read") {
  const std::string bytes = R"([{"a":")" + std::string(50, 'x') + "\"},\n{\"b\":1}]";
  CHECK(split(bytes, 20) == "2:{\"b\":1} | a.json:1: the record is longer than 20 bytes");
}

TEST_CASE("records are articles by the keys of archives, ninjs too") {
  const auto read = [](std::string bytes) {
    return test::describe(JsonReader().read(test::whole_file(std::move(bytes)), {}));
  };
  CHECK(read(R"({"uri":"urn:x:1","headline":"Flood","body_text":"Water rose.",
                 "versioncreated":"2022-02-25T10:00:00Z","byline":"Desk","language":"en"})") ==
        "id=urn:x:1 | title=Flood | body=Water rose. | byline=Desk | language=en | "
        "date=2022-02-25T10:00:00Z");
  CHECK(read("{\"title\":") == "error: broken JSON: it ends before its last bracket");
}

TEST_CASE("any bytes are split without harm") {
  test::for_random_bytes(
      {"{", "}", "[", "]", "\"", "\\", ",", "\n", "{\"a\":1}"}, 3000, [](const std::string& bytes) {
        const std::string whole = split(bytes, 12);
        CHECK_FALSE(whole.empty());
      });
}

}  // namespace
}  // namespace dateline
