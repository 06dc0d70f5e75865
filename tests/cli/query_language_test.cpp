// SPDX-License-Identifier: GPL-2.0-or-later
//
// The query language as a user meets it: the manual's examples, explanations, errors, limits.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "common/index/fields.hpp"
#include "common/terminal/terminal.hpp"
#include "query/run/syntax_help.hpp"
#include "tests/cli/corpus_index.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

Outcome query(std::vector<std::string> arguments, const std::vector<std::string>& settings = {}) {
  arguments.insert(arguments.begin(), {"--index", corpus_index(), "--now", "2022-03-02"});
  return run_query(arguments, settings);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

// man(7) source as the reader sees it.
std::string without_roff(std::string text) {
  const std::pair<std::string_view, std::string_view> escapes[] = {{"\\-", "-"}, {"\\e", "\\"}};
  for (const auto& [escape, character] : escapes) {
    for (std::size_t at = 0; (at = text.find(escape, at)) != std::string::npos;) {
      text.replace(at, escape.size(), character);
      at += character.size();
    }
  }
  return text;
}

TEST_CASE("every example of dateline-query-language(7) finds articles of the corpus") {
  std::ifstream page(fs::path(DATELINE_MANUALS) / "dateline-query-language.7");
  std::vector<std::string> examples;
  bool is_next = false;
  for (std::string line; std::getline(page, line);) {
    if (is_next) {
      REQUIRE(line.starts_with("\\fB"));
      REQUIRE(line.ends_with("\\fR"));
      examples.push_back(without_roff(line.substr(3, line.size() - 6)));
    }
    is_next = line == "Example:";
  }
  CHECK(examples.size() >= 30);
  for (const std::string& example : examples) {
    CAPTURE(example);
    const Outcome run = query({"--", example});
    // Undated articles may match the rest of a query with a date, which is no fault of the example.
    CHECK((run.err.empty() || run.err.starts_with("note: ")));
    CHECK(run.status == 0);
  }
}

TEST_CASE("the manual has every operator and every field") {
  const std::string page = language_manual();
  for (const SyntaxRow& row : kSyntaxRows) {
    CAPTURE(row.syntax);
    CHECK(has(without_roff(page), row.syntax));
  }
  for (const Field& field : kFields) {
    CAPTURE(field.name);
    CHECK(has(page, "\\fB" + std::string(field.name) + ":"));
  }
}

TEST_CASE("the cheat sheet fits a screen of 80 columns") {
  const Outcome run = query({"--help-syntax"});
  CHECK(run.status == 0);
  const std::vector<std::string> lines = lines_of(run.out);
  CHECK(lines.size() <= 45);
  for (const std::string& line : lines) {
    CAPTURE(line);
    CHECK(cell_width(line) <= 80);
  }
}

TEST_CASE("--explain says how a query is read and what each part matches") {
  const Outcome run =
      query({"--explain", "--", "(nato OR alliance) NEAR/5 canad* date:last-week -title:hockey"});
  CHECK(run.status == 0);
  CHECK(run.err == "");
  for (const char* part : {"tokens\n  bracket (\n  word nato\n",
                           "within 5 words, in any order",
                           "word canad*",
                           "date:last-week is 2022-02-21 to 2022-02-27 (7 terms)",
                           "canada ",
                           "not title:hockey",
                           "all of it",
                           "Xapian query\n  Query("}) {
    CAPTURE(part);
    CHECK(has(run.out, part));
  }
}

TEST_CASE("--explain counts what the listing counts") {
  const auto count_in = [](const std::string& text, const std::string& label) {
    const std::size_t at = text.find(label);
    REQUIRE(at != std::string::npos);
    return std::stoi(text.substr(at + label.size()));
  };
  for (const char* words : {"nato", "canada", "title:\"response force\"", "nato SAME/s canada"}) {
    CAPTURE(words);
    const Outcome listing = query({words});
    const Outcome explained = query({"--explain", words});
    CHECK(count_in(explained.out, "all of it") == std::stoi(listing.out));
  }
}

TEST_CASE("--explain shows what is excluded as excluded") {
  const Outcome run = query({"--explain", "--", "NOT (nato AND canada)"});
  CHECK(has(run.out, "  not (nato AND canada)"));
  CHECK(has(query({"--explain", "--", "-hockey"}).out, "  not hockey "));
}

TEST_CASE("a count is of the articles that a listing has, whatever the query") {
  for (const char* words : {"like:lwire-20220225-031", "+canada date:2022", "nato~ canada", "*"}) {
    CAPTURE(words);
    const std::size_t listed = lines_of(query({"--format", "ids", words}).out).size();
    CHECK(query({"--count", words}).out == std::to_string(listed) + "\n");
  }
}

TEST_CASE("--explain-id says for each part why an article does not match") {
  const std::string id = "copperfern-tribune/2022/02/26/canada-puts-3400-on-standby.txt";
  const Outcome run =
      query({"--explain-id",
             id,
             "--",
             "\"force response\" canada date:2019 (canada NEAR/1 standby) "
             "(canada SAME/s zebra) ATLEAST99(nato) words:..20 source:reuters -nato"});
  CHECK(run.status == 1);
  for (const char* part : {"does not match",
                           "no   its words are all there, but not side by side",
                           "no   it was published 2022-02-26",
                           "no   both are there, but not near enough",
                           "no   the article lacks 'zebra'",
                           "no   there, but fewer than 99 times",
                           "no   it has ",
                           "no   it has no source",
                           "no   it matches this"}) {
    CAPTURE(part);
    CHECK(has(run.out, part));
  }
  const Outcome match = query({"--explain-id", id, "canada \"response force\""});
  CHECK(match.status == 0);
  CHECK(has(match.out, "matches\n"));
  CHECK_FALSE(has(match.out, "  no"));
  const Outcome unknown = query({"--explain-id", "nobody", "canada"});
  CHECK(unknown.status == 2);
  CHECK(has(unknown.err, "no article of the index has the id 'nobody'"));
}

TEST_CASE("a search without a match tells what each part matches and what was meant") {
  const Outcome run = query({"nato cnada date:2022"});
  CHECK(run.status == 1);
  CHECK(has(run.err, "each part alone:\n  nato"));
  CHECK(has(run.err, "  cnada "));
  CHECK(has(run.err, "did you mean canada ("));
  CHECK_FALSE(has(run.out, "did you mean"));
  CHECK(query({"nato"}).err == "");
}

TEST_CASE("a refused query shows its place under a caret") {
  const Outcome run = query({"nato", "tilte:flood"});
  CHECK(run.status == 2);
  CHECK(run.out == "");
  const std::vector<std::string> lines = lines_of(run.err);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].starts_with("dateline-query: column 6: "));
  CHECK(lines[1] == "  nato tilte:flood");
  CHECK(lines[2].starts_with("       ^~~~~~"));
  CHECK(lines[3].starts_with("hint: "));
  CHECK(has(lines[3], "title:"));
}

