// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/query_program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::TempDir;
using Names = std::vector<std::string>;

// PATH is that folder and the old one, as long as this lives.
class Path {
 public:
  explicit Path(const std::string& folders) { ::setenv("PATH", folders.c_str(), 1); }
  Path(const Path&) = delete;
  Path& operator=(const Path&) = delete;
  Path(Path&&) = delete;
  Path& operator=(Path&&) = delete;
  ~Path() { ::setenv("PATH", before_.c_str(), 1); }

 private:
  static std::string current() {
    const char* const path = std::getenv("PATH");
    return path == nullptr ? "" : path;
  }
  std::string before_ = current();
};

// A query program that does as the shell is told.
void write_program(const fs::path& folder, std::string_view script) {
  const fs::path program = folder / "dateline-query";
  std::ofstream(program) << "#!/bin/sh\n" << script << '\n';
  fs::permissions(program, fs::perms::owner_all);
}

Names answer_of(std::string_view script) {
  const TempDir folder;
  write_program(folder.path(), script);
  const Path path(folder.path().string());
  return ids_of_query("news.index", "one -two");
}

Failure failure_of(std::string_view script) {
  try {
    static_cast<void>(answer_of(script));
  } catch (const Failure& failure) {
    return failure;
  }
  return {ExitCode::kSuccess, "no exception", ""};
}

TEST_CASE("the program in PATH is asked for all ids and the query is no option of it") {
  CHECK(answer_of(R"(printf '%s\0' "$@")") ==
        Names{"--index", "news.index", "--format", "ids", "-0", "--limit", "0", "--", "one -two"});
}

TEST_CASE("ids end where a NUL stands, whatever else is in them") {
  struct Case {
    const char* script;
    Names ids;
  };
  const Case cases[] = {
      {"exit 1", {}},  // nothing matches
      {"exit 0", {}},
      {R"(printf 'a\0')", {"a"}},
      {R"(printf 'a b\0c\nd\0\303\251\0')", {"a b", "c\nd", "\xC3\xA9"}},
      {R"(printf 'a\0b')", {"a", "b"}},
      {R"(printf 'a\0'; exit 1)", {"a"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.script);
    CHECK(answer_of(c.script) == c.ids);
  }
}

TEST_CASE("more ids than a pipe holds are read") {
  const Names ids =
      answer_of(R"(i=0; while [ $i -lt 20000 ]; do printf 'article-%d\0' $i; i=$((i + 1)); done)");
  REQUIRE(ids.size() == 20000);
  CHECK(ids.front() == "article-0");
  CHECK(ids.back() == "article-19999");
}

TEST_CASE("a program that cannot answer takes nothing out, whatever it printed by then") {
  struct Case {
    const char* script;
    ExitCode code;
  };
  for (const Case& c : {Case{"exit 2", ExitCode::kUsage},
                        Case{R"(printf 'a\0'; exit 2)", ExitCode::kUsage},
                        Case{"exit 70", ExitCode::kFailed},
                        Case{"kill -9 $$", ExitCode::kFailed}}) {
    CAPTURE(c.script);
    const Failure failure = failure_of(c.script);
    CHECK(failure.exit_code() == c.code);
    CHECK(std::string(failure.what()) == "dateline-query could not answer --delete-query");
  }
}

TEST_CASE("a program that is nowhere is told with where it is looked for") {
  const TempDir empty;
  const Path path(empty.path().string());
  try {
    static_cast<void>(ids_of_query("news.index", "one"));
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kFailed);
    CHECK(std::string(failure.what()) == "cannot run dateline-query: No such file or directory");
    CHECK(failure.hint() == "--delete-query needs it beside this program or in PATH");
  }
}

// The kernel says where a program is, so a copy of this one asks.
TEST_CASE("the program beside this one is asked before the one in PATH") {
  constexpr const char* kIsCopy = "DATELINE_TEST_IS_COPY";
  if (std::getenv(kIsCopy) != nullptr) {
    CHECK(ids_of_query("news.index", "one") == Names{"beside"});
    return;
  }
  const TempDir beside;
  const TempDir in_path;
  write_program(beside.path(), R"(printf 'beside\0')");
  write_program(in_path.path(), R"(printf 'in PATH\0')");
  fs::copy_file("/proc/self/exe", beside / "copy");
  const test::Outcome outcome =
      test::run_program((beside / "copy").string(),
                        {"--test-case=the program beside this one is asked before*"},
                        {},
                        {"PATH=" + in_path.path().string(), std::string(kIsCopy) + "=1"});
  CAPTURE(outcome.out);
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("1 passed") != std::string::npos);
}

}  // namespace
}  // namespace dateline
