// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/purge.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/commit_point.hpp"
#include "common/index/snapshot.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/index_reader.hpp"
#include "indexer/segments/merge_segments.hpp"
#include "indexer/segments/verify/find_remains.hpp"
#include "indexer/segments/verify/verify_index.hpp"
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

using Names = std::vector<std::string>;
using Revisions = std::vector<std::uint64_t>;

Purged purge_ids(const fs::path& index, const std::set<std::string>& ids) {
  IndexWriter writer(index, {.language = ""});
  return purge(writer, ids, [&](const std::vector<TakenOut>& /*taken_out*/) {
    return writer.commit().manifests;
  });
}

std::string kept_revisions(const fs::path& index) {
  Revisions revisions;
  for (const CommitPoint& commit : read_history(index)) {
    revisions.push_back(commit.revision);
  }
  return fmt::format("{}", fmt::join(revisions, " "));
}

// Files below the index that hold the bytes, each with a space behind it.
std::string files_with(const fs::path& index, const std::string& bytes) {
  std::string names;
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    if (entry.is_regular_file() && read_file(entry.path()).find(bytes) != std::string::npos) {
      names += fs::relative(entry.path(), index).string() + " ";
    }
  }
  return names;
}

// Bodies of words that no other text has, so that a byte of them is found: they are terms, which
// tables hold uncompressed.
const Record kSecret{"secret-1", "zanzibarquux led the riot", 1, 5, "secret.txt"};
const Record kCorrected{"secret-1", "timbuktuquux led the riot", 2, 9, "secret.txt"};

std::string remains(const fs::path& index) {
  std::string text = files_with(index, "zanzibarquux") + files_with(index, "timbuktuquux");
  for (const Finding& finding : find_remains(index, {{.id = "secret-1"}})) {
    text += fmt::format("{}: {}\n", finding.file, finding.what);
  }
  return text;
}

