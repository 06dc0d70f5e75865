// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/publishing.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/terms.hpp"
#include "tests/support/make_manifest.hpp"
#include "tests/support/round_records.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::make_manifest;
using test::publish_records;
using test::record_of;
using test::TempDir;

const ReadingRules kRules{.files = "r", .retention = "10y"};

// What became of files, told by the manifest they were in and those that a round read.
struct Shifted {
  std::vector<FileRecord> fresh;
  std::vector<FileRecord> changed;  // of the manifest
};

Shifted shift(const std::vector<FileRecord>& known,
              std::vector<FileRecord> fresh,
              const std::vector<OutcomeShift>& shifts) {
  const Manifest manifest = make_manifest(known);
  ManifestChanges changes;
  shift_outcomes(&manifest, shifts, kRules, fresh, changes);
  const TempDir index;
  const std::vector<std::string> parts{"manifest-000001"};
  changes.write(index.path(), parts.front());
  const Manifest changed = Manifest::open(index.path(), parts);
  Shifted result{.fresh = std::move(fresh), .changed = {}};
  for (const std::string& root : changed.roots()) {
    for (FileCursor file = changed.files(root); file.peek() != nullptr; file.next()) {
      result.changed.push_back(*file.peek());
    }
  }
  return result;
}

FileRecord with_articles(const FileKey& key, std::uint64_t articles) {
  return {.key = key, .rules = "r", .articles = articles};
}

