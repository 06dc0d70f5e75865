// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/jsonl_reader.hpp"

#include <array>

#include <doctest/doctest.h>

#include "common/support/utf8.hpp"
#include "tests/indexer/readers/reader_support.hpp"

namespace dateline {
namespace {

using test::describe;
using test::split_with;
using test::SplitOutcome;
using Strings = std::vector<std::string>;

Strings places(const SplitOutcome& outcome) {
  Strings places;
  for (const RawRecord& record : outcome.records) {
    places.push_back(record.place() + " #" + std::to_string(record.number) + " " + record.bytes);
  }
  return places;
}

struct Case {
  std::string_view name;
  std::string_view bytes;
  Recognition expected;
};

TEST_CASE("JSON Lines are recognised by content, then by name") {
  constexpr std::array kCases = {
      Case{"a.dat", "{\"id\":1}\n{\"id\":2}\n", Recognition::kByContent},
      Case{"a.dat", "\xEF\xBB\xBF\n  {\"id\":1}", Recognition::kByContent},
      Case{"a.dat", R"({"body":"as long as the sample)", Recognition::kByContent},
      Case{"a.dat", "{}", Recognition::kByContent},
      Case{"a.json", "{\n  \"id\": 1\n}\n", Recognition::kNo},
      Case{"a.json", "[{\"id\":1}]", Recognition::kNo},
      Case{"a.txt", "{Correction} The mayor", Recognition::kNo},
      Case{"a.txt", "Vote on {harbour} bill", Recognition::kNo},
      Case{"a.jsonl", "", Recognition::kByName},
      Case{"A.JSONL", "broken", Recognition::kByName},
      Case{"a.ndjson", "broken", Recognition::kByName},
      Case{"a.jl", "{\n", Recognition::kByName},
      Case{"-", "{\n  \"id\": 1\n}\n", Recognition::kNo},
      Case{"-", "{broken}\n{\"id\":1}\n", Recognition::kByContent},
      Case{"-", "Vote", Recognition::kNo},
  };
  for (const Case& row : kCases) {
    CAPTURE(row.name);
    CAPTURE(row.bytes);
    CHECK(JsonlReader().recognise({row.name, row.bytes}) == row.expected);
  }
}

TEST_CASE("each line that is not blank is a record with its line number") {
  const SplitOutcome outcome =
      split_with(JsonlReader(), "\xEF\xBB\xBF{\"a\":1}\r\n\n  \t\n{\"b\":2}", "2022/wire.jsonl");
  CHECK(places(outcome) ==
        Strings{"2022/wire.jsonl:1 #1 {\"a\":1}", "2022/wire.jsonl:4 #2 {\"b\":2}"});
  CHECK(outcome.rejects.empty());
}

TEST_CASE("a line over the limit is rejected by its number and the next is read") {
  const std::string lines = "{\"a\":1}\n" + std::string(5000, 'x') + "\n{\"b\":2}\n";
  const SplitOutcome outcome = split_with(JsonlReader(), lines, "wire.jsonl", 1000, 64);
  CHECK(places(outcome) == Strings{"wire.jsonl:1 #1 {\"a\":1}", "wire.jsonl:3 #3 {\"b\":2}"});
  CHECK(outcome.rejects == Strings{"wire.jsonl:2: the line is longer than 1000 bytes"});
}

TEST_CASE("a file without a record is rejected") {
  const Strings expected = {"wire.jsonl: there is no record in it"};
  CHECK(split_with(JsonlReader(), "", "wire.jsonl").rejects == expected);
  CHECK(split_with(JsonlReader(), " \n\r\n\n", "wire.jsonl").rejects == expected);
}

TEST_CASE("splitting ends when no more is wanted") {
  test::StringStream stream("{}\n{}\n{}\n");
  int records = 0;
  JsonlReader().split(stream,
                      {.file = test::file_at("wire.jsonl"),
                       .max_record_bytes = 100,
                       .emit = [&records](const RawRecord&) { return ++records < 2; },
                       .reject = {}});
  CHECK(records == 2);
}

TEST_CASE("broken JSON on line 17 costs line 17 alone") {
  std::string lines;
  for (int line = 1; line <= 40; ++line) {
    lines += line == 17 ? "{\"title\":\"cut o\n"
                        : R"({"title":"Number )" + std::to_string(line) + "\"}\n";
  }
  Strings errors;
  std::size_t articles = 0;
  const JsonlReader reader;
  const SplitOutcome outcome = split_with(reader, lines, "wire.jsonl");
  for (const RawRecord& record : outcome.records) {
    const Result<Article> article = reader.read(record, {});
    if (article) {
      ++articles;
    } else {
      errors.push_back(record.place() + ": " + article.error().message);
    }
  }
  CHECK(articles == 39);
  CHECK(errors == Strings{"wire.jsonl:17: broken JSON: a string has no closing quote"});
}

TEST_CASE("records of a file larger than any buffer all arrive") {
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    lines += "{\"id\":" + std::to_string(i) + R"(,"body":")" +
             std::string(static_cast<std::size_t>(i % 700), 'x') + "\"}\n";
  }
  const JsonlReader reader;
  const SplitOutcome outcome = split_with(reader, lines, "wire.jsonl", 4096, 4097);
  REQUIRE(outcome.records.size() == 3000);
  CHECK(outcome.records.back().line == 3000);
  CHECK(describe(reader.read(outcome.records.back(), {})) ==
        "id=2999 | body=" + std::string(199, 'x'));
}

TEST_CASE("keys are mapped as the options say") {
  const ReadOptions options{read_map_options(Strings{"title=fields.headline"})};
  const RawRecord record = test::json_line(R"({"fields":{"headline":"t"}})");
  CHECK(describe(JsonlReader().read(record, options)) == "title=t");
}

TEST_CASE("random bytes are split and read without harm") {
  const std::vector<std::string> pieces = {"\n",
                                           "\r\n",
                                           "\n{\"title\":\"t\"}\n",
                                           "{\"id\":1,",
                                           R"("body":"b")",
                                           "}",
                                           "\xEF\xBB\xBF",
                                           "\\u0000",
                                           "\"",
                                           std::string(1200, 'x')};
  int articles = 0;
  const JsonlReader reader;
  test::for_random_bytes(pieces, 5000, [&](const std::string& bytes) {
    const SplitOutcome outcome = split_with(reader, bytes, "wire.jsonl");
    for (const RawRecord& record : outcome.records) {
      const std::string text = describe(reader.read(record, {}));
      REQUIRE(find_broken_utf8(text) == text.size());
      REQUIRE(text.find('\0') == std::string::npos);
      articles += text.starts_with("error") ? 0 : 1;
    }
  });
  CHECK(articles > 500);
}

}  // namespace
}  // namespace dateline
