// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/archive_walk.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/dice.hpp"
#include "tests/support/make_manifest.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::Dice;
using test::make_manifest;
using test::TempDir;
using Names = std::vector<std::string>;

constexpr std::int64_t kNow = 1000;

// None lies below another.
const Names kPaths = {"A/b",     "a b/c", "a!",        "a%",      "a-b/c", "a.txt", "a/b",
                      "a/b-c/d", "a/b.c", "a0",        "b/c.d",   "b/c/d", "b/c0",  "c",
                      "c\nd/e",  "c\x7F", "c\xC3\xA9", "c\xFF/b", "d/e/f", "d/e0",  "d0"};

Names paths_of(const std::vector<FileRecord>& records) {
  Names paths;
  for (const FileRecord& record : records) {
    paths.push_back(record.key.path);
  }
  return paths;
}

FileOrigin origin_of(const std::string& root, const std::string& path) {
  return {.path = root + "/" + path, .relative_path = path, .root = root};
}

FileRecord record_of(const std::string& root, const std::string& path) {
  return {.key = {root, path}, .rules = "r"};
}

Manifest manifest_of(const std::string& root, const Names& paths) {
  std::vector<FileRecord> records;
  for (const std::string& path : paths) {
    records.push_back(record_of(root, path));
  }
  return make_manifest(records);
}

bool is_passed_over(const FileRecord& before, LeftOut left_out) {
  const ArchiveWalk walk(nullptr, {.files = "r", .retention = "10y"}, kNow, left_out);
  return walk.can_be_passed_over({.bytes = 10, .modified_ns = 5}, before);
}

// What is told of that file, and otherwise as it is now.
FileRecord before(FileRecord record) {
  record.size = 10;
  record.modified_ns = 5;
  record.rules = "r";
  return record;
}

// Of a file of 10 bytes, changed at 5 ns, read by the rules r.
struct Case {
  const char* name;
  FileRecord before;
  bool is_passed_over;
};

