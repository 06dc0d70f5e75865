// SPDX-License-Identifier: GPL-2.0-or-later
//
// What those who keep an archive ask: --info, --coverage, --undated.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/run_record.hpp"
#include "tests/cli/corpus_index.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

TEST_CASE("undated articles are those without a date, among the matches too") {
  for (const std::vector<std::string>& more : {std::vector<std::string>{"--format", "ids"},
                                               {"--count"},
                                               {"--facet", "source", "--format", "csv"},
                                               {"--format", "csv", "--sort", "newest"},
                                               {"--kwic", "--format", "csv"}}) {
    for (const std::string query : {"*", "canada", "nato OR flood", "nato OR canada -flood"}) {
      if (query == "*" && more.front() == "--kwic") {
        continue;
      }
      std::vector<std::string> undated{"--undated", query};
      std::vector<std::string> written{"(" + query + ") -has:date"};
      undated.insert(undated.end(), more.begin(), more.end());
      written.insert(written.end(), more.begin(), more.end());
      CAPTURE(query);
      CAPTURE(more.front());
      const Outcome run = query_corpus(undated);
      CHECK(run.out == query_corpus(written).out);
      CHECK((run.status == 0 || run.status == 1));
    }
  }
  CHECK(query_corpus({"--undated", "--count"}).out ==
        query_corpus({"--count", "--", "-has:date"}).out);
}

TEST_CASE("a listing of undated articles says when there is none") {
  const Outcome run = query_corpus({"--undated", "zeppelin"});
  CHECK(run.status == 1);
  CHECK(has(run.err, "zeppelin"));
  CHECK(has(run.err, "undated"));
}

TEST_CASE("coverage succeeds where an article matches, whatever is missing") {
  CHECK(query_corpus({"--coverage", "day"}).status == 0);
  CHECK(query_corpus({"--coverage", "month", "nato"}).status == 0);
  CHECK(query_corpus({"--coverage", "day", "zeppelin"}).status == 1);
  CHECK(query_corpus({"--coverage", "year"}).status == 2);
}

TEST_CASE("the formats of coverage agree") {
  const Json whole = Json::parse(query_corpus({"--coverage", "day", "-f", "json"}).out);
  std::size_t rows = 0;
  for (const Json& source : whole["sources"]) {
    rows += 1 + source["missing"].size() + source["drops"].size();
    rows += source["coarser"] > 0 ? 1U : 0U;
    rows += source["undated"] > 0 ? 1U : 0U;
  }
  const std::string lines = query_corpus({"--coverage", "day", "-f", "jsonl"}).out;
  const std::string table = query_corpus({"--coverage", "day", "-f", "tsv"}).out;
  CHECK(static_cast<std::size_t>(std::ranges::count(lines, '\n')) == rows);
  CHECK(static_cast<std::size_t>(std::ranges::count(table, '\n')) == rows + 1);
}

TEST_CASE("an index describes itself, its last run too") {
  const TempDir folder;
  const fs::path index = folder / "index";
  fs::copy(corpus_index(), index, fs::copy_options::recursive);
  fs::remove(index / kRunRecordName);
  CHECK(has(query_in(index, {"--info"}).out, "last run        not recorded\n"));
  write_run_record(index,
                   {.started = "2026-03-01T02:00:00Z",
                    .finished = "2026-03-01T02:00:09Z",
                    .exit_code = 3,
                    .added = 1200,
                    .rejected = {{"no-text", 8}}});
  const Outcome run = query_in(index, {"--info"});
  CHECK(run.status == 0);
  CHECK(has(run.out, "2026-03-01T02:00:00Z to 2026-03-01T02:00:09Z"));
  CHECK(has(run.out, "1,200 added"));
  CHECK(has(run.out, "rejected, no-text: 8"));
  CHECK(has(run.out, "segment-000001"));
  const Json info = Json::parse(query_in(index, {"--info", "-f", "json"}).out)["index"];
  CHECK(info["articles"] == std::stoi(query_in(index, {"--count", "*"}).out));
  CHECK(info["last_run"]["rejected"]["no-text"] == 8);
  static_cast<void>(folder.write("index/last-run", "{"));
  const Outcome broken = query_in(index, {"--info"});
  CHECK(broken.status == 0);
  CHECK(has(broken.out, "cannot be understood"));
}

}  // namespace
}  // namespace dateline::test
