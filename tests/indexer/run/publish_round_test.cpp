// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a round leaves in the manifest, and how its parts are merged.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/commit_point.hpp"
#include "common/support/files.hpp"
#include "indexer/run/publishing.hpp"
#include "tests/support/round_records.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::publish_records;
using test::read_manifest;
using test::record_of;
using test::RoundRecord;
using test::TempDir;
using Names = std::vector<std::string>;

const ReadingRules kRules{.files = "r", .retention = "10y"};

Article story(const std::string& id, std::uint64_t version = 0) {
  Article article;
  article.id = id;
  article.title = "Title of " + id;
  article.body = "Text of " + id;
  article.version = version;
  return article;
}

FileRecord with_articles(const std::string& path, std::uint64_t articles) {
  return {.key = {"/r", path}, .size = 10, .rules = "r", .articles = articles};
}

Round round_of(const std::vector<FileRecord>& files) {
  return {.finished = {.files = files, .undeleted = {}, .canceled = {}}, .rules = kRules};
}

FileRecord find(const fs::path& index, const std::string& path) {
  return read_manifest(index)->find({"/r", path}).value_or(FileRecord{});
}

// One article of each of these files.
void publish_files(const fs::path& index, const Names& paths) {
  std::vector<RoundRecord> records;
  std::vector<FileRecord> files;
  for (const std::string& path : paths) {
    records.push_back(record_of("/r", path, story("id of " + path)));
    files.push_back(with_articles(path, 1));
  }
  static_cast<void>(publish_records(index, records, round_of(files)));
}

TEST_CASE("files that are gone are forgotten with their articles, unless too many would go") {
  struct Case {
    DeletionLimit limit;
    bool may;
  };
  const Case cases[] = {{{.number = 50, .is_percent = true}, true},
                        {{.number = 49, .is_percent = true}, false},
                        {{.number = 1, .is_percent = false}, true},
                        {{.number = 0, .is_percent = false}, false}};
  for (const Case& c : cases) {
    CAPTURE(c.limit.number);
    const TempDir folder;
    const fs::path index = folder / "index";
    publish_files(index, {"a", "b"});
    Round round = round_of({});
    round.gone = {with_articles("a", 1)};
    round.removals = {{"id of a", DeletionKind::kMirror}};
    round.limit = c.limit;
    round.now = 99;
    const Published published = publish_records(index, {}, round);
    CHECK(published.articles == (c.may ? 1 : 2));
    CHECK(published.deleted == (c.may ? 1 : 0));
    CHECK(published.kept_from_deletion == (c.may ? 0 : 1));
    const Manifest manifest = *read_manifest(index);
    CHECK(manifest.find({"/r", "a"}).has_value() == !c.may);
    const Deletion deletion{
        .id = "id of a", .kind = DeletionKind::kMirror, .revision = 2, .when = 99};
    CHECK(manifest.deletion("id of a") ==
          (c.may ? std::optional<Deletion>(deletion) : std::nullopt));
  }
}

TEST_CASE("that a file was looked at once more is no news") {
  const TempDir folder;
  const fs::path index = folder / "index";
  publish_files(index, {"a"});
  FileRecord again = with_articles("a", 1);
  again.read_at = 77;
  CHECK(publish_records(index, {}, round_of({again})).revision == 1);
  CHECK(read_commit_point(index).manifests.size() == 1);
  again.size = 11;
  CHECK(publish_records(index, {}, round_of({again})).revision == 2);
  CHECK(find(index, "a").revision == 2);
  CHECK(find(index, "a").read_at == 77);
}

TEST_CASE("a stale file keeps the revision of its last good reading") {
  const TempDir folder;
  const fs::path index = folder / "index";
  publish_files(index, {"a"});
  FileRecord stale = find(index, "a");
  stale.is_stale = true;
  CHECK(publish_records(index, {}, round_of({stale})).revision == 2);
  CHECK(find(index, "a").is_stale);
  CHECK(find(index, "a").revision == 1);
}

TEST_CASE("a file whose article lost its id to another says so, whenever it was read") {
  const TempDir folder;
  const fs::path index = folder / "index";
  const std::vector<RoundRecord> both{record_of("/r", "a", story("x")),
                                      record_of("/r", "b", story("x"))};
  static_cast<void>(
      publish_records(index, both, round_of({with_articles("a", 1), with_articles("b", 1)})));
  CHECK(find(index, "a").collided == 1);
  CHECK(find(index, "a").articles == 0);
  CHECK(find(index, "b").articles == 1);

  static_cast<void>(publish_records(
      index, {record_of("/r", "c", story("x"))}, round_of({with_articles("c", 1)})));
  CHECK(find(index, "b").collided == 1);
  CHECK(find(index, "b").articles == 0);
  CHECK(find(index, "c").articles == 1);
}

TEST_CASE("what is too old is counted for a file once, be it read or not") {
  const TempDir folder;
  const fs::path index = folder / "index";
  publish_files(index, {"left alone", "read", "stays"});
  FileRecord read = with_articles("read", 0);
  read.expired = 1;
  read.rules = "r+10y";
  Round round = round_of({read});
  round.removals = {{"id of left alone", DeletionKind::kRetention},
                    {"id of read", DeletionKind::kRetention}};
  round.limit = {.number = 100, .is_percent = true};
  CHECK(publish_records(index, {}, round).deleted == 2);
  for (const char* path : {"left alone", "read"}) {
    CAPTURE(path);
    CHECK(find(index, path).articles == 0);
    CHECK(find(index, path).expired == 1);
    CHECK(find(index, path).rules == "r+10y");
  }
  CHECK(find(index, "stays").rules == "r");
}

