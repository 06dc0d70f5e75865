// SPDX-License-Identifier: GPL-2.0-or-later
//
// Searches while runs publish, merge and roll back: none fails, and each answer is one of a
// published state as a whole.
#include <array>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/dice.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

// A listing of all, a ranking with its scores, and counts: each touches other tables.
const std::vector<std::vector<std::string>> kSearches = {
    {"-n", "0", "--sort", "oldest", "--template", "{id}: {text}", "*"},
    {"-n", "20", "--format", "trec", "NATO response force"},
    {"--facet", "person,place", "force"}};

struct Answer {
  std::size_t search = 0;
  int status = -1;
  std::string out;
  std::string err;
};

Answer ask(const fs::path& index, std::size_t search) {
  std::vector<std::string> words{"--index", index};
  words.insert(words.end(), kSearches[search].begin(), kSearches[search].end());
  Outcome outcome = run_query(words);
  return {.search = search,
          .status = outcome.status,
          .out = std::move(outcome.out),
          .err = std::move(outcome.err)};
}

// One after the other, until as many as are wanted.
class Reader {
 public:
  Reader(fs::path index, int searches)
      : index_(std::move(index)), thread_([this, searches] {
          for (int i = 0; i < searches; ++i) {
            answers_.push_back(ask(index_, static_cast<std::size_t>(i) % kSearches.size()));
          }
          is_done_ = true;
        }) {}

  [[nodiscard]] bool is_done() const { return is_done_; }
  // Once it is done.
  [[nodiscard]] const std::vector<Answer>& answers() const { return answers_; }

 private:
  fs::path index_;
  std::vector<Answer> answers_;
  std::atomic<bool> is_done_ = false;
  std::jthread thread_;  // last: it uses the others
};

// An archive and its index, and what the searches found in each state that was published.
class Writer {
 public:
  Writer() { night({}); }

  [[nodiscard]] fs::path index() const { return folder_ / "index"; }

  void go_on() {
    constexpr std::size_t kCases = 6;
    switch (dice_.below(kCases)) {
      case 0: command({"--index", index(), "--rollback"}); break;
      case 1: night({"--optimize"}); break;
      default: night({}); break;
    }
  }

  [[nodiscard]] bool was_published(const Answer& answer) const {
    return published_.at(answer.search).contains(answer.out);
  }
  [[nodiscard]] std::size_t states() const { return published_.front().size(); }

 private:
  void night(std::vector<std::string> options) {
    constexpr int kFiles = 12;
    constexpr int kArticlesPerFile = 15;
    constexpr std::size_t kChanged = 4;
    for (std::size_t i = 0; i < kChanged; ++i) {
      const std::size_t file = dice_.below(kFiles);
      std::string lines;
      for (int number = 0; number < kArticlesPerFile; ++number) {
        lines += line(file * 100 + static_cast<std::size_t>(number));
      }
      folder_.write(fmt::format("news/{:02}.jsonl", file), lines);
    }
    options.insert(options.end(), {"-q", "--index", index(), folder_ / "news"});
    command(options);
  }

  std::string line(std::size_t id) {
    constexpr std::array<const char*, 4> kCountries = {"Canada", "Latvia", "Norway", "Spain"};
    return fmt::format(R"({{"id":"{}","title":"NATO and {}","date":"2022-02-{:02}","body":)"
                       R"("The response force {} has {} troops, Jens Stoltenberg said."}})"
                       "\n",
                       id,
                       kCountries.at(dice_.below(kCountries.size())),
                       1 + dice_.below(28),
                       dice_.below(3) == 0 ? "of NATO" : "there",
                       dice_.below(1'000'000));
  }

  void command(const std::vector<std::string>& words) {
    const Outcome outcome = run_index(words);
    CAPTURE(outcome.err);
    CHECK(outcome.status == 0);
    for (std::size_t search = 0; search < kSearches.size(); ++search) {
      published_.at(search).insert(ask(index(), search).out);
    }
  }

  TempDir folder_;
  Dice dice_{7};
  std::array<std::set<std::string>, 3> published_;
};

// Ten thousand take longer than a change can wait for: a fifth of them is asked each time.
int share_of(int searches) {
  constexpr int kPart = 5;
  return std::getenv("DATELINE_ALL_FAULTS") != nullptr ? searches : searches / kPart;
}

TEST_CASE("searches during runs, merges and rollbacks find what was published, and all of it") {
  constexpr int kSearchesInAll = 10'000;
  Writer writer;
  const Reader one(writer.index(), share_of(kSearchesInAll) / 2);
  const Reader other(writer.index(), share_of(kSearchesInAll) / 2);
  while (!one.is_done() || !other.is_done()) {
    writer.go_on();
  }
  std::set<std::string> seen;
  for (const Reader* reader : {&one, &other}) {
    for (const Answer& answer : reader->answers()) {
      CAPTURE(answer.err);
      CHECK(answer.status == 0);
      CHECK(answer.err.empty());
      CHECK(writer.was_published(answer));
      if (answer.search == 0) {
        seen.insert(answer.out);
      }
    }
  }
  constexpr std::size_t kLeastSeen = 10;
  CHECK(seen.size() >= kLeastSeen);
  MESSAGE(writer.states(), " states, seen: ", seen.size());
}

}  // namespace
}  // namespace dateline::test