TEST_CASE("a file is passed over if it is as it was and was read by the same rules") {
  const Case cases[] = {
      {"as it was", {.size = 10, .modified_ns = 5, .rules = "r"}, true},
      {"due", before({.is_due = true}), false},
      {"was shorter", {.size = 9, .modified_ns = 5, .rules = "r"}, false},
      {"was longer", {.size = 11, .modified_ns = 5, .rules = "r"}, false},
      {"was older", {.size = 10, .modified_ns = 4, .rules = "r"}, false},
      {"was newer, as after a restore", {.size = 10, .modified_ns = 6, .rules = "r"}, false},
      {"other rules", {.size = 10, .modified_ns = 5, .rules = "q"}, false},
      {"rules that begin alike", {.size = 10, .modified_ns = 5, .rules = "r1"}, false},
      {"no rules known", {.size = 10, .modified_ns = 5}, false},
      {"nothing was too old, so --retain does not matter",
       {.size = 10, .modified_ns = 5, .rules = "r+10y"},
       false},
      {"the same --retain", {.size = 10, .modified_ns = 5, .rules = "r+10y", .expired = 1}, true},
      {"another --retain", {.size = 10, .modified_ns = 5, .rules = "r+5y", .expired = 1}, false},
      {"no --retain then", {.size = 10, .modified_ns = 5, .rules = "r+", .expired = 1}, false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(is_passed_over(c.before, LeftOut::kIsKnown) == c.is_passed_over);
    CHECK(is_passed_over(c.before, LeftOut::kIsListed) == c.is_passed_over);
  }
}

TEST_CASE("what could not be read, and what may be released by now, is read again") {
  const Case cases[] = {
      {"stale", before({.is_stale = true}), false},
      {"unreadable", before({.rejected = {{"unreadable", 1}}}), false},
      {"unreadable besides", before({.rejected = {{"empty", 2}, {"unreadable", 1}}}), false},
      {"embargo that has ended", before({.embargoed = 1, .next_release = kNow - 1}), false},
      {"embargo that ends now", before({.embargoed = 1, .next_release = kNow}), false},
      {"release long ago", before({.embargoed = 1, .next_release = -1}), false},
      {"embargo yet to end", before({.embargoed = 1, .next_release = kNow + 1}), true},
      {"malformed", before({.rejected = {{"malformed", 1}}}), true},
      {"withheld", before({.withheld = 1}), true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(is_passed_over(c.before, LeftOut::kIsKnown) == c.is_passed_over);
  }
}

TEST_CASE("to list what is left out its file is read, not one whose articles are not let in") {
  const Case cases[] = {
      {"nothing left out", before({.articles = 3}), true},
      {"suppressed", before({.suppressed = 1}), true},
      {"deleted", before({.deleted = 1}), true},
      {"lost its id", before({.collided = 1}), true},
      {"malformed", before({.articles = 3, .rejected = {{"malformed", 1}}}), false},
      {"embargoed", before({.embargoed = 1, .next_release = kNow + 1}), false},
      {"withheld", before({.withheld = 1}), false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    CHECK(is_passed_over(c.before, LeftOut::kIsKnown));
    CHECK(is_passed_over(c.before, LeftOut::kIsListed) == c.is_passed_over);
  }
}

TEST_CASE("a new index knows no file and misses none") {
  ArchiveWalk walk(nullptr, {}, kNow, LeftOut::kIsKnown);
  walk.begin_root({.key = "/r", .path = "/r"});
  CHECK_FALSE(walk.look_up(origin_of("/r", "a")));
  walk.end_root();
  CHECK(walk.gone().empty());
  CHECK(walk.files_that_lost_ids().empty());
}

TEST_CASE("files before, between and after those of the walk are gone") {
  const TempDir archive;
  const std::string root = archive.path();
  archive.write("b", "x");
  archive.write("d", "x");
  archive.write("new", "x");
  const Manifest manifest = manifest_of(root, {"a", "b", "c", "d", "e", "f"});
  ArchiveWalk walk(&manifest, {}, kNow, LeftOut::kIsKnown);
  walk.begin_root({.key = root, .path = root});
  CHECK(walk.look_up(origin_of(root, "b")) == record_of(root, "b"));
  CHECK(walk.look_up(origin_of(root, "d")) == record_of(root, "d"));
  CHECK_FALSE(walk.look_up(origin_of(root, "new")));
  walk.end_root();
  CHECK(paths_of(walk.gone()) == Names{"a", "c", "e", "f"});
}

TEST_CASE("only what the operating system says is not there, or is a folder, is gone") {
  const TempDir archive;
  const std::string root = archive.path();
  archive.write("hidden", "x");
  archive.write("now a folder/a", "x");
  archive.write("was a folder", "x");
  fs::create_symlink("nowhere", archive / "broken link");
  fs::create_symlink("loop", archive / "loop");
  const std::string too_long(300, 'x');  // the system cannot say whether it is there
  const Manifest manifest = manifest_of(root,
                                        {"broken link",
                                         "hidden",
                                         "loop/a",
                                         "no folder/a",
                                         "none",
                                         "now a folder",
                                         too_long,
                                         "was a folder/a"});
  ArchiveWalk walk(&manifest, {}, kNow, LeftOut::kIsKnown);
  walk.begin_root({.key = root, .path = root});
  walk.end_root();
  CHECK(paths_of(walk.gone()) == Names{"no folder/a", "none", "now a folder", "was a folder/a"});
}

TEST_CASE("of a root that is not walked whole files are found and none is gone") {
  const TempDir archive;
  const std::string root = archive.path();
  const Manifest manifest = make_manifest(
      {record_of(root, "a"), record_of(root, "b"), {.key = {root, "c"}, .collided = 1}});
  ArchiveWalk walk(&manifest, {}, kNow, LeftOut::kIsKnown);
  walk.begin_root({.key = root, .path = root, .is_whole = false});
  CHECK(walk.look_up(origin_of(root, "b")) == record_of(root, "b"));
  CHECK(walk.look_up(origin_of(root, "a")) == record_of(root, "a"));
  CHECK_FALSE(walk.look_up(origin_of(root, "missing")));
  walk.end_root();
  CHECK(walk.gone().empty());
  CHECK(walk.files_that_lost_ids().empty());
}

TEST_CASE("a root goes by its name and its files are looked for where it is now") {
  const TempDir archive;
  archive.write("here", "x");
  const Manifest manifest = manifest_of("wire", {"gone", "here"});
  ArchiveWalk walk(&manifest, {}, kNow, LeftOut::kIsKnown);
  walk.begin_root({.key = "wire", .path = archive.path()});
  CHECK(walk.look_up(origin_of("wire", "here")) == record_of("wire", "here"));
  walk.end_root();
  CHECK(walk.gone() == std::vector{record_of("wire", "gone")});
}

TEST_CASE("each root has files of its own and one that was not walked misses none") {
  const TempDir archive;
  const std::string folder = archive.path();
  archive.write("a", "x");
  const Manifest manifest = make_manifest({record_of("one", "a"),
                                           record_of("one", "z"),
                                           record_of("three", "a"),
                                           record_of("two", "a"),
                                           record_of("two", "b")});
  ArchiveWalk walk(&manifest, {}, kNow, LeftOut::kIsKnown);
  for (const char* root : {"two", "one"}) {
    walk.begin_root({.key = root, .path = folder});
    CHECK(walk.look_up(origin_of(root, "a")) == record_of(root, "a"));
    walk.end_root();
  }
  CHECK(walk.gone() == std::vector{record_of("two", "b"), record_of("one", "z")});
  CHECK(walk.look_up(origin_of("three", "a")) == record_of("three", "a"));
}

TEST_CASE("files that lost ids are those of the roots that were walked whole") {
  const TempDir archive;
  const Manifest manifest = make_manifest({{.key = {"one", "a"}, .collided = 2},
                                           {.key = {"one", "b"}, .articles = 1},
                                           {.key = {"part", "a"}, .collided = 1},
                                           {.key = {"two", "b"}, .collided = 1},
                                           {.key = {"unseen", "a"}, .collided = 1}});
  ArchiveWalk walk(&manifest, {}, kNow, LeftOut::kIsKnown);
  for (const char* root : {"one", "part", "two"}) {
    walk.begin_root({.key = root, .path = archive.path(), .is_whole = std::string(root) != "part"});
    walk.end_root();
  }
  CHECK(walk.files_that_lost_ids() ==
        std::vector<FileRecord>{{.key = {"one", "a"}, .collided = 2},
                                {.key = {"two", "b"}, .collided = 1}});
}

TEST_CASE("a walk finds what the manifest has and misses what the archive has not") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const TempDir archive;
    const std::string root = archive.path();
    Names known;
    std::set<std::string> there;
    for (const std::string& path : kPaths) {
      if (dice.below(2) == 0) {
        known.push_back(path);
      }
      if (dice.below(2) == 0) {
        archive.write(path, "x");
        there.insert(path);
      }
    }
    const Manifest manifest = manifest_of(root, known);
    ArchiveWalk walk(&manifest, {}, kNow, LeftOut::kIsKnown);
    FileWalk({.roots = {root}, .include = {}, .exclude = {}})
        .visit({.begin_root = [&](const WalkedRoot& each) { walk.begin_root(each); },
                .end_root = [&](const WalkedRoot&) { walk.end_root(); },
                .file =
                    [&](const std::shared_ptr<const FileOrigin>& file, std::uint64_t) {
                      CAPTURE(file->relative_path);
                      CHECK(walk.look_up(*file) == manifest.find({root, file->relative_path}));
                      return true;
                    },
                .skip = [](const std::string&, SkipReason) {},
                .reject = [](const FileOrigin&, const Error&) {}});
    std::erase_if(known, [&](const std::string& path) { return there.contains(path); });
    std::ranges::sort(known);
    CHECK(paths_of(walk.gone()) == known);
  }
}

}  // namespace
}  // namespace dateline
