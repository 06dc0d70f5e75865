// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs that are told to end: what a run does at SIGTERM and SIGINT, and what the next one makes of
// it.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/commit_point.hpp"
#include "common/support/files.hpp"
#include "tests/faults/index_state.hpp"
#include "tests/faults/news_archive.hpp"
#include "tests/support/background_run.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using Milliseconds = std::chrono::milliseconds;

constexpr std::size_t kArticles = 4000;  // some seconds of work
constexpr int kTerminated = 143;
constexpr int kInterrupted = 130;

class ToldToEnd {
 public:
  ToldToEnd() { write_news(make_news(1, kArticles), folder_ / "news"); }

  [[nodiscard]] fs::path index() const { return folder_ / "index"; }
  [[nodiscard]] nlohmann::json report() const {
    return nlohmann::json::parse(read_file(folder_ / "report.json"));
  }

  [[nodiscard]] std::vector<std::string> arguments(const fs::path& index,
                                                   std::vector<std::string> more = {}) const {
    more.insert(more.end(),
                {"-q",
                 "--index",
                 index,
                 "--report",
                 folder_ / "report.json",
                 "--root",
                 "wire=" + (folder_ / "news").string()});
    return more;
  }

  // Begins a run, and waits until it has built something.
  [[nodiscard]] std::unique_ptr<BackgroundRun> begin(
      const std::vector<std::string>& options) const {
    constexpr Milliseconds kReading(300);
    auto run = std::make_unique<BackgroundRun>(DATELINE_INDEX_PROGRAM, arguments(index(), options));
    while (!run->has_ended() && !has_scratch()) {
      std::this_thread::sleep_for(Milliseconds(1));
    }
    std::this_thread::sleep_for(kReading);
    return run;
  }

  // Ends as if it had never been told to end.
  void check_next_run() const {
    const fs::path whole = folder_ / "whole";
    REQUIRE(run_index(arguments(whole)).status == 0);
    REQUIRE(run_index(arguments(index())).status == 0);
    CHECK(state_of(index()) == state_of(whole));
    CHECK(account_of(index()) == account_of(whole));
  }

  [[nodiscard]] bool has_scratch() const {
    std::error_code error;
    for (fs::directory_iterator entry(index(), error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      if (entry->path().filename().string().starts_with("scratch-")) {
        return true;
      }
    }
    return false;
  }

 private:
  TempDir folder_;
};

TEST_CASE("a run that is told to end publishes what is whole, and the next one the rest") {
  struct Case {
    int signal;
    int status;
  };
  for (const Case& c : {Case{SIGTERM, kTerminated}, Case{SIGINT, kInterrupted}}) {
    CAPTURE(c.signal);
    const ToldToEnd test;
    const auto run = test.begin({});
    run->send(c.signal);
    CHECK(run->wait() == c.status);
    CHECK_FALSE(test.has_scratch());
    const std::size_t published = state_of(test.index()).size();
    CHECK(published > 0);
    CHECK(published < kArticles);
    CHECK(test.report()["added"] == published);
    CHECK(run_index({"--index", test.index(), "--verify"}).status == 0);
    test.check_next_run();
    // Nothing that was published is built once more.
    CHECK(test.report()["added"] == kArticles - published);
    CHECK(test.report()["updated"] == 0);
  }
}

TEST_CASE("with --all-or-nothing a run that is told to end publishes nothing") {
  const ToldToEnd test;
  const auto run = test.begin({"--all-or-nothing"});
  run->send(SIGTERM);
  CHECK(run->wait() == kTerminated);
  CHECK_FALSE(test.has_scratch());
  CHECK_FALSE(fs::exists(test.index() / kStubName));
  test.check_next_run();
}

TEST_CASE("a second signal ends a run at once") {
  const ToldToEnd test;
  const auto run = test.begin({});
  while (!run->has_ended()) {
    run->send(SIGTERM);
    std::this_thread::sleep_for(Milliseconds(5));  // two at once may be taken for one
  }
  CHECK(run->wait() == kTerminated);
  CHECK_FALSE(fs::exists(test.index() / kStubName));
  CHECK(test.has_scratch());  // garbage, which the next run removes
  test.check_next_run();
  CHECK_FALSE(test.has_scratch());
}

}  // namespace
}  // namespace dateline::test
