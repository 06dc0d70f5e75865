// SPDX-License-Identifier: GPL-2.0-or-later
//
// What dateline-index says on standard error, by what reads it.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>

#include <doctest/doctest.h>

#include "common/support/files.hpp"
#include "tests/support/pseudo_terminal.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWarning =
    "dateline-index: warning: a.jsonl:1: broken JSON: it ends before its last bracket; left out\n";

struct Archive {
  Archive() { folder.write("in/a.jsonl", "{\n"); }

  [[nodiscard]] std::vector<std::string> arguments(std::vector<std::string> more = {}) const {
    // An index of its own each time: what is known to be broken is not told again.
    more.insert(
        more.end(),
        {"--quiet", "--index", folder / ("index" + std::to_string(++calls)), folder / "in"});
    return more;
  }

  // Standard error of the program in a file, after the shell did what comes first.
  [[nodiscard]] std::string into_file(const std::string& first,
                                      const std::vector<std::string>& arguments) const {
    const fs::path file = folder / "err";
    std::vector<std::string> words{"-c",
                                   first + R"(file=$1; shift; exec "$@" 2>>"$file")",
                                   "sh",
                                   file,
                                   DATELINE_INDEX_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    run_program("/bin/sh", words);
    return read_file(file);
  }

  TempDir folder;
  mutable int calls = 0;
};

TEST_CASE("a pipe has neither time nor colour") {
  const Archive archive;
  CHECK(run_index(archive.arguments()).err == kWarning);
  CHECK(run_index(archive.arguments({"--log-level", "error"})).err.empty());
  const std::string told = run_index(archive.arguments({"--log-level", "info"})).err;
  CHECK(told.starts_with("dateline-index: info: indexing into "));
}

TEST_CASE("a terminal has colour unless it is refused") {
  const Archive archive;
  const auto text = [&](const std::vector<std::string>& settings) {
    return run_in_terminal(DATELINE_INDEX_PROGRAM, archive.arguments(), 80, settings).out;
  };
  CHECK(text({}).find("\x1b[") != std::string::npos);
  CHECK(seen(text({})) == kWarning);
  CHECK(text({"NO_COLOR=1"}) == kWarning);
}

TEST_CASE("a file has the time of each line") {
  const Archive archive;
  const std::string text = archive.into_file("", archive.arguments());
  CHECK(std::regex_search(text, std::regex(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ )")));
  CHECK(text.ends_with(std::string("Z ") + kWarning));
}

TEST_CASE("journald has priorities") {
  const Archive archive;
  const std::string journal =
      R"(: >>"$1"; JOURNAL_STREAM=$(stat -c %d:%i "$1"); export JOURNAL_STREAM; )";
  CHECK(archive.into_file(journal, archive.arguments()) == std::string("<4>") + kWarning);
  fs::remove(archive.folder / "err");
  CHECK(archive.into_file(journal, {"--index", archive.folder / "other", "/nowhere"}) ==
        "<3>dateline-index: cannot read /nowhere: No such file or directory\n"
        "<3>dateline-index: hint: nothing was indexed: name files, folders or - for standard "
        "input\n");
  fs::remove(archive.folder / "err");
  CHECK(archive.into_file("JOURNAL_STREAM=1:2; export JOURNAL_STREAM; ", archive.arguments())
            .ends_with(std::string("Z ") + kWarning));
}

TEST_CASE("json has an object a line, for what ends the run too") {
  const Archive archive;
  const auto object = [](const std::string& text) {
    CAPTURE(text);
    REQUIRE(std::ranges::count(text, '\n') == 1);
    return nlohmann::json::parse(text);
  };
  const auto warning = object(run_index(archive.arguments({"--log-format", "json"})).err);
  CHECK(warning.size() == 4);
  CHECK(warning["level"] == "warning");
  CHECK(warning["place"] == "a.jsonl:1");
  CHECK(warning["message"] == "broken JSON: it ends before its last bracket; left out");
  CHECK(warning["time"].get<std::string>().ends_with("Z"));

  const auto failure = object(run_index({"--log-format", "json", "/nowhere"}).err);
  CHECK(failure["level"] == "error");
  CHECK(failure["message"] == "cannot read /nowhere: No such file or directory");
  CHECK(failure["hint"].get<std::string>().starts_with("nothing was indexed"));

  const fs::path wrong = archive.folder.write("wrong.conf", "log-format = json\nlimti = 3\n");
  CHECK(object(run_index({"--log-format", "json", "--config", wrong}).err)["message"] ==
        wrong.string() + ":2: there is no key limti");
  CHECK(run_index({"--log-format", "xml", "/nowhere"}).status == 2);
  CHECK(run_index({"--log-level", "loud", "/nowhere"}).status == 2);
}

}  // namespace
}  // namespace dateline::test
