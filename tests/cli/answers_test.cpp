// SPDX-License-Identifier: GPL-2.0-or-later
//
// Orders, pages, batches and exit codes of dateline-query.
#include <filesystem>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// a0 to a29 on nato, each second one on floods too; days go up, every tenth has no date.
std::string archive() {
  std::string lines;
  for (int i = 0; i < 30; ++i) {
    json article = {{"id", fmt::format("a{}", i)},
                    {"title", fmt::format("NATO {}", i)},
                    {"body", i % 2 == 0 ? "A flood in Canada." : "The force in Latvia."}};
    if (i % 10 != 0) {
      article["date"] = fmt::format("2022-02-{:02}", 1 + i / 2);
    }
    lines += article.dump() + '\n';
  }
  return lines;
}

const fs::path& archive_index() {
  static const TempDir folder;
  static const fs::path path = [] {
    fs::path index = folder / "index";
    REQUIRE(run_index({"--quiet", "--index", index, "-"}, archive()).status == 0);
    return index;
  }();
  return path;
}

Outcome query(std::vector<std::string> arguments, std::string_view input = {}) {
  arguments.insert(arguments.begin(), {"--index", archive_index()});
  return run_program(DATELINE_QUERY_PROGRAM, arguments, input);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

TEST_CASE("what shows all matches is in order of date, then id, undated ones last") {
  const std::vector<std::string> ids = lines_of(query({"-f", "ids", "nato"}).out);
  REQUIRE(ids.size() == 30);
  CHECK(ids.front() == "a1");
  CHECK(ids[1] == "a2");  // February 2nd has a2 and a3
  CHECK(std::vector<std::string>(ids.end() - 3, ids.end()) ==
        std::vector<std::string>{"a0", "a10", "a20"});
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"-f", "tsv", "--fields", "id"},
        {"--template", "{id}"},
        {"-f", "jsonl", "--fields", "id"},
        {"-n", "0", "-f", "csv", "--fields", "id"}}) {
    CAPTURE(arguments[1]);
    std::vector<std::string> all = arguments;
    all.emplace_back("nato");
    std::vector<std::string> rows = lines_of(query(all).out);
    const bool has_header = arguments[1] == "tsv" || arguments.size() == 6;
    if (has_header) {
      rows.erase(rows.begin());
    }
    REQUIRE(rows.size() == ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      CHECK(rows[i].find(ids[i]) != std::string::npos);
    }
  }
}

TEST_CASE("an export goes on behind an article or a cursor") {
  const std::vector<std::string> all = lines_of(query({"-f", "ids", "nato"}).out);
  const std::vector<std::string> rest =
      lines_of(query({"-f", "ids", "--after", all[11], "nato"}).out);
  CHECK(rest == std::vector<std::string>(all.begin() + 12, all.end()));
  // Page by page through "next", until there is none.
  std::vector<std::string> paged;
  std::string next;
  for (int page = 0; page < 20; ++page) {
    std::vector<std::string> arguments{"-f", "json", "-n", "7", "--sort", "oldest", "nato"};
    if (!next.empty()) {
      arguments.insert(arguments.end(), {"--after", next});
    }
    const json answer = json::parse(query(arguments).out);
    CHECK(answer["total"] == 30);
    for (const json& hit : answer["hits"]) {
      paged.push_back(hit["id"]);
    }
    if (answer["next"].is_null()) {
      break;
    }
    next = answer["next"];
  }
  CHECK(paged == all);
  const Outcome unknown = query({"-f", "ids", "--after", "zz", "nato"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("no article has the id 'zz'") != std::string::npos);
}

TEST_CASE("newest first is oldest first backwards, but for equal dates and none") {
  const auto dates = [](const std::string& order) {
    return lines_of(query({"--template", "{date}", "--sort", order, "nato"}).out);
  };
  std::vector<std::string> oldest = dates("oldest");
  const std::vector<std::string> newest = dates("newest");
  REQUIRE(oldest.size() == 30);
  std::reverse(oldest.begin(), oldest.begin() + 27);
  CHECK(newest == oldest);
}

TEST_CASE("a batch answers each query, tells of wrong ones and goes on") {
  const std::string batch =
      "one\tflood\nbad\tnato AND (\n\ntwo\tforce latvia\nthree\tzebra\nno tab\n";
  const Outcome ids = query({"--batch", "-", "-f", "ids", "-n", "2"}, batch);
  CHECK(ids.status == 2);
  const std::vector<std::string> rows = lines_of(ids.out);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].starts_with("one\ta"));
  CHECK(rows[2].starts_with("two\ta"));
  CHECK(ids.err.find("standard input, line 2: column 10: this bracket is not closed") !=
        std::string::npos);
  CHECK(ids.err.find("\n  nato AND (\n           ^\n") != std::string::npos);
  CHECK(ids.err.find("standard input, line 6: there is no tab in this line") != std::string::npos);

  const Outcome counts = query({"--batch", "-", "--count"}, batch);
  CHECK(counts.out == "one\t15\ntwo\t15\nthree\t0\n");
  CHECK(counts.status == 2);

  const json objects = json::parse(query({"--batch", "-", "-f", "json", "-n", "1"}, batch).out);
  REQUIRE(objects.size() == 3);
  CHECK(objects[0]["query_id"] == "one");
  CHECK(objects[2]["total"] == 0);
  for (const std::string& row :
       lines_of(query({"--batch", "-", "-f", "jsonl", "-n", "1"}, batch).out)) {
    CHECK(json::parse(row).contains("query_id"));
  }
  const std::vector<std::string> csv =
      lines_of(query({"--batch", "-", "-f", "csv", "-n", "1", "--fields", "id"}, batch).out);
  REQUIRE(csv.size() == 3);
  CHECK(csv[0] == "query_id,id\r");
  CHECK(csv[2].starts_with("two,"));
  for (const std::string& row : lines_of(query({"--batch", "-", "-f", "trec"}, batch).out)) {
    CHECK((row.starts_with("one Q0 ") || row.starts_with("two Q0 ")));
  }
  CHECK(query({"--batch", "-", "-f", "ids"}, "a\tflood\n").status == 0);
  CHECK(query({"--batch", "-", "-f", "ids"}, "a\tzebra\n").status == 1);
  CHECK(query({"--batch", "/no/such/file", "-f", "ids"}).status == 2);
}

