// SPDX-License-Identifier: GPL-2.0-or-later
//
// Opening an index while runs publish.
#include "common/index/snapshot.hpp"

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "tests/support/make_index.hpp"
#include "tests/support/query_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

// Publishes the same articles as a new segment again and again, and removes the one before at once,
// as runs do that follow each other fast. Faster than any run: no file is copied or synced.
class FastPublisher {
 public:
  explicit FastPublisher(fs::path index)
      : index_(std::move(index)), commit_(read_commit_point(index_)) {
    fs::remove_all(index_ / "commits");
  }

  void publish() {
    const std::string before = commit_.segments.front();
    commit_ = {.revision = commit_.revision + 1,
               .content = commit_.revision + 1,
               .segments = {segment_name(segment_number(before) + 1)}};
    const fs::path segment = index_ / commit_.segments.front();
    fs::create_directory(segment);
    for (const auto& entry : fs::directory_iterator(index_ / before)) {
      fs::create_hard_link(entry.path(), segment / entry.path().filename());
    }
    std::ofstream(index_ / "next") << to_stub(commit_);
    fs::rename(index_ / "next", index_ / kStubName);
    fs::remove_all(index_ / before);
    ++published_;
  }

  [[nodiscard]] std::uint64_t published() const { return published_; }

 private:
  fs::path index_;
  CommitPoint commit_;
  std::atomic<std::uint64_t> published_{0};
};

// Both articles, and the positions of their words.
bool is_whole(const Snapshot& snapshot) {
  const Xapian::Database& database = snapshot.database();
  return database.get_doccount() == 2 && database.has_positions() &&
         database.positionlist_begin(1, "response") != database.positionlist_end(1, "response");
}

TEST_CASE("an index opens whole however many runs publish meanwhile") {
  const TempDir folder;
  const fs::path index = folder / "index";
  test::make_index(index,
                   {test::make_article("a", "Response force", "Troops from Canada"),
                    test::make_article("b", "Response to floods", "Rescue")});
  FastPublisher publisher(index);
  std::atomic<bool> is_over{false};
  std::thread runs([&] {
    while (!is_over) {
      publisher.publish();
      std::this_thread::sleep_for(std::chrono::microseconds(300));
    }
  });
  constexpr std::uint64_t kPublished = 300;
  int opened = 0;
  int whole = 0;
  std::string problem;
  while (publisher.published() < kPublished && problem.empty()) {
    try {
      ++opened;
      whole += is_whole(Snapshot::open(index)) ? 1 : 0;
    } catch (const std::exception& error) {
      problem = error.what();
    }
  }
  is_over = true;
  runs.join();
  CHECK(problem == "");
  CHECK(whole == opened);
}

TEST_CASE("a segment that is lost while nobody publishes is an error") {
  const TempDir folder;
  const fs::path index = folder / "index";
  test::make_index(index, {test::make_article("a", "", "flood")});
  fs::remove_all(index / read_commit_point(index).segments.front());
  try {
    (void)Snapshot::open(index);
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kBadIndex);
  }
}

TEST_CASE("a commit point is kept while it is in force or among those of before") {
  const TempDir folder;
  const fs::path index = folder / "index";
  const std::vector<Article> articles{test::make_article("a", "", "flood"),
                                      test::make_article("b", "", "flood"),
                                      test::make_article("c", "", "flood")};
  test::make_index(index, articles, 3);
  const CommitPoint last = read_commit_point(index);
  REQUIRE(last.revision == 3);
  CHECK(is_kept(index, last));
  CHECK(is_kept(index, read_history(index).front()));
  CHECK_FALSE(is_kept(index, {.revision = 1, .content = 1, .segments = {"segment-000001"}}));
}

}  // namespace
}  // namespace dateline
