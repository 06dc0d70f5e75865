// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/roll_back.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/commit_point.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/merge_segments.hpp"
#include "tests/indexer/segments/scratch_records.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::listing;
using test::Record;
using test::TempDir;

constexpr std::size_t kAllStates = 100;

using Target = std::optional<std::uint64_t>;

void add_keeping(const fs::path& index, std::size_t kept, const std::vector<Record>& records) {
  IndexWriter writer(index, {.language = "", .kept_contents = kept});
  static_cast<void>(publish(
      writer, {.scratch = test::write_scratch(index, writer.metadata(), records).articles}));
}

// A night adds an article: revision n holds id-1 to id-n.
fs::path make(const TempDir& folder, int nights, std::size_t kept = kAllStates) {
  fs::path index = folder / "index";
  for (int night = 1; night <= nights; ++night) {
    add_keeping(index, kept, {{fmt::format("id-{}", night), "body"}});
  }
  return index;
}

std::string content_of_night(int night) {
  std::string text;
  for (int number = 1; number <= night; ++number) {
    text += fmt::format("{}id-{}:body", number == 1 ? "" : " ", number);
  }
  return text;
}

RolledBack go_back(const fs::path& index,
                   Target target,
                   const std::set<std::string>& forbidden = {},
                   std::size_t kept = kAllStates) {
  IndexWriter writer(index, {.language = "", .kept_contents = kept});
  return roll_back(writer, target, forbidden);
}

// "message; hint" of the refusal.
std::string refusal(const fs::path& index,
                    Target target,
                    const std::set<std::string>& forbidden = {},
                    std::size_t kept = kAllStates) {
  const std::string before = listing(index) + read_file(index / kStubName);
  std::string text;
  try {
    static_cast<void>(go_back(index, target, forbidden, kept));
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
    text = fmt::format("{}; {}", failure.what(), failure.hint());
  }
  CHECK(listing(index) + read_file(index / kStubName) == before);
  return text;
}

TEST_CASE("an index goes back to the state before, or to any that is kept") {
  struct Case {
    const char* name;
    Target target;
    int night;
  };
  const Case cases[] = {{"the one before", std::nullopt, 3},
                        {"the one before, by name", 3, 3},
                        {"an earlier one", 2, 2},
                        {"the first", 1, 1}};
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const TempDir folder;
    const fs::path index = make(folder, 4);
    const CommitPoint wanted = read_history(index)[static_cast<std::size_t>(c.night) - 1];
    const RolledBack result = go_back(index, c.target);
    CHECK(result.from == 4);
    CHECK(result.to == static_cast<std::uint64_t>(c.night));
    CHECK(result.revision == 5);
    CHECK(content(index) == content_of_night(c.night));
    const CommitPoint now = read_commit_point(index);
    CHECK(now.revision == 5);
    CHECK(now.content == wanted.content);
    CHECK(now.segments == wanted.segments);
    CHECK(now.manifests == wanted.manifests);
  }
}

TEST_CASE("going back once more is going forth again") {
  const TempDir folder;
  const fs::path index = make(folder, 3);
  CHECK(go_back(index, std::nullopt).to == 2);
  CHECK(go_back(index, std::nullopt).to == 3);
  CHECK(content(index) == content_of_night(3));
  // The state that was left twice is there still, by its newest revision.
  CHECK(go_back(index, std::nullopt).to == 4);
  CHECK(content(index) == content_of_night(2));
  CHECK(go_back(index, 1).revision == 7);
  CHECK(content(index) == content_of_night(1));
}

TEST_CASE("a run after going back builds on what is in force") {
  const TempDir folder;
  const fs::path index = make(folder, 3);
  static_cast<void>(go_back(index, 1));
  add_keeping(index, kAllStates, {{"other", "body"}});
  CHECK(content(index) == "id-1:body other:body");
  static_cast<void>(go_back(index, 3));
  CHECK(content(index) == content_of_night(3));
}

TEST_CASE("what is no state to go back to is refused with those there are") {
  const TempDir folder;
  const fs::path index = make(folder, 3);
  CHECK(refusal(index, 3) == "revision 3 is the one in force; there are: 1, 2");
  CHECK(refusal(index, 4) == "revision 4 is not kept; there are: 1, 2");
  CHECK(refusal(index, 0) == "revision 0 is not kept; there are: 1, 2");
  // Of the content that is in force, under a revision that was.
  static_cast<void>(go_back(index, 2));
  CHECK(refusal(index, 2) == "revision 2 is not kept; there are: 1, 3");
}