TEST_CASE("a purge leaves nothing of an article in any file, however it was published") {
  struct Case {
    const char* name;
    ScratchMerge merge;
    bool is_corrected;
    bool is_deleted;
    bool is_merged;
  };
  constexpr ScratchMerge kIntoOne = ScratchMerge::kIntoOne;
  constexpr ScratchMerge kAsTheyAre = ScratchMerge::kAsTheyAre;
  const Case cases[] = {
      {"compacted", kIntoOne, false, false, false},
      {"as it was written", kAsTheyAre, false, false, false},
      {"corrected", kIntoOne, true, false, false},
      {"corrected in haste", kAsTheyAre, true, false, false},
      {"merged", kIntoOne, true, false, true},
      {"deleted before, but kept to go back to", kIntoOne, true, true, false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const TempDir folder;
    const fs::path index = folder / "index";
    const std::vector<Record> first{{"a", "one"}, kSecret, {"b", "two"}};
    static_cast<void>(publish_records(index, first, {.merge = c.merge}));
    if (c.is_corrected) {
      static_cast<void>(publish_records(index, {kCorrected, {"c", "three"}}, {.merge = c.merge}));
    }
    if (c.is_merged) {
      IndexWriter writer(index, {.language = ""});
      static_cast<void>(
          merge_segments(writer, MergeExtent::kAll, [&] { return writer.commit().manifests; }));
    }
    if (c.is_deleted) {
      static_cast<void>(publish_records(index, {}, {.standing = {.deletions = {"secret-1"}}}));
    }
    CHECK_FALSE(files_with(index, c.is_corrected ? "timbuktuquux" : "zanzibarquux").empty());
    CHECK(purge_ids(index, {"secret-1"}).articles == (c.is_deleted ? 0 : 1));
    CHECK(remains(index) == "");
    CHECK(content(index) == (c.is_corrected ? "a:one b:two c:three" : "a:one b:two"));
    CHECK(verify_index(index, VerifyDepth::kFull).problems.empty());
  }
}

TEST_CASE("a purge drops the states that hold the article, and no other") {
  const TempDir folder;
  const fs::path index = folder / "index";
  add(index, {{"a", "one"}});
  add(index, {kSecret});
  CHECK(kept_revisions(index) == "1 2");
  const Purged purged = purge_ids(index, {"secret-1"});
  CHECK(purged.revision_before == 2);
  CHECK(purged.revision_after == 3);
  CHECK(purged.articles == 1);
  CHECK(purged.commits_dropped == Revisions{2});
  CHECK(purged.segments_dropped == Names{"segment-000002"});
  CHECK(read_commit_point(index).content == 3);
  CHECK(content(index) == "a:one");
}

TEST_CASE("a purge names every state and segment that it drops") {
  const TempDir folder;
  const fs::path index = folder / "index";
  add(index, {{"a", "one"}, kSecret});
  add(index, {{"a", "two", 2}});
  CHECK(kept_revisions(index) == "1 2");
  const Purged purged = purge_ids(index, {"secret-1"});
  // The first would have gone with any run that puts a third state in force.
  CHECK(purged.commits_dropped == Revisions{1, 2});
  CHECK(purged.segments_dropped == Names{"segment-000001", "segment-000002"});
  CHECK(kept_revisions(index) == "3");
}

TEST_CASE("an article that only an earlier state holds goes without a new revision") {
  const TempDir folder;
  const fs::path index = folder / "index";
  // Others stand before and behind it in every respect that Xapian keeps bounds of.
  add(index,
      {{.id = "a", .body = "one"},
       kSecret,
       {.id = "z", .body = "two", .version = 9, .file = "z.txt"}});
  static_cast<void>(publish_records(index, {}, {.standing = {.deletions = {"secret-1"}}}));
  const std::string before = read_file(index / kStubName);
  const Purged purged = purge_ids(index, {"secret-1"});
  CHECK(purged.articles == 0);
  CHECK(purged.revision_before == 2);
  CHECK(purged.revision_after == 2);
  CHECK(purged.commits_dropped == Revisions{1});
  CHECK(purged.segments_dropped == Names{"segment-000001"});
  CHECK(read_file(index / kStubName) == before);
  CHECK(kept_revisions(index) == "2");
}

TEST_CASE("what Xapian keeps beside the documents goes as well, of an earlier deletion too") {
  for (const bool was_deleted : {false, true}) {
    CAPTURE(was_deleted);
    const TempDir folder;
    const fs::path index = folder / "index";
    add(index, {{"a", "one"}, {"b", "two"}, kSecret});
    if (was_deleted) {
      static_cast<void>(publish_records(index, {}, {.standing = {.deletions = {"secret-1"}}}));
      add(index, {{"c", "three"}});
    }
    static_cast<void>(purge_ids(index, {"secret-1"}));
    const Snapshot snapshot = Snapshot::open(index);
    for (const Xapian::Database& segment : snapshot.segments()) {
      for (Xapian::valueno slot = 0; slot < 12; ++slot) {
        CAPTURE(slot);
        CHECK(segment.get_value_upper_bound(slot).find("secret") == std::string::npos);
        CHECK(segment.get_value_lower_bound(slot).find("secret") == std::string::npos);
      }
    }
    CHECK(verify_index(index, VerifyDepth::kFull).problems.empty());
  }
}

TEST_CASE("a purge of what no state holds changes nothing") {
  const TempDir folder;
  const fs::path index = folder / "index";
  add(index, {{"a", "one"}});
  add(index, {{"b", "two"}});
  const std::string before = listing(index) + read_file(index / kStubName);
  // "secret" and "a" begin like them.
  for (const std::set<std::string>& ids :
       {std::set<std::string>{}, std::set<std::string>{"secret-1", "aa", ""}}) {
    const Purged purged = purge_ids(index, ids);
    CHECK(purged.articles == 0);
    CHECK(purged.revision_after == 2);
    CHECK(purged.commits_dropped.empty());
    CHECK(purged.segments_dropped.empty());
    CHECK(listing(index) + read_file(index / kStubName) == before);
  }
}

TEST_CASE("many articles of several segments go at once, be they all that a segment has") {
  const TempDir folder;
  const fs::path index = folder / "index";
  add(index, {{"a", "one"}, {"b", "two"}, {"c", "three"}});
  add(index, {{"d", "four"}});
  add(index, {{"e", "five"}});
  const Purged purged = purge_ids(index, {"a", "c", "d", "not there"});
  CHECK(purged.articles == 3);
  CHECK(content(index) == "b:two e:five");
  CHECK(purge_ids(index, {"b", "e"}).articles == 2);
  CHECK(content(index) == "");
  CHECK(add(index, {{"f", "six"}}).articles == 1);
  CHECK(verify_index(index, VerifyDepth::kFull).problems.empty());
}

TEST_CASE("who writes the manifests is told what was in force, and its manifests are then") {
  const TempDir folder;
  const fs::path index = folder / "index";
  add(index, {{"a", "one"}, kSecret, {"piped", "two"}});
  std::string told;
  {
    IndexWriter writer(index, {.language = ""});
    static_cast<void>(purge(writer, {"secret-1", "piped", "x"}, [&](const auto& taken_out) {
      for (const TakenOut& each : taken_out) {
        told += fmt::format("{} {} {};", each.id, each.file_term, each.is_canceled);
      }
      const std::string name = writer.next_manifest();
      std::ofstream(index / name) << "files\n";
      return Names{name};
    }));
  }
  CHECK(told.find("secret-1 XFILEarchive/secret.txt false;") != std::string::npos);
  CHECK(told.find("piped  false;") != std::string::npos);
  CHECK(read_commit_point(index).manifests == Names{"manifest-000001"});
}

TEST_CASE("new manifests alone are put in force with the same content") {
  const TempDir folder;
  const fs::path index = folder / "index";
  add(index, {{"a", "one"}});
  {
    IndexWriter writer(index, {.language = ""});
    static_cast<void>(purge(writer, {"x"}, [&](const std::vector<TakenOut>& /*taken_out*/) {
      const std::string name = writer.next_manifest();
      std::ofstream(index / name) << "files\n";
      return Names{name};
    }));
  }
  const CommitPoint commit = read_commit_point(index);
  CHECK(commit.revision == 2);
  CHECK(commit.content == 1);
  CHECK(commit.segments == Names{"segment-000001"});
  CHECK(commit.manifests == Names{"manifest-000001"});
}

TEST_CASE("every state of an article is found, and the commit points that hold one") {
  const TempDir folder;
  const fs::path index = folder / "index";
  add(index, {{"a", "one"}, kSecret});
  add(index, {kCorrected});
  std::vector<std::string> bodies;
  for (const Article& article : find_in_all_states(index, {"secret-1", "x"})) {
    CHECK(article.id == "secret-1");
    bodies.push_back(article.body);
  }
  std::ranges::sort(bodies);
  CHECK(bodies == Names{kCorrected.body, kSecret.body});
  CHECK(find_in_all_states(index, {"x"}).empty());
  static_cast<void>(publish_records(index, {}, {.standing = {.deletions = {"secret-1"}}}));
  const std::vector<CommitPoint> history = read_history(index);
  REQUIRE(history.size() == 2);
  CHECK(holds_any(index, history[0], {"x", "secret-1"}));
  // No article of that id, but the id as the bound of a slot.
  CHECK(holds_any(index, history[1], {"x", "secret-1"}));
  CHECK(holds_any(index, history[1], {"a"}));
  CHECK_FALSE(holds_any(index, history[1], {}));
}

}  // namespace
}  // namespace dateline
