// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs over an archive of the size of Reuters-21578 that are killed at any time.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/commit_point.hpp"
#include "tests/faults/index_state.hpp"
#include "tests/faults/news_archive.hpp"
#include "tests/support/background_run.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using Milliseconds = std::chrono::milliseconds;

// So often in a row is a first load killed on its way.
constexpr int kInARow = 5;

std::string hash_of(const State& state, const std::string& id) {
  const auto found = state.find(id);
  return found == state.end() ? std::string() : found->second;
}

// Whole rounds publish what was read until then: the first articles of the run are as they will be,
// all others as they were. What is gone goes last, all at once.
bool is_published_state(const State& now,
                        const State& before,
                        const State& after,
                        const NewsArchive& archive) {
  std::set<std::string> read;
  bool are_later = false;
  for (const ArchivedFile& file : archive) {
    for (const ArchivedArticle& article : file.articles) {
      const std::string id = file.id(article);
      read.insert(id);
      const std::string is = hash_of(now, id);
      const std::string was = hash_of(before, id);
      const std::string will = hash_of(after, id);
      if (was != will) {
        are_later = are_later || is != will;
      }
      if (is != (are_later ? was : will)) {
        return false;
      }
    }
  }
  std::set<bool> are_gone;
  for (const auto& [id, hash] : before) {
    if (!read.contains(id)) {
      are_gone.insert(!now.contains(id));
    }
  }
  return are_gone.size() < 2 && !(are_later && are_gone.contains(true)) &&
         std::ranges::all_of(now, [&](const auto& entry) {
           return read.contains(entry.first) || before.contains(entry.first);
         });
}

// Published segments are never written again, so links to them do.
void copy_index(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::create_directories(to);
  for (const auto& entry : fs::directory_iterator(from)) {
    const std::string name = entry.path().filename().string();
    fs::copy(entry.path(),
             to / name,
             fs::copy_options::recursive |
                 (name.starts_with("segment-") ? fs::copy_options::create_hard_links
                                               : fs::copy_options::none));
  }
}

std::set<std::string> names_in(const fs::path& index) {
  std::set<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(index, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    names.insert(entry->path().filename().string());
  }
  return names;
}

// What a run makes beside what is there: its scratch databases are for reading, all else is there
// to be published.
bool is_publishing(const fs::path& index, const std::set<std::string>& before) {
  return std::ranges::any_of(names_in(index), [&before](const std::string& name) {
    const bool is_of_reading = name.starts_with("scratch-") && !name.starts_with("scratch-copy");
    return !is_of_reading && name != "lock" && !before.contains(name);
  });
}

// Until a run begins to publish, or ends.
void wait_for_publishing(BackgroundRun& run,
                         const fs::path& index,
                         const std::set<std::string>& before) {
  constexpr std::chrono::microseconds kLook(200);
  while (!run.has_ended() && !is_publishing(index, before)) {
    std::this_thread::sleep_for(kLook);
  }
}

// How long an undisturbed run takes.
struct Times {
  Milliseconds whole{};
  Milliseconds publishing{};  // from where it begins to publish first
};

Milliseconds since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - start);
}

struct Kills {
  unsigned seed = 0;
  int kills = 0;
  bool is_first_load = false;
  Night night = {};
  std::vector<std::string> options = {};
};

class KillTest {
 public:
  explicit KillTest(Kills kills)
      : test_(std::move(kills)),
        old_news_(make_news(1, kReutersArticles)),
        news_(test_.is_first_load ? old_news_ : after_night(old_news_, test_.night)),
        dice_(test_.seed) {
    write_news(old_news_, folder_ / "old");
    write_news(news_, folder_ / "new");
    if (!test_.is_first_load) {
      const Outcome first = run_index({"-q",
                                       "--no-entities",
                                       "--index",
                                       base_,
                                       "--root",
                                       "wire=" + (folder_ / "old").string()});
      REQUIRE(first.status == 0);
    }
    before_ = state_of(base_);
  }

  void check() {
    run_undisturbed();
    begin_anew(index_);
    int in_a_row = 0;
    for (int killed = 0; killed < test_.kills;) {
      CAPTURE(killed);
      killed += run_and_kill(killed % 2 == 0) ? 1 : 0;
      ++in_a_row;
      check_what_is_left();
      // A first load is killed again and again on its way; a night goes on to its end.
      const bool goes_on = test_.is_first_load && in_a_row < kInARow && killed < test_.kills;
      if (!goes_on) {
        CHECK(run_index(arguments(index_)).status == 0);
        CHECK(state_of(index_) == after_);
        CHECK(account_of(index_) == account_);
        begin_anew(index_);
        in_a_row = 0;
      }
    }
    for (const auto& [state, count] : counts_) {
      MESSAGE(state, ": ", count);
    }
    MESSAGE("undisturbed: ", times_.whole.count(), " ms, publishing ", times_.publishing.count());
  }

