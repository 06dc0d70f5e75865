// SPDX-License-Identifier: GPL-2.0-or-later
//
// Configuration files and variables as the programs read them.
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr const char* kArchive = R"({"id":"a","title":"Canada","body":"x","date":"2022-02-25"}
{"id":"b","title":"Canada too","body":"y","date":"2022-02-26"}
)";

// An index, and a home whose configurations name it.
struct Home {
  Home() {
    const std::string line = "index = " + index.string() + "\n";
    REQUIRE(run({"-"}, line).status == 0);
    folder.write("config/dateline/query.conf", line);
  }

  Outcome run(const std::vector<std::string>& arguments,
              const std::string& configuration,
              std::vector<std::string> settings = {}) const {
    folder.write("config/dateline/index.conf", configuration);
    settings.push_back(variable);
    return run_program(DATELINE_INDEX_PROGRAM, arguments, kArchive, settings);
  }

  Outcome query(const std::vector<std::string>& arguments,
                const std::string& configuration,
                std::vector<std::string> settings = {}) const {
    folder.write("config/dateline/query.conf", "index = " + index.string() + "\n" + configuration);
    settings.push_back(variable);
    return run_query(arguments, settings);
  }

  TempDir folder;
  fs::path index = folder / "index";
  std::string variable = "XDG_CONFIG_HOME=" + (folder / "config").string();
};

TEST_CASE("the user's configuration says what each run needs") {
  const Home home;
  CHECK(home.run({"-"}, "quiet = true\nindex = " + home.index.string()).out.empty());
  CHECK(has(
      home.run({"-"}, "quiet = true\nindex = " + home.index.string(), {"DATELINE_QUIET=false"}).out,
      "2 articles"));
  CHECK(home.query({"canada", "-f", "ids"}, "").out == "a\nb\n");
  CHECK(home.query({"canada"}, "format = ids\nsort = oldest\n").out == "a\nb\n");
  CHECK(home.query({"canada"}, "format = ids\nsort = oldest\n", {"DATELINE_SORT=newest"}).out ==
        "b\na\n");
  CHECK(
      home.query({"canada", "--sort", "oldest"}, "format = ids\n", {"DATELINE_SORT=newest"}).out ==
      "a\nb\n");
  const fs::path other = home.folder.write("other.conf", "sort = newest\nlimit = 1\n");
  CHECK(home.query({"canada", "--config", other}, "format = ids\nsort = oldest\n").out == "b\n");
}

TEST_CASE("a wrong configuration is refused with file and line") {
  const Home home;
  const std::string file = (home.folder / "config/dateline/query.conf").string();
  struct Case {
    const char* text;
    std::string err;
  };
  const Case cases[] = {
      {"limti = 3", file + ":2: there is no key limti\nhint: did you mean limit?\n"},
      {"count = true",
       file +
           ":2: count cannot stand in a configuration\nhint: it is asked of one run: give --count "
           "on the command line\n"},
      {"\nlimit = many",
       file + ":3: --limit takes a whole number from 0 to 4294967295, not 'many'\n"
              "hint: for example --limit 1\n"},
      {"format = xml",
       file + ":2: --format does not take 'xml'\n"
              "hint: it takes one of: text, json, jsonl, csv, tsv, ids, trec\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Outcome outcome = home.query({"canada"}, c.text);
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "dateline-query: " + c.err);
  }
  CHECK(has(home.query({"canada"}, "", {"DATELINE_LIMIT=many"}).err,
            "dateline-query: DATELINE_LIMIT: --limit takes a whole number"));
  CHECK(home.query({"--help"}, "limti = 3").status == 0);
  const Outcome run = home.run({"-"}, "language = klingon");
  CHECK(run.status == 2);
  CHECK(has(run.err, "/index.conf:1: --language: no stemmer for language \"klingon\""));
}

TEST_CASE("a setting gives way where it does not go with the command line") {
  const Home home;
  const std::string listing =
      "limit = 1\nsort = newest\npartial = true\nformat = json\nfields = id,title\n";
  CHECK(home.query({"--count", "canada"}, listing).out == "2\n");
  CHECK(has(home.query({"--facet", "year", "-f", "csv", "canada"}, listing).out, "2022"));
  CHECK(home.query({"-f", "ids", "canada"}, listing).out == "b\n");
  CHECK(home.query({"-0", "canada"}, listing).out == std::string("b\0", 2));
  CHECK(has(home.query({"canada"}, listing).out, R"({"id":"b","title":"Canada too"})"));
  CHECK(home.query({"--template", "{id}", "canada"}, listing).out == "b\n");
  CHECK(has(home.query({"--explain", "canada"}, listing).out, "canada"));
  CHECK(home.query({"--kwic", "canada"}, "format = trec").status == 0);
  CHECK(home.query({"--after", "a", "-f", "ids", "canada"}, "sort = relevance").out == "b\n");
  CHECK(home.query({"--limit", "0", "canada"}, "partial = true").status == 0);
  CHECK(home.query({"--limit", "1", "--count", "canada"}, "").status == 2);
}

TEST_CASE("the configuration in force is printed, and read back as it was") {
  const Home home;
  const Outcome first = home.query({"--print-config", "--limit", "3"},
                                   "limit = 4\nascii = true\nqueries = \"a # b\"\n",
                                   {"DATELINE_SORT=newest"});
  CHECK(first.status == 0);
  const std::string file = (home.folder / "config/dateline/query.conf").string();
  CHECK(has(first.out, "\nlimit = 3  # command line\n"));
  CHECK(has(first.out, "\nascii = true  # " + file + ":3\n"));
  CHECK(has(first.out, "\nqueries = \"a # b\"  # " + file + ":4\n"));
  CHECK(has(first.out, "\nsort = newest  # environment DATELINE_SORT\n"));
  CHECK(has(first.out, "\n# timeout = 10  # default\n"));
  const fs::path printed = home.folder.write("printed.conf", first.out);
  const Outcome second = run_query({"--config", printed, "--print-config"});
  const auto values = [](std::string text) {
    std::string kept;
    while (!text.empty()) {
      const std::string line = text.substr(0, text.find('\n'));
      kept += line.substr(0, line.rfind("  # ")) + '\n';
      text.erase(0, line.size() + 1);
    }
    return kept;
  };
  CHECK(values(second.out) == values(first.out));
  CHECK(has(home.run({"--print-config"}, "").out, "# lock-timeout = 10  # default\n"));
}

}  // namespace
}  // namespace dateline::test
