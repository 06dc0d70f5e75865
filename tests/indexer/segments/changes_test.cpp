// SPDX-License-Identifier: GPL-2.0-or-later
//
// find_changes and find_replacements: what the records of a run do to one segment.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/stored_article.hpp"
#include "indexer/segments/collisions.hpp"
#include "indexer/segments/merge.hpp"
#include "tests/indexer/segments/scratch_records.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::Record;
using test::Reports;
using test::sample_metadata;
using test::Scratch;
using test::TempDir;
using Lines = std::vector<std::string>;

constexpr ClaimKind kCancellation = ClaimKind::kCancellation;
constexpr ClaimKind kConfirmation = ClaimKind::kConfirmation;

struct Changed {
  std::string what;  // "replaced a b", or the same of "canceled", "deleted"
  std::string left;  // in the scratch databases
  Lines reports;
  Lines taken_out;  // "a 1.txt" of a deletion, "-a 1.txt" of a cancellation
};

std::string ids_of(const Xapian::Database& segment,
                   const std::string& what,
                   const std::vector<Xapian::docid>& documents) {
  std::string text;
  for (const Xapian::docid document : documents) {
    text += " " + decode_article(segment.get_document(document).get_data()).id;
  }
  return text.empty() ? text : what + text;
}

Changed change(const std::vector<Record>& indexed,
               const std::vector<Record>& records,
               const Standing& standing = {}) {
  const TempDir folder;
  const fs::path segment = folder / "segment-000001";
  merge_into_segment(test::write_scratch(folder.path(), sample_metadata(), indexed).articles,
                     segment);
  fs::create_directory(folder / "run");
  const Scratch scratch = test::write_scratch(folder / "run", sample_metadata(), records);
  Reports reports;
  const SegmentChanges changes = find_changes(segment, scratch.all(), standing, reports.taker());
  const Xapian::Database database(segment.string());
  Changed changed{.what = ids_of(database, "replaced", changes.replaced) +
                          ids_of(database, "canceled", changes.canceled) +
                          ids_of(database, "deleted", changes.deleted),
                  .left = test::claims_in(scratch.all()),
                  .reports = reports.sorted(),
                  .taken_out = {}};
  for (const TakenOut& each : changes.taken_out) {
    const std::string file = each.file_term.empty() ? "" : each.file_term.substr(13);
    changed.taken_out.push_back(fmt::format("{}{} {}", each.is_canceled ? "-" : "", each.id, file));
  }
  CHECK(changes.is_empty() == changed.what.empty());
  return changed;
}

struct ChangeCase {
  const char* name;
  std::vector<Record> records;
  const char* what;
  const char* left;
  Lines reports = {};
  Lines taken_out = {};
  Standing standing = {};
};

void check_changes(const std::vector<Record>& indexed, const std::vector<ChangeCase>& cases) {
  for (const ChangeCase& c : cases) {
    CAPTURE(c.name);
    const Changed changed = change(indexed, c.records, c.standing);
    CHECK(changed.what == c.what);
    CHECK(changed.left == c.left);
    CHECK(changed.reports == c.reports);
    CHECK(changed.taken_out == c.taken_out);
  }
}

const std::vector<Record> kIndexed{{"a", "a", 1, 5, "1.txt"},
                                   {"b", "b", 1, 5, "2.txt"},
                                   {"c", "c", 1, 5},
                                   {"d", "d", 0, 5, "4.txt"}};

TEST_CASE("a new record replaces the indexed article, or gives way to it") {
  check_changes(
      kIndexed,
      {{"other ids", {{"aa", "x"}, {"e", "x"}}, "", "aa:x e:x"},
       {"of the same file", {{"a", "A", 1, 1, "1.txt"}}, "replaced a", "a:A"},
       {"of a later file, which is told as expected",
        {{"a", "A", 1, 9, "3.txt"}},
        "replaced a",
        "a:A",
        {"a 3.txt over 1.txt of archive/1.txt, expected"}},
       {"of an earlier file",
        {{"a", "A", 1, 1, "3.txt"}},
        "",
        "",
        {"a 1.txt over 3.txt of archive/3.txt"}},
       {"of a lower version", {{"a", "A", 0, 9}}, "", "", {"a 1.txt over "}},
       {"by a pipe", {{"a", "A", 1, 1}}, "replaced a", "a:A"},
       {"of what came by a pipe", {{"c", "C", 1, 1, "3.txt"}}, "replaced c", "c:C"},
       {"some of many",
        {{"a", "A", 2, 9, "1.txt"}, {"b", "B", 0, 9, "2.txt"}, {"c", "C", 1, 9}, {"e", "E"}},
        "replaced a c",
        "a:A c:C e:E",
        {"b 2.txt over 2.txt of archive/2.txt"}}});
}

TEST_CASE("a cancellation takes the indexed article out unless its version is lower") {
  check_changes(kIndexed,
                {{"by its file",
                  {{"a", "", 1, 1, "1.txt", kCancellation}},
                  "canceled a",
                  "-a",
                  {},
                  {"-a 1.txt"}},
                 {"by another file, earlier",
                  {{"a", "", 1, 1, "3.txt", kCancellation}},
                  "canceled a",
                  "-a",
                  {},
                  {"-a 1.txt"}},
                 {"what came by a pipe",
                  {{"c", "", 2, 1, "3.txt", kCancellation}},
                  "canceled c",
                  "-c",
                  {},
                  {"-c "}},
                 // A cancellation counts for no file: nothing of it is in the index in any case.
                 {"of a lower version",
                  {{"a", "", 0, 9, "3.txt", kCancellation}},
                  "",
                  "",
                  {"a 1.txt over 3.txt"}},
                 {"of what is not indexed", {{"e", "", 1, 1, "", kCancellation}}, "", "-e"}});
}

