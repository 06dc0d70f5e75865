// SPDX-License-Identifier: GPL-2.0-or-later
//
// Runs after which the index is as it was: they bring nothing new, or they fail.
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/commit_point.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/publish.hpp"
#include "tests/indexer/segments/scratch_records.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::add;
using test::content;
using test::listing;
using test::publish_records;
using test::Record;
using test::TempDir;

constexpr ClaimKind kCancellation = ClaimKind::kCancellation;
constexpr ClaimKind kConfirmation = ClaimKind::kConfirmation;

std::string stub(const fs::path& index) {
  return read_file(index / kStubName);
}

// Of two segments.
fs::path make(const TempDir& folder) {
  fs::path index = folder / "index";
  add(index, {{"a", "one", 1, 5, "1.txt"}, {"b", "two", 1, 5, "2.txt"}});
  add(index, {{"c", "three", 1, 5, "3.txt"}, {"d", "four", 1, 5}});
  return index;
}

TEST_CASE("a run that brings nothing new leaves the index as it was, byte for byte") {
  struct Case {
    const char* name;
    std::vector<Record> records;
    std::set<std::string> deletions = {};
  };
  const Case cases[] = {
      {"no record", {}},
      {"confirmations",
       {{"a", "", 1, 5, "1.txt", kConfirmation}, {"c", "", 1, 5, "3.txt", kConfirmation}}},
      {"cancellations of what is not there", {{"x", "", 1, 5, "9.txt", kCancellation}}},
      {"a cancellation of a lower version", {{"a", "", 0, 9, "1.txt", kCancellation}}},
      {"an older version", {{"a", "1", 0, 9, "1.txt"}}},
      {"an earlier record of another file", {{"a", "1", 1, 1, "9.txt"}}},
      {"published and canceled", {{"x", "9", 1}, {"x", "", 1, 5, "9.txt", kCancellation}}},
      {"deletions of what is not there", {}, {"x"}},
      {"deletions that are refused", {}, {"a", "b", "c", "d"}},
  };
  for (const Case& c : cases) {
    for (const ScratchMerge merge : {ScratchMerge::kIntoOne, ScratchMerge::kAsTheyAre}) {
      CAPTURE(c.name);
      const TempDir folder;
      const fs::path index = make(folder);
      const std::string stub_before = stub(index);
      const std::string listing_before = listing(index);
      const Published published =
          publish_records(index,
                          c.records,
                          {.standing = {.deletions = c.deletions},
                           .may_delete = [](std::uint64_t, std::uint64_t) { return false; },
                           .merge = merge});
      CHECK(published.revision == 2);
      CHECK(published.articles == 4);
      CHECK(stub(index) == stub_before);
      CHECK(listing(index) == listing_before);
    }
  }
}

TEST_CASE("new manifests alone make a revision of the same content and segments") {
  const TempDir folder;
  const fs::path index = make(folder);
  const CommitPoint before = read_commit_point(index);
  const auto manifests = [&](std::uint64_t /*revision*/, const std::vector<TakenOut>& /*gone*/) {
    std::ofstream(index / "manifest-000001") << "files\n";
    return std::vector<std::string>{"manifest-000001"};
  };
  const std::vector<Record> confirmation{{"a", "", 1, 5, "1.txt", kConfirmation}};
  CHECK(publish_records(index, confirmation, {.write_manifests = manifests}).revision == 3);
  const CommitPoint after = read_commit_point(index);
  CHECK(after.content == before.content);
  CHECK(after.segments == before.segments);
  CHECK(after.manifests == std::vector<std::string>{"manifest-000001"});
  CHECK(publish_records(index, confirmation, {.write_manifests = manifests}).revision == 3);
  // A run without a manifest to write, as one that reads a pipe, keeps those there are.
  CHECK(publish_records(index, {{"e", "5"}}).revision == 4);
  CHECK(read_commit_point(index).manifests == after.manifests);
}

// What breaks a run while it writes its manifests.
void fail(int kind, const fs::path& index) {
  std::ofstream(index / "manifest-000001") << "half of";
  switch (kind) {
    case 0: throw Failure(ExitCode::kDiskTrouble, "the disk is full", "");
    case 1: throw Xapian::DatabaseError("of Xapian");
    default: throw std::runtime_error("of anything else");
  }
}

TEST_CASE("a run that fails while its manifests are written leaves the index as it was") {
  for (const int kind : {0, 1, 2}) {
    for (const ScratchMerge merge : {ScratchMerge::kIntoOne, ScratchMerge::kAsTheyAre}) {
      CAPTURE(kind);
      const TempDir folder;
      const fs::path index = make(folder);
      const std::string before = listing(index) + stub(index);
      // The disk as it was then: what is left if the power goes instead.
      const fs::path dead = folder / "dead";
      const Publication publication{
          .standing = {.deletions = {"c"}},
          .write_manifests = [&](std::uint64_t,
                                 const std::vector<TakenOut>&) -> std::vector<std::string> {
            fs::copy(index, dead, fs::copy_options::recursive);
            fail(kind, dead);
            return {};
          },
          .merge = merge};
      CHECK_THROWS(
          static_cast<void>(publish_records(index, {{"a", "1", 2}, {"e", "5"}}, publication)));
      CHECK(listing(index) + stub(index) == before);
      CHECK(listing(dead) + stub(dead) != before);
      CHECK(content(dead) == "a:one b:two c:three d:four");
      { const IndexWriter next(dead, {.language = ""}); }
      CHECK(listing(dead) + stub(dead) == before);
      CHECK(add(dead, {{"e", "5"}}).articles == 5);
    }
  }
}

TEST_CASE("a first run that fails while its manifests are written leaves no index") {
  const TempDir folder;
  const fs::path index = folder / "index";
  CHECK_THROWS_AS(
      static_cast<void>(publish_records(
          index,
          {{"a", "one"}},
          {.write_manifests = [&](std::uint64_t,
                                  const std::vector<TakenOut>&) -> std::vector<std::string> {
            fail(1, index);
            return {};
          }})),
      Failure);
  CHECK_FALSE(fs::exists(index));
}

}  // namespace
}  // namespace dateline
