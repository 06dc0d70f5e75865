// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest/manifest.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/commit_point.hpp"
#include "common/support/files.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "indexer/sources/file_walk.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::Dice;
using test::TempDir;
using Names = std::vector<std::string>;

const Names kOddTexts = {"",
                         "a.txt",
                         "a/b",
                         "a0",
                         "a-b/c",
                         "a b/c d",
                         "!",
                         "$",
                         "new\nline",
                         "tab\tbed",
                         "100%",
                         "%0A",
                         "# checksum",
                         std::string("nul\0nul", 7),
                         "\x7F",
                         "\xFF\xFE broken",
                         "\xC3\xA9t\xC3\xA9"};

Names paths_of(FileCursor files) {
  Names paths;
  for (; files.peek() != nullptr; files.next()) {
    paths.push_back(files.peek()->key.path);
  }
  return paths;
}

TEST_CASE("an ordinary file takes its path and some 50 bytes") {
  const TempDir index;
  ManifestChanges changes;
  changes.set(FileRecord{.key = {"/archive", "2022/02/25/a story.txt"},
                         .size = 4711,
                         .modified_ns = 1645814400123456789,
                         .rules = "1f2e3d4c",
                         .revision = 12,
                         .read_at = 1645900000,
                         .articles = 1});
  changes.write(index.path(), "manifest-000001");
  CHECK(read_file(index / "manifest-000001") ==
        "# dateline manifest 1\n"
        "R\t/archive\n"
        "F\t2022/02/25/a%20story.txt\t4711\t1645814400123456789\t1f2e3d4c\t12\t1645900000\t1\n"
        "# checksum d9d223a6f6865e03d4c35949458e6703\n");
}

TEST_CASE("whatever is told of a file comes back, odd texts too") {
  const TempDir index;
  ManifestChanges changes;
  std::map<FileKey, FileRecord> told;
  for (const std::string& root : kOddTexts) {
    for (const std::string& text : kOddTexts) {
      const FileRecord record{.key = {root, text},
                              .size = UINT64_MAX,
                              .modified_ns = INT64_MIN,
                              .rules = text,
                              .revision = 3,
                              .read_at = -1,
                              .articles = 2,
                              .collided = 3,
                              .suppressed = 4,
                              .deleted = 5,
                              .expired = 6,
                              .embargoed = 7,
                              .withheld = 8,
                              .rejected = {{text, 9}, {"too-large", UINT64_MAX}},
                              .first_rejection = "a.txt:3: \xC3\xA9 100% =: broken",
                              .next_release = 0,
                              .is_due = true,
                              .is_stale = true};
      told.emplace(record.key, record);
      changes.set(record);
    }
  }
  changes.write(index.path(), "manifest-000001");
  const Manifest manifest = Manifest::open(index.path(), Names{"manifest-000001"});
  for (const auto& each : told) {
    CAPTURE(each.first.root);
    CAPTURE(each.first.path);
    CHECK(manifest.find(each.first) == each.second);
  }
  CHECK_FALSE(manifest.find({"a.txt", "missing"}));
  CHECK_FALSE(manifest.find({"missing", "a.txt"}));
  Names sorted = kOddTexts;
  std::ranges::sort(sorted);
  CHECK(manifest.roots() == sorted);
  CHECK(paths_of(manifest.files("a.txt")) == sorted);
  CHECK(manifest.count_files() == kOddTexts.size() * kOddTexts.size());
}

TEST_CASE("whatever is told of a deletion comes back, odd texts too") {
  const TempDir index;
  for (const std::string& text : kOddTexts) {
    for (const DeletionKind kind : {DeletionKind::kById,
                                    DeletionKind::kByQuery,
                                    DeletionKind::kMirror,
                                    DeletionKind::kRetention}) {
      CAPTURE(text);
      const Deletion deletion{
          .id = text, .kind = kind, .revision = 7, .when = -5, .content_hash = text};
      ManifestChanges changes;
      changes.set(deletion);
      changes.write(index.path(), "manifest-000001");
      const Manifest manifest = Manifest::open(index.path(), Names{"manifest-000001"});
      CHECK(manifest.deletion(text) == deletion);
      CHECK_FALSE(manifest.deletion("missing"));
    }
  }
}

TEST_CASE("the message of a rejection is cut to 300 bytes of one line between characters") {
  const TempDir index;
  ManifestChanges changes;
  std::string message = "two\nlines";
  while (message.size() < 400) {
    message += "\xC3\xA9";
  }
  changes.set({.key = {"/r", "a"}, .first_rejection = message});
  changes.write(index.path(), "manifest-000001");
  const auto record = Manifest::open(index.path(), Names{"manifest-000001"}).find({"/r", "a"});
  REQUIRE(record.has_value());
  CHECK(record->first_rejection.size() == 299);
  CHECK(record->first_rejection.starts_with("two lines\xC3\xA9"));
}

TEST_CASE("a manifest of no parts, or of parts without lines, knows nothing") {
  const TempDir index;
  CHECK(ManifestChanges().empty());
  ManifestChanges().write(index.path(), "manifest-000001");
  for (const Names& parts : {Names{}, Names{"manifest-000001"}}) {
    const Manifest manifest = Manifest::open(index.path(), parts);
    CHECK_FALSE(manifest.find({"/r", "a"}));
    CHECK_FALSE(manifest.deletion("a"));
    CHECK(manifest.roots().empty());
    CHECK(manifest.files("/r").peek() == nullptr);
    CHECK(manifest.count_files() == 0);
  }
}

