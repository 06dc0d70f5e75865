// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/replace_all.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/commit_point.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/roll_back.hpp"
#include "tests/indexer/segments/scratch_records.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::add;
using test::content;
using test::listing;
using test::Record;
using test::TempDir;

using Names = std::vector<std::string>;

// Of two segments and a manifest.
fs::path make(const TempDir& folder) {
  fs::path index = folder / "index";
  add(index, {{"a", "one"}, {"b", "two"}});
  add(index, {{"c", "three"}});
  IndexWriter writer(index, {.language = ""});
  CommitPoint next = writer.commit();
  next.revision = writer.next_revision();
  next.manifests = {writer.next_manifest()};
  std::ofstream(index / next.manifests.front()) << "files\n";
  writer.put_in_force(next);
  return index;
}

void replace(const fs::path& index, const std::vector<Record>& records, std::uint64_t articles) {
  IndexWriter writer(index, {.language = ""});
  replace_all(writer, test::write_scratch(index, writer.metadata(), records).articles, articles);
}

TEST_CASE("all that an index holds is replaced by one segment, and manifests stay") {
  const TempDir folder;
  const fs::path index = make(folder);
  replace(index, {{"a", "1"}, {"d", "4"}, {"c", "3"}}, 3);
  CHECK(content(index) == "a:1 c:3 d:4");
  const CommitPoint commit = read_commit_point(index);
  CHECK(commit.revision == 4);
  CHECK(commit.content == 4);
  CHECK(commit.segments == Names{"segment-000003"});
  CHECK(commit.manifests == Names{"manifest-000001"});
}

TEST_CASE("what was replaced is a state to go back to") {
  const TempDir folder;
  const fs::path index = make(folder);
  replace(index, {{"x", "9"}}, 1);
  IndexWriter writer(index, {.language = ""});
  CHECK(roll_back(writer, std::nullopt, {}).to == 3);
  CHECK(content(index) == "a:one b:two c:three");
}

TEST_CASE("an index is replaced by an empty one where nothing is left") {
  const TempDir folder;
  const fs::path index = make(folder);
  replace(index, {}, 0);
  CHECK(content(index) == "");
  CHECK(read_commit_point(index).segments == Names{"segment-000003"});
  CHECK(add(index, {{"a", "1"}}).articles == 1);
}

TEST_CASE("an index is not replaced by fewer articles or more than were read") {
  struct Case {
    const char* name;
    std::vector<Record> records;
    std::uint64_t articles;
  };
  const Case cases[] = {{"fewer", {{"a", "1"}, {"b", "2"}}, 3},
                        {"more", {{"a", "1"}, {"b", "2"}}, 1},
                        {"none", {}, 3},
                        {"none were read", {{"a", "1"}}, 0}};
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const TempDir folder;
    const fs::path index = make(folder);
    const std::string before = listing(index) + read_file(index / kStubName);
    try {
      replace(index, c.records, c.articles);
      FAIL("no exception");
    } catch (const Failure& failure) {
      CHECK(failure.exit_code() == ExitCode::kDiskTrouble);
    }
    CHECK(listing(index) + read_file(index / kStubName) == before);
    CHECK(content(index) == "a:one b:two c:three");
  }
}

}  // namespace
}  // namespace dateline