 private:
  [[nodiscard]] std::vector<std::string> arguments(const fs::path& index) const {
    std::vector<std::string> words = {
        "-q", "--no-entities", "--index", index, "--root", "wire=" + (folder_ / "new").string()};
    words.insert(words.end(), test_.options.begin(), test_.options.end());
    return words;
  }

  void begin_anew(const fs::path& copy) const {
    fs::remove_all(copy);
    if (!test_.is_first_load) {
      copy_index(base_, copy);
    }
  }

  void run_undisturbed() {
    const fs::path whole = folder_ / "whole";
    begin_anew(whole);
    const std::set<std::string> names = names_in(whole);
    const auto started = std::chrono::steady_clock::now();
    BackgroundRun run(DATELINE_INDEX_PROGRAM, arguments(whole));
    wait_for_publishing(run, whole, names);
    const auto publishing = std::chrono::steady_clock::now();
    REQUIRE(run.wait() == 0);
    times_ = {.whole = since(started), .publishing = since(publishing)};
    after_ = state_of(whole);
    account_ = account_of(whole);
  }

  // Half of the kills are meant for publishing, which is the shorter part. Whether it was killed
  // before it ended by itself.
  bool run_and_kill(bool while_publishing) {
    const std::set<std::string> names = names_in(index_);
    Milliseconds span = while_publishing ? times_.publishing : times_.whole;
    if (test_.is_first_load) {
      span /= kInARow;  // it goes on where it was killed
    }
    const Milliseconds delay(dice_.below(static_cast<std::size_t>(span.count()) + 1));
    BackgroundRun run(DATELINE_INDEX_PROGRAM, arguments(index_));
    if (while_publishing) {
      wait_for_publishing(run, index_, names);
    }
    std::this_thread::sleep_for(delay);
    run.send(SIGKILL);
    const bool was_killed = run.wait() == 128 + SIGKILL;
    ++counts_[!was_killed                    ? "ended before the kill"
              : is_publishing(index_, names) ? "killed while publishing"
                                             : "killed while reading"];
    return was_killed;
  }

  void check_what_is_left() {
    const State now = state_of(index_);
    ++counts_[now == before_  ? "left as before"
              : now == after_ ? "left with all"
                              : "left with a part"];
    CHECK(is_published_state(now, before_, after_, news_));
    if (fs::exists(index_ / kStubName)) {
      CHECK(run_index({"--index", index_, "--verify", "--quick"}).status == 0);
    }
  }

  Kills test_;
  TempDir folder_;
  fs::path base_ = folder_ / "base";
  fs::path index_ = folder_ / "index";
  NewsArchive old_news_;
  NewsArchive news_;
  Dice dice_;
  State before_;
  State after_;
  std::string account_;
  Times times_;
  std::map<std::string, int> counts_;
};

// All hundred take longer than a change can wait for: an eighth of them is tried each time, and all
// where DATELINE_ALL_FAULTS is set.
int share_of(int kills) {
  constexpr int kPart = 8;
  return std::getenv("DATELINE_ALL_FAULTS") != nullptr ? kills : kills / kPart;
}

// Little memory, so that reading does not run far ahead of what is built and there are many rounds.
TEST_CASE("a night that is killed leaves what was published last") {
  constexpr std::size_t kManyNew = 4000;
  KillTest({.seed = 1,
            .kills = share_of(40),
            .night = {.new_articles = kManyNew},
            .options = {"--mirror", "--publish-every", "1", "--memory", "16MB"}})
      .check();
}

TEST_CASE("a night that merges all and is killed leaves what was published last") {
  KillTest({.seed = 2, .kills = share_of(35), .options = {"--mirror", "--optimize"}}).check();
}

TEST_CASE("a first load that is killed again and again ends as an undisturbed one") {
  KillTest({.seed = 3,
            .kills = share_of(25),
            .is_first_load = true,
            .options = {"--publish-every", "1", "--memory", "16MB"}})
      .check();
}

}  // namespace
}  // namespace dateline::test