TEST_CASE("files come in the order in which a walk comes upon them") {
  const TempDir archive;
  const TempDir index;
  ManifestChanges changes;
  for (const char* name : {"a.txt",
                           "a/b",
                           "a/b.txt",
                           "a/b-c/d",
                           "a0",
                           "a-b/c",
                           "a b/c",
                           "a!",
                           "a%",
                           "a\n/b",
                           "a\x7F",
                           "a\xFF/b",
                           "a\xC3\xA9",
                           "A/b",
                           "b/c/d",
                           "b/c.d",
                           "b/c0"}) {
    archive.write(name, "x");
    changes.set({.key = {archive.path(), name}});
  }
  changes.write(index.path(), "manifest-000001");
  Names walked;
  FileWalk({.roots = {archive.path()}, .include = {}, .exclude = {}})
      .visit({.file =
                  [&walked](const std::shared_ptr<const FileOrigin>& file, std::uint64_t) {
                    walked.push_back(file->relative_path);
                    return true;
                  },
              .skip = {},
              .reject = {}});
  CHECK(walked.size() == 17);
  const Manifest manifest = Manifest::open(index.path(), Names{"manifest-000001"});
  CHECK(paths_of(manifest.files(archive.path())) == walked);
}

// An index, changed and merged at random, beside maps that are told the same.
class Story {
 public:
  explicit Story(unsigned seed) : dice_(seed) {}

  void change() {
    ManifestChanges changes;
    for (std::size_t i = dice_.below(30); i > 0; --i) {
      change(changes);
    }
    const std::string name = next_name();
    changes.write(index_.path(), name);
    parts_.push_back(name);
  }

  void merge() {
    const std::size_t first = dice_.below(parts_.size());
    const std::size_t count = 1 + dice_.below(parts_.size() - first);
    const auto begin = parts_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = begin + static_cast<std::ptrdiff_t>(count);
    const std::string name = next_name();
    merge_parts(index_.path(),
                Names(begin, end),
                name,
                first == 0 ? MergeScope::kWhole : MergeScope::kTail);
    *begin = name;
    parts_.erase(begin + 1, end);
  }

  void check() const {
    const Manifest manifest = Manifest::open(index_.path(), parts_);
    std::map<FileKey, FileRecord> found;
    for (const std::string& root : manifest.roots()) {
      for (FileCursor file = manifest.files(root); file.peek() != nullptr; file.next()) {
        found.emplace_hint(found.end(), file.peek()->key, *file.peek());
      }
    }
    CHECK(found == files_);
    CHECK(manifest.count_files() == files_.size());
    std::map<std::string, Deletion> deletions;
    for (DeletionCursor each = manifest.deletions(); each.peek() != nullptr; each.next()) {
      deletions.emplace_hint(deletions.end(), each.peek()->id, *each.peek());
    }
    CHECK(deletions == deletions_);
    for (const std::string& text : kOddTexts) {
      const auto deletion = deletions_.find(text);
      CHECK(manifest.deletion(text).has_value() == (deletion != deletions_.end()));
      for (const char* root : {"/r", "/q"}) {
        const auto file = files_.find({root, text});
        const std::optional<FileRecord> record = manifest.find({root, text});
        CHECK(record.has_value() == (file != files_.end()));
        CHECK((!record || *record == file->second));
      }
    }
  }

  // When all parts are merged into one, nothing in it says that something is gone.
  void check_whole() {
    const std::string name = next_name();
    merge_parts(index_.path(), parts_, name, MergeScope::kWhole);
    parts_ = {name};
    check();
    const std::string bytes = read_file(index_ / name);
    CHECK(bytes.find("\n-") == std::string::npos);
    CHECK(bytes.find("\nd") == std::string::npos);
  }

 private:
  std::string next_name() { return manifest_name(++last_part_); }

  const std::string& text() { return kOddTexts[dice_.below(kOddTexts.size())]; }

  void change(ManifestChanges& changes) {
    const FileKey key{dice_.below(2) == 0 ? "/r" : "/q", text()};
    switch (dice_.below(5)) {
      case 0:
      case 1: {
        FileRecord record{.key = key, .size = dice_.below(1000), .rules = text()};
        record.rejected[text()] = dice_.below(3);
        record.expired = dice_.below(2);
        record.is_due = dice_.below(2) == 1;
        record.is_stale = dice_.below(2) == 1;
        files_[key] = record;
        changes.set(record);
        break;
      }
      case 2:
        files_.erase(key);
        changes.remove(key);
        break;
      case 3:
        deletions_[key.path] = {.id = key.path, .revision = dice_.below(9), .content_hash = text()};
        changes.set(deletions_[key.path]);
        break;
      default: deletions_.erase(key.path); changes.remove_deletion(key.path);
    }
  }

  Dice dice_;
  TempDir index_;
  Names parts_;
  std::uint64_t last_part_ = 0;
  std::map<FileKey, FileRecord> files_;
  std::map<std::string, Deletion> deletions_;
};

TEST_CASE("parts and merges of parts say what a map says that is told the same") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    Story story(seed);
    for (int night = 0; night < 12; ++night) {
      story.change();
      while (dice.below(3) == 0) {
        story.merge();
      }
      story.check();
    }
    story.check_whole();
  }
}

}  // namespace
}  // namespace dateline