TEST_CASE("an article that its publisher takes back is counted as deleted, up to a version") {
  const TempDir folder;
  const fs::path index = folder / "index";
  publish_files(index, {"a"});
  RoundRecord cancellation = record_of("/r", "b", story("id of a", 3));
  cancellation.claim.kind = ClaimKind::kCancellation;
  Round round = round_of({with_articles("b", 0)});
  round.finished.canceled = {{"id of a", 3}};
  const Published published = publish_records(index, {cancellation}, round);
  CHECK(published.canceled == 1);
  CHECK(published.articles == 0);
  CHECK(find(index, "a").deleted == 1);
  CHECK(find(index, "a").articles == 0);
  CHECK(find(index, "b").deleted == 0);

  const auto version_after = [&](std::uint64_t version) {
    Round next = round_of({});
    next.finished.canceled = {{"id of a", version}};
    static_cast<void>(publish_records(index, {}, next));
    return read_manifest(index)->deletion("id of a")->version;
  };
  CHECK(version_after(2) == 3);
  CHECK(version_after(5) == 5);
}

TEST_CASE("a deletion that does not apply any more is undone") {
  const TempDir folder;
  const fs::path index = folder / "index";
  Round canceled = round_of({});
  canceled.finished.canceled = {{"a", 1}, {"b", 1}};
  static_cast<void>(publish_records(index, {}, canceled));
  Round undeleted = round_of({});
  undeleted.finished.undeleted = {"a"};
  static_cast<void>(publish_records(index, {}, undeleted));
  CHECK_FALSE(read_manifest(index)->deletion("a"));
  CHECK(read_manifest(index)->deletion("b").has_value());
}

// Makes an index with these parts of the manifest, oldest first.
IndexWriter& put_in_force(IndexWriter& writer, const std::vector<ManifestChanges>& parts) {
  static_cast<void>(publish(writer, {}));
  CommitPoint next = writer.commit();
  next.revision = writer.next_revision();
  for (const ManifestChanges& part : parts) {
    next.manifests.push_back(writer.next_manifest());
    part.write(writer.folder(), next.manifests.back());
  }
  writer.put_in_force(next);
  return writer;
}

ManifestChanges part_of(const FileRecord& record) {
  ManifestChanges changes;
  changes.set(record);
  return changes;
}

ManifestChanges part_without(const std::string& path) {
  ManifestChanges changes;
  changes.remove({"/r", path});
  return changes;
}

TEST_CASE("two small parts of the manifest stay, and of none none is made") {
  const TempDir folder;
  IndexWriter none(folder / "none", {.language = ""});
  CHECK(merge_manifests(put_in_force(none, {})).empty());
  IndexWriter two(folder / "two", {.language = ""});
  put_in_force(two, {part_of(with_articles("a", 1)), part_of(with_articles("b", 2))});
  CHECK(merge_manifests(two) == two.commit().manifests);
}

TEST_CASE("small parts of the manifest become one that forgets what is gone") {
  const TempDir folder;
  IndexWriter writer(folder / "index", {.language = ""});
  put_in_force(writer,
               {part_of(with_articles("a", 1)),
                part_of(with_articles("b", 1)),
                part_of(with_articles("b", 2)),
                part_without("a")});
  const Names merged = merge_manifests(writer);
  REQUIRE(merged.size() == 1);
  CHECK(std::ranges::find(writer.commit().manifests, merged[0]) == writer.commit().manifests.end());
  CHECK(read_file(writer.folder() / merged[0]).find("\n-") == std::string::npos);
  const Manifest manifest = Manifest::open(writer.folder(), merged);
  CHECK(manifest.count_files() == 1);
  CHECK(manifest.find({"/r", "b"}) == with_articles("b", 2));
}

TEST_CASE("small parts behind a large one are merged and still say what is gone from it") {
  const TempDir folder;
  IndexWriter writer(folder / "index", {.language = ""});
  ManifestChanges large;
  for (int i = 0; i < 1500; ++i) {
    FileRecord record = with_articles("file " + std::to_string(i), 0);
    record.first_rejection = std::string(kLongestRejection, 'x');
    large.set(record);
  }
  put_in_force(writer,
               {large,
                part_without("file 7"),
                part_of(with_articles("new", 1)),
                part_of(with_articles("file 8", 2))});
  const Names merged = merge_manifests(writer);
  REQUIRE(merged.size() == 2);
  CHECK(merged[0] == writer.commit().manifests[0]);
  const Manifest manifest = Manifest::open(writer.folder(), merged);
  CHECK(manifest.count_files() == 1500);
  CHECK_FALSE(manifest.find({"/r", "file 7"}));
  CHECK(manifest.find({"/r", "new"}) == with_articles("new", 1));
  CHECK(manifest.find({"/r", "file 8"}) == with_articles("file 8", 2));
}

}  // namespace
}  // namespace dateline