TEST_CASE("what is over a limit ends with status 2") {
  const auto repeated = [](std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
      out += text;
    }
    return out;
  };
  for (const std::string& text :
       {repeated("a", 70'000),
        repeated("(", 50'000) + "a" + repeated(")", 50'000).substr(0, 9000),
        repeated("nato ", 1'025),
        repeated("NOT ", 10'000) + "nato",
        "\"" + repeated("a ", 32'000) + "\"",
        repeated("-", 60'000) + "a",
        repeated("* ", 30'000),
        repeated("words:5.. ", 6'000),
        repeated("zzzzqqqq~2 ", 5'000),
        repeated("said NEAR/999 ", 40) + "said",
        repeated("said SAME/s ", 5'000) + "said",
        std::string("date:2020-13-45")}) {
    CAPTURE(text.substr(0, 20));
    const Outcome run = query({"--", text});
    CHECK(run.status == 2);
    CHECK(has(run.err, "column "));
  }
}

TEST_CASE("a word with a minus that looks like an option is refused with the way out") {
  const Outcome run = query({"nato", "-zebra"});
  CHECK(run.status == 2);
  CHECK(has(run.err, "NOT word"));
  CHECK(query({"nato", "NOT", "zebra"}).status == 0);
  CHECK(query({"--", "nato", "-zebra"}).status == 0);
}

TEST_CASE("--now decides what relative dates mean") {
  const auto status = [](const char* now) {
    return run_query({"--index", corpus_index(), "--now", now, "nato date:last-week"}).status;
  };
  CHECK(status("2022-03-02") == 0);
  CHECK(status("2022-03-02T12:00:00Z") == 0);
  CHECK(status("1990-01-01") == 1);
  CHECK(status("soon") == 2);
}

TEST_CASE("saved queries are read from the configuration directory or a file") {
  const TempDir folder;
  const fs::path file = folder.write("config/dateline/queries",
                                     "# what we follow\nnrf = \"response force\" OR NRF\n\n");
  const std::string variable = "XDG_CONFIG_HOME=" + (folder / "config").string();
  CHECK(query({"query:nrf canada"}, {variable}).status == 0);
  CHECK(query({"--queries", file, "query:nrf canada"}).status == 0);
  CHECK(has(query({"query:other"}, {variable}).err, "no saved query 'other'"));
  std::string chain;
  for (int i = 0; i < 20'000; ++i) {
    chain += "b" + std::to_string(i) + " = query:b" + std::to_string(i + 1) + "\n";
  }
  const Outcome deep = query({"--queries", folder.write("chain", chain), "query:b0"});
  CHECK(deep.status == 2);
  CHECK(has(deep.err, "too deep"));
  CHECK(query({"--queries", folder / "none", "query:a"}).status == 2);
  const fs::path broken = folder.write("broken", "nrf = a\nno equals sign\n");
  const Outcome run = query({"--queries", broken, "query:nrf"});
  CHECK(run.status == 2);
  CHECK(has(run.err, broken.string() + ", line 2: no = in it"));
  const fs::path twice = folder.write("twice", "a = b\na = c\n");
  CHECK(has(query({"--queries", twice, "query:a"}).err, "line 2: 'a' is here for the second time"));
}

TEST_CASE("a field that the index knows nothing of says so once, in a pipe too") {
  const Outcome run = query({"story:a OR story:b OR nato"});
  CHECK(run.status == 0);
  CHECK(run.err ==
        "warning: no article of this index has a value of story: (group of near-copies of one "
        "story), so story: finds nothing\n");
}

TEST_CASE("the time limit is checked") {
  CHECK(query({"--timeout", "0", "nato"}).status == 0);
  CHECK(query({"--timeout", "soon", "nato"}).status == 2);
}

}  // namespace
}  // namespace dateline::test