TEST_CASE("an article that is none of its file any more is counted as what it is") {
  struct Case {
    const char* name;
    std::vector<FileRecord> known;
    std::vector<FileRecord> fresh;
    std::vector<OutcomeShift> shifts;
    Shifted expected;
  };
  const std::string file = file_term("/r", "a");
  const auto collided = &FileRecord::collided;
  const auto deleted = &FileRecord::deleted;
  const FileRecord two = with_articles({"/r", "a"}, 2);
  const FileRecord nested = with_articles({"/r/s", "a"}, 1);
  FileRecord one_lost = two;
  one_lost.articles = 1;
  one_lost.collided = 1;
  FileRecord all_lost = two;
  all_lost.articles = 0;
  all_lost.collided = 2;
  all_lost.deleted = 1;
  FileRecord seen_from_above = with_articles({"/r", "s/a"}, 0);
  seen_from_above.deleted = 1;
  FileRecord seen_from_below = with_articles({"/r/s", "a"}, 0);
  seen_from_below.deleted = 1;
  const Case cases[] = {
      {"a file that was read", {}, {two}, {{file, collided}}, {{one_lost}, {}}},
      {"a file that was read before", {two}, {}, {{file, collided}}, {{}, {one_lost}}},
      {"both: it was read again",
       {with_articles({"/r", "a"}, 9)},
       {two},
       {{file, collided}},
       {{one_lost}, {}}},
      {"several, and not below none",
       {two},
       {},
       {{file, collided}, {file, collided}, {file, deleted}},
       {{}, {all_lost}}},
      {"below two roots",
       {nested, with_articles({"/r", "s/a"}, 1)},
       {},
       {{file_term("/r/s", "a"), deleted}},
       {{}, {seen_from_above, seen_from_below}}},
      {"another file", {two}, {two}, {{file_term("/r", "a/b"), collided}}, {{two}, {}}},
      {"a root that begins alike", {two}, {}, {{file_term("/r2", "a"), collided}}, {{}, {}}},
      {"a pipe", {two}, {two}, {{"", collided}}, {{two}, {}}},
      {"nothing", {two}, {two}, {}, {{two}, {}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const Shifted shifted = shift(c.known, c.fresh, c.shifts);
    CHECK(shifted.fresh == c.expected.fresh);
    CHECK(shifted.changed == c.expected.changed);
  }
}

TEST_CASE("a file has its shifts whatever the length of its path") {
  for (std::size_t length = 1; length < 300; length += 13) {
    for (const char letter : {'x', '~', '\x80'}) {  // the last is no UTF-8
      CAPTURE(length);
      CAPTURE(letter);
      const std::string path(length, letter);
      const Shifted shifted =
          shift({with_articles({"/r", path}, 1), with_articles({"/r", path + "x"}, 1)},
                {},
                {{file_term("/r", path), &FileRecord::collided}});
      REQUIRE(shifted.changed.size() == 1);
      CHECK(shifted.changed[0].key.path == path);
      CHECK(shifted.changed[0].collided == 1);
    }
  }
}

TEST_CASE("a file of which something is too old now is read by what is kept for how long") {
  FileRecord record = with_articles({"/r", "a"}, 1);
  const auto rules_after = [&](const std::string& rules) {
    record.rules = rules;
    const Shifted shifted = shift({record}, {}, {{file_term("/r", "a"), &FileRecord::expired}});
    REQUIRE(shifted.changed.size() == 1);
    CHECK(shifted.changed[0].expired == 1);
    return shifted.changed[0].rules;
  };
  CHECK(rules_after("r") == "r+10y");
  CHECK(rules_after("r+5y") == "r+10y");
  CHECK(rules_after("q") == "q");  // it is to be read again anyway
}

TEST_CASE("articles that were taken out by hand are none of their files") {
  const Manifest manifest = make_manifest({with_articles({"/r", "a"}, 2)});
  ManifestChanges changes;
  const std::vector<TakenOut> taken_out{{.id = "a", .file_term = file_term("/r", "a")},
                                        {.id = "b", .file_term = ""}};
  shift_outcomes(manifest, taken_out, &FileRecord::suppressed, changes);
  const TempDir index;
  const std::vector<std::string> parts{"manifest-000001"};
  changes.write(index.path(), parts.front());
  FileRecord expected = with_articles({"/r", "a"}, 1);
  expected.suppressed = 1;
  CHECK(Manifest::open(index.path(), parts).find({"/r", "a"}) == expected);
}

TEST_CASE("a new index has no file to shift anything to") {
  std::vector<FileRecord> fresh{with_articles({"/r", "a"}, 2)};
  ManifestChanges changes;
  const std::vector<OutcomeShift> shifts{{file_term("/r", "a"), &FileRecord::collided},
                                         {file_term("/r", "b"), &FileRecord::collided}};
  shift_outcomes(nullptr, shifts, kRules, fresh, changes);
  CHECK(fresh.front().collided == 1);
  CHECK(changes.empty());
}

TEST_CASE("so many articles may go, or so many of a hundred") {
  struct Case {
    DeletionLimit limit;
    std::uint64_t deletions;
    std::uint64_t articles;
    bool is_within;
  };
  const DeletionLimit tenth{.number = 10, .is_percent = true};
  const DeletionLimit none{.number = 0, .is_percent = true};
  const DeletionLimit all{.number = 100, .is_percent = true};
  const DeletionLimit ten{.number = 10, .is_percent = false};
  const Case cases[] = {
      {tenth, 0, 0, true},
      {tenth, 1, 0, false},
      {tenth, 0, 9, true},
      {tenth, 1, 9, false},
      {tenth, 1, 10, true},
      {tenth, 2, 19, false},
      {tenth, 2, 20, true},
      {tenth, 10, 100, true},
      {tenth, 11, 100, false},
      {none, 0, 100, true},
      {none, 1, 1'000'000, false},
      {all, 100, 100, true},
      {all, 101, 100, false},
      {ten, 10, 10, true},
      {ten, 10, 0, true},
      {ten, 11, 1'000'000, false},
      {{.number = 0, .is_percent = false}, 0, 0, true},
      {{.number = 0, .is_percent = false}, 1, 100, false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.limit.number);
    CAPTURE(c.limit.is_percent);
    CAPTURE(c.deletions);
    CAPTURE(c.articles);
    CHECK(is_within(c.limit, c.deletions, c.articles) == c.is_within);
  }
}

TEST_CASE("when a file was changed is told in whole seconds") {
  const Manifest manifest = make_manifest({
      {.key = {"/r", "a"}, .modified_ns = 5'999'999'999},
      {.key = {"/r", "b"}, .modified_ns = -1},  // before 1970
      {.key = {"/r/s", "c"}, .modified_ns = 7'000'000'000},
      {.key = {"wire", "d/e"}, .modified_ns = 8'000'000'000},
      {.key = {"wire", std::string(400, 'x')}, .modified_ns = 9'000'000'000},
  });
  const auto modified = modification_times(&manifest);
  CHECK(modified(file_term("/r", "a")) == 5);
  CHECK(modified(file_term("/r", "b")) == -1);
  CHECK(modified(file_term("/r", "s/c")) == 7);
  CHECK(modified(file_term("wire", "d/e")) == 8);
  CHECK(modified(file_term("wire", std::string(400, 'x'))) == 9);
  CHECK_FALSE(modified(file_term("wire", std::string(401, 'x'))));
  for (const std::string& unknown : {file_term("/r", "d"),
                                     file_term("/r", "c"),
                                     file_term("wire", "d"),
                                     file_term("wir", "e/d/e"),
                                     std::string()}) {
    CAPTURE(unknown);
    CHECK_FALSE(modified(unknown));
  }
  CHECK_FALSE(modification_times(nullptr)(file_term("/r", "a")));
}

Article dated(const std::string& id, const char* date) {
  Article article;
  article.id = id;
  article.title = "Title of " + id;
  article.body = "Text of " + id;
  if (*date != '\0') {
    article.published = PublicationDate{*parse_timestamp(date), DateOrigin::kField};
  }
  return article;
}

TEST_CASE("articles go whose files are gone, and those that are too old") {
  const TempDir folder;
  const fs::path index = folder / "index";
  publish_records(index,
                  {record_of("/r", "old", dated("old", "2001-01-01")),
                   record_of("/r", "gone", dated("old and gone", "2001-01-01")),
                   record_of("/r", "gone", dated("gone", "2022-02-25")),
                   record_of("/r", "gone/too", dated("stays", "2022-02-25")),
                   record_of("/q", "gone", dated("undated", "")),
                   {.article = dated("piped", "2001-01-01")}});
  const Day expiry = std::chrono::year(2012) / 1 / 1;
  const std::vector<FileRecord> gone{{.key = {"/r", "gone"}}, {.key = {"/r", "never indexed"}}};
  CHECK(find_removals(index, {}, std::nullopt).empty());
  CHECK(find_removals(index, gone, std::nullopt) ==
        Removals{{"gone", DeletionKind::kMirror}, {"old and gone", DeletionKind::kMirror}});
  CHECK(find_removals(index, {}, expiry) == Removals{{"old", DeletionKind::kRetention},
                                                     {"old and gone", DeletionKind::kRetention},
                                                     {"piped", DeletionKind::kRetention}});
  CHECK(find_removals(index, gone, expiry) == Removals{{"gone", DeletionKind::kMirror},
                                                       {"old", DeletionKind::kRetention},
                                                       {"old and gone", DeletionKind::kRetention},
                                                       {"piped", DeletionKind::kRetention}});
}

}  // namespace
}  // namespace dateline
