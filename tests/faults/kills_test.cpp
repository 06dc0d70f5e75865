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

#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "common/index/fields.hpp"
#include "common/index/snapshot.hpp"
#include "common/support/hash.hpp"
#include "tests/faults/news_archive.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using Milliseconds = std::chrono::milliseconds;
using State = std::map<std::string, std::string>;  // of each id, a hash of what is stored

State state_of(const fs::path& index) {
  State state;
  if (!fs::exists(index / kStubName)) {
    return state;
  }
  const Snapshot snapshot = Snapshot::open(index);
  const Xapian::Database& database = snapshot.database();
  const auto end = database.postlist_end("");
  for (auto at = database.postlist_begin(""); at != end; ++at) {
    const std::string data = database.get_document(*at).get_data();
    const std::string id =
        database.get_document(*at).get_value(static_cast<Xapian::valueno>(Slot::kId));
    CHECK(state.emplace(id, to_hex(hash_content(data))).second);
  }
  CHECK(Xapian::Database(index.string()).get_doccount() == state.size());
  return state;
}

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

// Whether it was killed before it ended by itself.
bool run_and_kill(const std::vector<std::string>& arguments, Milliseconds time) {
  const pid_t child = ::fork();
  if (child == 0) {
    become(DATELINE_INDEX_PROGRAM, arguments, {});
  }
  std::this_thread::sleep_for(time);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

struct Kills {
  unsigned seed = 0;
  int kills = 0;
  bool is_first_load = false;
  std::vector<std::string> options = {};
};

void check_kills(const Kills& test) {
  const TempDir folder;
  const NewsArchive old_news = make_news(1, kReutersArticles);
  const NewsArchive news = test.is_first_load ? old_news : after_night(old_news, Night{});
  write_news(old_news, folder / "old");
  write_news(news, folder / "new");
  const fs::path base = folder / "base";
  if (!test.is_first_load) {
    REQUIRE(
        run_index(
            {"-q", "--no-entities", "--index", base, "--root", "wire=" + (folder / "old").string()})
            .status == 0);
  }
  const State before = state_of(base);
  const auto arguments = [&](const fs::path& index) {
    std::vector<std::string> words = {
        "-q", "--no-entities", "--index", index, "--root", "wire=" + (folder / "new").string()};
    words.insert(words.end(), test.options.begin(), test.options.end());
    return words;
  };
  const fs::path whole = folder / "whole";
  const fs::path index = folder / "index";
  const auto begin_anew = [&](const fs::path& copy) {
    fs::remove_all(copy);
    if (!test.is_first_load) {
      copy_index(base, copy);
    }
  };
  begin_anew(whole);
  const auto started = std::chrono::steady_clock::now();
  REQUIRE(run_index(arguments(whole)).status == 0);
  const auto time =
      std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now() - started);
  const State after = state_of(whole);
  Dice dice(test.seed);
  std::map<std::string, int> counts;
  begin_anew(index);
  int in_a_row = 0;
  for (int killed = 0; killed < test.kills;) {
    const Milliseconds delay(dice.below(static_cast<std::size_t>(time.count()) + 1));
    CAPTURE(killed);
    CAPTURE(delay.count());
    const bool was_killed = run_and_kill(arguments(index), delay);
    killed += was_killed ? 1 : 0;
    ++in_a_row;
    const State now = state_of(index);
    ++counts[!was_killed     ? "ended before"
             : now == before ? "as before"
             : now == after  ? "all"
                             : "part"];
    CHECK(is_published_state(now, before, after, news));
    if (fs::exists(index / kStubName)) {
      CHECK(run_index({"--index", index, "--verify", "--quick"}).status == 0);
    }
    // A first load is killed again and again on its way; a night goes on to its end.
    const bool goes_on = test.is_first_load && in_a_row < 5 && killed < test.kills;
    if (!goes_on) {
      CHECK(run_index(arguments(index)).status == 0);
      CHECK(state_of(index) == after);
      begin_anew(index);
      in_a_row = 0;
    }
  }
  for (const auto& [state, count] : counts) {
    MESSAGE(state, ": ", count);
  }
  MESSAGE("undisturbed: ", time.count(), " ms");
}

// All hundred take longer than a change can wait for: a fifth of them is tried each time, and all
// where DATELINE_ALL_KILLS is set.
int share_of(int kills) {
  constexpr int kPart = 5;
  return std::getenv("DATELINE_ALL_KILLS") != nullptr ? kills : kills / kPart;
}

TEST_CASE("a night that is killed leaves what was published last") {
  check_kills({.seed = 1, .kills = share_of(40), .options = {"--mirror", "--publish-every", "1"}});
}

TEST_CASE("a night that merges all and is killed leaves what was published last") {
  check_kills({.seed = 2, .kills = share_of(35), .options = {"--mirror", "--optimize"}});
}

TEST_CASE("a first load that is killed again and again ends as an undisturbed one") {
  check_kills({.seed = 3,
               .kills = share_of(25),
               .is_first_load = true,
               .options = {"--publish-every", "1"}});
}

}  // namespace
}  // namespace dateline::test
