// SPDX-License-Identifier: GPL-2.0-or-later
//
// What holds of FileOutcomes in whatever order records are done, and by however many threads.
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "indexer/run/file_outcomes.hpp"
#include "tests/support/dice.hpp"

namespace dateline {
namespace {

using test::Dice;

FileOrigin file_of(const std::string& path) {
  return {.relative_path = path, .root = "/r"};
}

// A run over a few files, one after the other, with workers that lag behind.
class Run {
 public:
  explicit Run(unsigned seed) : dice_(seed) {}

  void read_files() {
    for (std::size_t file = 0; file < kFiles; ++file) {
      outcomes_.begin(origin_of(file), std::nullopt);
      for (std::size_t record = dice_.below(6); record > 0; --record) {
        outcomes_.hand_out(origin_of(file));
        ++waiting_[file];
        work_on(dice_.below(file + 1));
        if (dice_.below(4) == 0) {
          take_round();
        }
      }
      outcomes_.end(origin_of(file));
    }
    for (std::size_t file = 0; file < kFiles; ++file) {
      while (waiting_[file] > 0) {
        work_on(file);
      }
    }
    take_round();
  }

  void check() const {
    CHECK(taken_.size() == kFiles);
    for (const FileRecord& record : taken_) {
      CHECK(record.articles == counted_[std::stoul(record.key.path)]);
    }
  }

 private:
  static constexpr std::size_t kFiles = 4;

  static FileOrigin origin_of(std::size_t file) { return file_of(std::to_string(file)); }

  void work_on(std::size_t file) {
    if (waiting_[file] > 0) {
      outcomes_.count(origin_of(file), Outcome::kArticle);
      outcomes_.done(origin_of(file));
      ++counted_[file];
      --waiting_[file];
    }
  }

  void take_round() {
    const std::vector<FileRecord> files = outcomes_.take_finished().files;
    taken_.insert(taken_.end(), files.begin(), files.end());
  }

  Dice dice_;
  FileOutcomes outcomes_{{}, 0};
  std::vector<std::uint64_t> waiting_ = std::vector<std::uint64_t>(kFiles);
  std::vector<std::uint64_t> counted_ = std::vector<std::uint64_t>(kFiles);
  std::vector<FileRecord> taken_;
};

TEST_CASE("whatever the rounds, each file comes once with all that was counted of it") {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    CAPTURE(seed);
    Run run(seed);
    run.read_files();
    run.check();
  }
}

TEST_CASE("threads count together") {
  constexpr std::uint64_t kRecords = 500;
  constexpr std::size_t kThreads = 4;
  FileOutcomes outcomes({}, 0);
  const FileOrigin file = file_of("a");
  outcomes.begin(file, std::nullopt);
  for (std::uint64_t i = 0; i < kRecords * kThreads; ++i) {
    outcomes.hand_out(file);
  }
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < kThreads; ++i) {
      threads.emplace_back([&] {
        for (std::uint64_t record = 0; record < kRecords; ++record) {
          outcomes.count(file, Outcome::kArticle);
          outcomes.done(file);
        }
      });
    }
  }
  outcomes.end(file);
  const FileOutcomes::Finished finished = outcomes.take_finished();
  REQUIRE(finished.files.size() == 1);
  CHECK(finished.files[0].articles == kRecords * kThreads);
}

}  // namespace
}  // namespace dateline