TEST_CASE("any of the words is enough where asked for") {
  CHECK(query({"--count", "flood latvia"}).out == "0\n");
  CHECK(query({"--count", "--match", "any", "flood latvia"}).out == "30\n");
  CHECK(query({"--count", "--match", "any", "flood latvia -canada"}).out == "15\n");
  CHECK(query({"--count", "--match", "any", "flood zebra date:2022-02-02"}).out == "1\n");
  // Words joined by operators mean what they say.
  CHECK(query({"--count", "--match", "any", "flood AND latvia"}).out == "0\n");
}

TEST_CASE("a date filter tells how many undated articles match the rest") {
  const auto note = [](const std::string& text) { return query({"--count", text}).err; };
  CHECK(note("nato date:2022") ==
        "note: 3 undated articles match the rest of the query; -has:date in place of the date "
        "finds them\n");
  CHECK(note("date:2022").starts_with("note: 3 undated articles match"));
  CHECK(note("latvia date:2022").empty());  // the undated ones are all on floods
  CHECK(note("nato").empty());
  CHECK(note("nato NOT date:2022").empty());  // they are found as it is
  CHECK(note("nato (date:2022 OR -has:date)").empty());
  CHECK(note("nato added:today..").empty());
}

TEST_CASE("every exit code has its meaning") {
  CHECK(query({"nato"}).status == 0);
  CHECK(query({"zebra"}).status == 1);
  CHECK(query({"--count", "zebra"}).status == 1);
  CHECK(query({"nato AND"}).status == 2);
  CHECK(query({"--no-such-option", "nato"}).status == 2);
  CHECK(run_query({"--index", "/no/such/index", "nato"}).status == 2);
  CHECK(query({"--show", "a1"}).status == 0);
  CHECK(query({"--show", "a1", "--show", "zz"}).status == 3);
  CHECK(query({"--show", "zz"}).status == 1);
  CHECK(run_program("/bin/sh",
                    {"-c",
                     fmt::format("{} --index {} -f csv nato >/dev/full",
                                 DATELINE_QUERY_PROGRAM,
                                 archive_index().string())})
            .status == 4);
}

TEST_CASE("an index that fails while it is read ends a query with 4") {
  const TempDir folder;
  const fs::path index = folder / "index";
  REQUIRE(run_index({"--quiet", "--index", index, "-"}, archive()).status == 0);
  // The table of stored articles is asked for when they are printed.
  fs::resize_file(index / "segment-000001" / "docdata.glass", 0);
  const Outcome run = run_query({"--index", index, "-f", "csv", "nato"});
  CHECK(run.status == 4);
  CHECK_FALSE(run.err.empty());
}

TEST_CASE("a reader that goes away ends the program without a word") {
  for (const char* format : {"csv", "jsonl", "ids", "text"}) {
    const Outcome run = run_program("/bin/sh",
                                    {"-c",
                                     fmt::format("{} --index {} -n 0 -f {} nato | head -n 1",
                                                 DATELINE_QUERY_PROGRAM,
                                                 archive_index().string(),
                                                 format)});
    CAPTURE(format);
    CHECK(run.err.empty());
    CHECK(lines_of(run.out).size() == 1);
  }
}

TEST_CASE("an article is shown whole, with what the query looks for") {
  const Outcome run = query({"--show", "a2", "--color", "always", "flood"});
  CHECK(run.out.find("A \x1b[1;33mflood\x1b[0m in Canada.") != std::string::npos);
  const json shown = json::parse(query({"--show", "a2", "-f", "json", "canada"}).out);
  CHECK(shown["articles"][0]["highlights"][0]["begin"] == 11);
  CHECK(query({"--show", "a2", "nato AND ("}).status == 2);
}

TEST_CASE("a concordance needs a word") {
  const Outcome run = query({"--kwic", "date:2022"});
  CHECK(run.status == 2);
  CHECK(run.err.find("no word to show") != std::string::npos);
  CHECK(lines_of(query({"--kwic", "nato"}).out).size() == 30);
  CHECK(lines_of(query({"--kwic", "-n", "4", "nato"}).out).size() == 4);
}

}  // namespace
}  // namespace dateline::test
