// SPDX-License-Identifier: GPL-2.0-or-later
//
// What each format prints of the corpus, compared with the files of tests/cli/golden. After a
// change that is meant, DATELINE_UPDATE_GOLDEN=1 build/release/tests/cli_tests -tc='*golden*'
// writes them anew; git diff shows what changed.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include <doctest/doctest.h>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

const fs::path& corpus_index() {
  static const TempDir folder;
  static const fs::path path = [] {
    fs::path index = folder / "index";
    REQUIRE(
        run_index({"--quiet", "--index", index, fs::path(DATELINE_CORPUS) / "articles"}).status ==
        0);
    return index;
  }();
  return path;
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

// Line ends and NUL as signs, so that they can be seen and compared; times taken out.
std::string legible(const std::string& text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\0') {
      out += "␀\n";
    } else if (byte == '\r') {
      out += "␍";
    } else if (byte == '\x1b') {
      out += "␛";
    } else {
      out += byte;
    }
  }
  out = std::regex_replace(out, std::regex(R"(\(\d+ ms\))"), "(N ms)");
  return std::regex_replace(out, std::regex(R"(\d+\.\d+ ms)"), "N ms");
}

struct Golden {
  const char* name;
  std::vector<std::string> arguments;
  const char* input;  // file below tests/cli/golden, for --batch; nullptr: none
};

std::string transcript(const Golden& golden) {
  std::vector<std::string> arguments{"--index", corpus_index(), "--now", "2023-11-01T12:00Z"};
  arguments.insert(arguments.end(), golden.arguments.begin(), golden.arguments.end());
  std::string text = "$ dateline-query";
  for (const std::string& argument : golden.arguments) {
    const bool is_plain =
        !argument.empty() && argument.find_first_of(" \"'()*{}\\<>|&;$") == std::string::npos;
    text += is_plain ? ' ' + argument : " '" + argument + "'";
  }
  const fs::path folder = fs::path(DATELINE_TESTS) / "cli" / "golden";
  if (golden.input != nullptr) {
    arguments.insert(arguments.end(), {"--batch", folder / golden.input});
    text += std::string(" --batch ") + golden.input;
  }
  const Outcome run = run_query(arguments, {"COLUMNS=80"});
  text += "\n" + legible(run.out);
  if (!run.out.empty() && run.out.back() != '\n' && run.out.back() != '\0') {
    text += "␄\n";
  }
  if (!run.err.empty()) {
    std::string err = legible(run.err);
    for (std::size_t at = 0; (at = err.find(folder.string(), at)) != std::string::npos;) {
      err.replace(at, folder.string().size() + 1, "");
    }
    text += "--- standard error\n" + err;
  }
  return text + "--- exit " + std::to_string(run.status) + '\n';
}

const char* const kQuery = "NATO response force Canada";