TEST_CASE("an index of one state has none to go back to") {
  const std::string none =
      "there is no other state of the index to go back to; the index is at revision {}; "
      "--keep says how many states later runs leave";
  const TempDir folder;
  const fs::path index = make(folder, 1);
  CHECK(refusal(index, std::nullopt) == fmt::format(fmt::runtime(none), 1));
  CHECK(refusal(index, 1).starts_with("revision 1 is the one in force; "));
  const fs::path unborn = folder / "unborn";
  CHECK_THROWS_AS(go_back(unborn, std::nullopt), Failure);
  CHECK_FALSE(fs::exists(unborn));
}

std::string kept_revisions(const fs::path& index) {
  std::vector<std::uint64_t> revisions;
  for (const CommitPoint& commit : read_history(index)) {
    revisions.push_back(commit.revision);
  }
  return fmt::format("{}", fmt::join(revisions, " "));
}

TEST_CASE("as many states are kept as were asked for, the one in force among them") {
  struct Case {
    std::size_t kept;
    const char* revisions;
  };
  const Case cases[] = {{1, "4"}, {2, "3 4"}, {3, "2 3 4"}, {9, "1 2 3 4"}};
  for (const Case& c : cases) {
    CAPTURE(c.kept);
    const TempDir folder;
    const fs::path index = make(folder, 4, c.kept);
    CHECK(kept_revisions(index) == c.revisions);
    if (c.kept == 1) {
      CHECK(refusal(index, std::nullopt, {}, c.kept).starts_with("there is no other state"));
    } else {
      CHECK(go_back(index, std::nullopt, {}, c.kept).to == 3);
      CHECK(content(index) == content_of_night(3));
    }
  }
}

TEST_CASE("merges and ways back are no states that --keep counts") {
  const TempDir folder;
  const fs::path index = make(folder, 3, 2);
  CHECK(kept_revisions(index) == "2 3");
  {
    IndexWriter writer(index, {.language = "", .kept_contents = 2});
    static_cast<void>(
        merge_segments(writer, MergeExtent::kAll, [&] { return writer.commit().manifests; }));
  }
  CHECK(kept_revisions(index) == "2 4");
  for (int times = 0; times < 4; ++times) {
    static_cast<void>(go_back(index, std::nullopt, {}, 2));
    CHECK(read_history(index).size() == 2);
  }
  // Of the content 3, merged.
  CHECK(content(index) == content_of_night(3));
  CHECK(read_commit_point(index).segments.size() == 1);
}

TEST_CASE("a run that keeps fewer states removes those before, and their segments") {
  const TempDir folder;
  const fs::path index = folder / "index";
  for (int night = 1; night <= 4; ++night) {
    add_keeping(index,
                kAllStates,
                {{"a", fmt::format("body{}", night), static_cast<std::uint64_t>(night)}});
  }
  CHECK(kept_revisions(index) == "1 2 3 4");
  CHECK(fs::exists(index / "segment-000001"));
  { const IndexWriter writer(index, {.language = "", .kept_contents = 2}); }
  CHECK(kept_revisions(index) == "3 4");
  CHECK_FALSE(fs::exists(index / "segment-000001"));
  CHECK_FALSE(fs::exists(index / "segment-000002"));
  CHECK(go_back(index, std::nullopt).to == 3);
  CHECK(content(index) == "a:body3");
}

TEST_CASE("states that hold a forbidden article are passed over") {
  const TempDir folder;
  const fs::path index = folder / "index";
  add_keeping(index, kAllStates, {{"a", "one"}});
  add_keeping(index, kAllStates, {{"b", "two"}});
  {
    // Nobody took the article out of the states that are kept.
    IndexWriter writer(index, {.language = "", .kept_contents = kAllStates});
    static_cast<void>(publish(writer, {.standing = {.deletions = {"b"}}}));
  }
  add_keeping(index, kAllStates, {{"c", "three"}});
  CHECK(refusal(index, 2, {"b"}) ==
        "revision 2 is damaged, or holds an article that was taken down; there are: 1, 3");
  CHECK(refusal(index, std::nullopt, {"a"}).starts_with("there is no other state"));
  CHECK(go_back(index, std::nullopt, {"x"}).to == 3);
  CHECK(go_back(index, 1).revision == 6);
  // What is kept besides: the state of 2, that of 4 with c, and that of 3, which is 5 now.
  CHECK(go_back(index, std::nullopt, {"b", "c"}).to == 5);
  CHECK(content(index) == "a:one");
}

}  // namespace
}  // namespace dateline