TEST_CASE("a confirmation leaves the indexed article where it is") {
  check_changes(kIndexed,
                {{"the same version", {{"a", "", 1, 5, "1.txt", kConfirmation}}, "", "=a"},
                 {"beside a record of another id",
                  {{"a", "", 1, 9, "1.txt", kConfirmation}, {"b", "B", 1, 9, "2.txt"}},
                  "replaced b",
                  "=a b:B"},
                 {"but not from its deletion",
                  {{"a", "", 1, 5, "1.txt", kConfirmation}},
                  "deleted a",
                  "=a",
                  {},
                  {"a 1.txt"},
                  {.deletions = {"a"}}}});
}

TEST_CASE("an article that the run read again and that lost stands behind any record") {
  const Standing overruled{.overruled = {"a"}};
  check_changes(
      kIndexed,
      {{"an earlier record of another file",
        {{"a", "A", 1, 1, "3.txt"}},
        "replaced a",
        "a:A",
        {"a 3.txt over 1.txt of archive/1.txt, expected"},
        {},
        overruled},
       {"a lower version", {{"a", "A", 0, 1, "1.txt"}}, "replaced a", "a:A", {}, {}, overruled},
       {"a cancellation of a lower version",
        {{"a", "", 0, 1, "3.txt", kCancellation}},
        "canceled a",
        "-a",
        {},
        {"-a 1.txt"},
        overruled},
       {"but no other article",
        {{"b", "B", 1, 1, "3.txt"}},
        "",
        "",
        {"b 2.txt over 3.txt of archive/3.txt"},
        {},
        overruled}});
}

TEST_CASE("an article whose file was touched since stands behind no record before that") {
  const auto touched = [](std::int64_t time) {
    return Standing{.modified = [time](const std::string& file) {
      return file == test::claim(kIndexed[0]).file_term ? std::optional(time) : std::nullopt;
    }};
  };
  const Lines kept{"a 1.txt over 3.txt of archive/3.txt"};
  const Lines replaced{"a 3.txt over 1.txt of archive/1.txt, expected"};
  const std::vector<Record> record{{"a", "A", 1, 8, "3.txt"}};
  check_changes(kIndexed,
                {{"later", record, "", "", kept, {}, touched(9)},
                 {"earlier", record, "replaced a", "a:A", replaced, {}, touched(7)},
                 {"another file",
                  {{"b", "B", 1, 8, "3.txt"}},
                  "replaced b",
                  "b:B",
                  {"b 3.txt over 2.txt of archive/2.txt, expected"},
                  {},
                  touched(9)}});
}

TEST_CASE("deletions take out what no record of the run replaces or cancels") {
  check_changes(kIndexed,
                {{"without a record",
                  {},
                  "deleted b d",
                  "",
                  {},
                  {"b 2.txt", "d 4.txt"},
                  {.deletions = {"b", "d", "not indexed"}}},
                 {"what came by a pipe", {}, "deleted c", "", {}, {"c "}, {.deletions = {"c"}}},
                 {"replaced, though by a lower version",
                  {{"a", "A", 0, 1, "3.txt"}},
                  "replaced a",
                  "a:A",
                  {"a 3.txt over 1.txt of archive/1.txt, expected"},
                  {},
                  {.deletions = {"a"}}},
                 {"canceled",
                  {{"a", "", 1, 1, "1.txt", kCancellation}},
                  "canceled a",
                  "-a",
                  {},
                  {"-a 1.txt"},
                  {.deletions = {"a"}}}});
}

TEST_CASE("records that replace documents are found in whichever scratch database they are") {
  const TempDir folder;
  const fs::path segment = folder / "segment-000001";
  merge_into_segment(test::write_scratch(folder.path(), sample_metadata(), kIndexed).articles,
                     segment);
  fs::create_directory(folder / "run");
  const Scratch scratch = test::write_scratch(
      folder / "run", sample_metadata(), {{"x", "x"}, {"a", "A"}, {"d", "D"}, {"y", "y"}});
  REQUIRE(scratch.articles.size() == 2);
  const Xapian::Database indexed(segment.string());
  std::vector<Xapian::docid> wanted;
  for (const std::string id : {"a", "c", "d"}) {
    wanted.push_back(*indexed.postlist_begin("Q" + id));
  }
  const Replacements found = find_replacements(segment, wanted, scratch.articles);
  // c has no record: none takes its place.
  CHECK(found.documents.size() == 2);
  CHECK(decode_article(found.documents.at(wanted[0]).get_data()).body == "A");
  CHECK(decode_article(found.documents.at(wanted[2]).get_data()).body == "D");
  CHECK(found.taken.at(scratch.articles[1]) == std::vector<Xapian::docid>{1});
  CHECK(found.taken.at(scratch.articles[0]) == std::vector<Xapian::docid>{2});
}

}  // namespace
}  // namespace dateline