const std::vector<Golden> kGolden = {
    {"text", {"-n", "3", kQuery}, nullptr},
    {"text-offset", {"-n", "2", "--offset", "4", "--sort", "newest", "flood"}, nullptr},
    {"text-partial", {"-n", "4", "frigate hockey"}, nullptr},
    {"text-colour", {"-n", "2", "--color", "always", "\"response force\""}, nullptr},
    {"text-none", {"zeppelin frigate"}, nullptr},
    {"json", {"-f", "json", "-n", "2", kQuery}, nullptr},
    {"json-next", {"-f", "json", "-n", "2", "--sort", "newest", "nato"}, nullptr},
    {"json-fields", {"-f", "json", "-n", "2", "--fields", "id,title,matched", kQuery}, nullptr},
    {"json-partial", {"-f", "json", "-n", "3", "--partial", "frigate hockey"}, nullptr},
    {"jsonl", {"-f", "jsonl", "-n", "2", kQuery}, nullptr},
    {"csv", {"-f", "csv", "earthquake tsunami"}, nullptr},
    {"csv-long",
     {"-f", "csv", "--fields", "id,matched", "--long", "matched", "-n", "2", "canad* nato"},
     nullptr},
    {"tsv", {"-f", "tsv", "--fields", "date,source,title,matched", "earthquake tsunami"}, nullptr},
    {"ids", {"-f", "ids", "earthquake tsunami"}, nullptr},
    {"null", {"-0", "earthquake tsunami"}, nullptr},
    {"trec", {"-f", "trec", "-n", "8", kQuery}, nullptr},
    {"template", {"--template", "{date} {title}\\t{{{words}}}", "earthquake tsunami"}, nullptr},
    {"show", {"--show", "lwire-20220225-031", "canada \"response force\""}, nullptr},
    {"show-json", {"--show", "lwire-20220225-031", "-f", "json"}, nullptr},
    {"show-missing",
     {"--show", "lwire-20220225-031", "--show", "no-such-id", "-f", "jsonl"},
     nullptr},
    {"kwic", {"--kwic", "\"response force\""}, nullptr},
    {"kwic-near", {"--kwic", "canad* NEAR/5 force"}, nullptr},
    {"kwic-csv", {"--kwic", "-f", "csv", "title:canad*"}, nullptr},
    {"kwic-json", {"--kwic", "-f", "json", "-n", "2", "\"response force\""}, nullptr},
    {"sentences", {"--sentences", "canada SAME/s standby"}, nullptr},
    {"sentences-jsonl", {"--sentences", "-f", "jsonl", "canada SAME/s standby"}, nullptr},
    {"count", {"--count", "nato date:2022"}, nullptr},
    {"facet", {"--facet", "source", "--facet", "year:4", "nato"}, nullptr},
    {"facet-csv", {"--facet", "month", "-f", "csv", "earthquake"}, nullptr},
    {"facet-json",
     {"--facet", "section:2", "--significant", "source", "-f", "json", "\"response force\""},
     nullptr},
    {"significant", {"--significant", "year", "--significant", "source", "nato"}, nullptr},
    {"timeline", {"--timeline", "year", "-f", "text", "nato date:1999..2010"}, nullptr},
    {"timeline-compare",
     {"--timeline",
      "month",
      "-f",
      "text",
      "--ascii",
      "nato date:2022",
      "--compare",
      "canada date:2022"},
     nullptr},
    {"timeline-share",
     {"--timeline", "year", "-f", "text", "--share", "nato date:2011..2022"},
     nullptr},
    {"timeline-csv", {"--timeline", "week", "nato date:2022-02..2022-03"}, nullptr},
    {"timeline-jsonl",
     {"--timeline", "day", "-f", "jsonl", "nato date:2022-02-20..2022-02-27"},
     nullptr},
    {"coverage", {"--coverage", "month", "source:\"larkspur wire\" date:2021.."}, nullptr},
    {"coverage-csv", {"--coverage", "week", "-f", "csv", "nato date:2021-06..2022"}, nullptr},
    {"coverage-json",
     {"--coverage", "day", "-f", "json", "source:\"larkspur wire\" date:2022"},
     nullptr},
    {"undated", {"--undated", "-f", "ids", "-n", "3"}, nullptr},
    {"undated-count", {"--undated", "--count", "nato OR flood"}, nullptr},
    {"undated-none", {"--undated", "zeppelin"}, nullptr},
    {"match-any", {"-f", "ids", "--match", "any", "-n", "5", "frigate tsunami"}, nullptr},
    {"explain", {"--explain", "(nato OR otan) canad* date:last-week"}, nullptr},
    {"explain-id", {"--explain-id", "lwire-20220225-031", "nato title:hockey"}, nullptr},
    {"batch-text", {"-n", "1"}, "queries.tsv"},
    {"batch-json", {"-f", "json", "-n", "1", "--fields", "id,title"}, "queries.tsv"},
    {"batch-csv", {"-f", "csv", "--fields", "id,date", "-n", "2"}, "queries.tsv"},
    {"batch-count", {"--count"}, "queries.tsv"},
    {"batch-topics", {"-f", "trec", "-n", "3"}, "topics.txt"},
    {"error-caret", {"nato AND (canada OR"}, nullptr},
    {"error-field", {"titel:nato"}, nullptr},
};

TEST_CASE("the output of each format is as in its golden file") {
  const fs::path folder = fs::path(DATELINE_TESTS) / "cli" / "golden";
  const bool update = std::getenv("DATELINE_UPDATE_GOLDEN") != nullptr;
  const TempDir scratch;
  for (const Golden& golden : kGolden) {
    const fs::path file = folder / (std::string(golden.name) + ".txt");
    const std::string actual = transcript(golden);
    if (update) {
      write(file, actual);
      continue;
    }
    if (actual == read(file)) {
      continue;
    }
    const fs::path got = scratch / "actual";
    write(got, actual);
    const Outcome diff = run_program("/usr/bin/diff", {"-u", file, got});
    FAIL_CHECK(std::string(golden.name) << " differs:\n" << diff.out << diff.err);
  }
}

TEST_CASE("every golden file belongs to a case") {
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(DATELINE_TESTS) / "cli" / "golden")) {
    const std::string name = entry.path().stem();
    const bool is_input = name == "queries" || name == "topics";
    const bool is_known =
        std::ranges::any_of(kGolden, [&](const Golden& golden) { return golden.name == name; });
    CAPTURE(name);
    CHECK((is_input || is_known));
  }
}

}  // namespace
}  // namespace dateline::test
