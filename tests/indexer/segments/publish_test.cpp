// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/publish.hpp"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/commit_point.hpp"
#include "common/index/snapshot.hpp"
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

constexpr ClaimKind kCancellation = ClaimKind::kCancellation;
constexpr ClaimKind kConfirmation = ClaimKind::kConfirmation;

std::string ids_of(const std::vector<TakenOut>& taken_out) {
  std::string text;
  for (const TakenOut& each : taken_out) {
    text += fmt::format("{}{}{} ", each.is_canceled ? "-" : "", each.id, each.file_term);
  }
  return text;
}

// Of two segments.
fs::path make(const TempDir& folder) {
  fs::path index = folder / "index";
  add(index, {{"a", "one", 1, 5, "1.txt"}, {"b", "two", 1, 5, "2.txt"}});
  add(index, {{"c", "three", 1, 5, "3.txt"}, {"d", "four", 1, 5}});
  return index;
}

struct CountCase {
  const char* name;
  std::vector<Record> records;
  std::set<std::string> deletions;
  const char* content;
  Published counts;  // added, replaced, canceled, deleted
  const char* taken_out = "";
};

Published counts(std::uint64_t added,
                 std::uint64_t replaced,
                 std::uint64_t canceled,
                 std::uint64_t deleted) {
  return {.added = added, .replaced = replaced, .canceled = canceled, .deleted = deleted};
}

const Record kCancelC{"c", "", 1, 1, "3.txt", kCancellation};

const CountCase kCountCases[] = {
    {"new ones",
     {{"e", "5"}, {"f", "6"}},
     {},
     "a:one b:two c:three d:four e:5 f:6",
     counts(2, 0, 0, 0)},
    {"one id twice",
     {{"e", "5", 1}, {"e", "6", 2}},
     {},
     "a:one b:two c:three d:four e:6",
     counts(1, 0, 0, 0)},
    {"replaced in both segments",
     {{"a", "1", 2}, {"d", "4", 2}},
     {},
     "a:1 b:two c:three d:4",
     counts(0, 2, 0, 0)},
    {"an older one",
     {{"a", "1", 0}, {"e", "5"}},
     {},
     "a:one b:two c:three d:four e:5",
     counts(1, 0, 0, 0)},
    {"canceled", {kCancelC}, {}, "a:one b:two d:four", counts(0, 0, 1, 0), "-cXFILEarchive/3.txt "},
    {"canceled though not indexed",
     {{"e", "", 1, 1, "", kCancellation}, {"f", "6"}},
     {},
     "a:one b:two c:three d:four f:6",
     counts(1, 0, 0, 0)},
    {"published and canceled in one run",
     {{"e", "5", 1}, {"e", "", 1, 1, "", kCancellation}, {"f", "6"}},
     {},
     "a:one b:two c:three d:four f:6",
     counts(1, 0, 0, 0)},
    {"deleted", {}, {"a", "d", "x"}, "b:two c:three", counts(0, 0, 0, 2), "aXFILEarchive/1.txt d "},
    {"deleted and there anew",
     {{"a", "1", 0}},
     {"a"},
     "a:1 b:two c:three d:four",
     counts(0, 1, 0, 0)},
    {"confirmed",
     {{"a", "", 1, 5, "1.txt", kConfirmation}, {"e", "5"}},
     {},
     "a:one b:two c:three d:four e:5",
     counts(1, 0, 0, 0)},
    {"all at once",
     {{"a", "1", 2}, kCancelC, {"e", "5"}},
     {"b"},
     "a:1 d:four e:5",
     counts(1, 1, 1, 1),
     "bXFILEarchive/2.txt -cXFILEarchive/3.txt "},
};

TEST_CASE("what a run did to the index is counted by ids") {
  for (const CountCase& c : kCountCases) {
    CAPTURE(c.name);
    const TempDir folder;
    const fs::path index = make(folder);
    std::string taken_out;
    const Published published = publish_records(
        index,
        c.records,
        {.standing = {.deletions = c.deletions},
         .write_manifests = [&](std::uint64_t revision, const std::vector<TakenOut>& gone) {
           CHECK(revision == 3);
           taken_out = ids_of(gone);
           return std::vector<std::string>{};
         }});
    CHECK(content(index) == c.content);
    CHECK(published.added == c.counts.added);
    CHECK(published.replaced == c.counts.replaced);
    CHECK(published.canceled == c.counts.canceled);
    CHECK(published.deleted == c.counts.deleted);
    CHECK(published.kept_from_deletion == 0);
    CHECK(published.revision == 3);
    CHECK(published.segments == read_commit_point(index).segments.size());
    CHECK(published.articles == Snapshot::open(index).database().get_doccount());
    CHECK(taken_out == c.taken_out);
  }
}

TEST_CASE("deletions that are refused keep their articles, and all else is published") {
  const TempDir folder;
  const fs::path index = make(folder);
  std::string asked;
  std::string taken_out;
  const Published published =
      publish_records(index,
                      {{"c", "3", 2}, {"d", "", 2, 5, "", kCancellation}, {"e", "5"}},
                      {.standing = {.deletions = {"a", "b", "c", "d"}},
                       .may_delete =
                           [&](std::uint64_t deletions, std::uint64_t articles) {
                             asked += fmt::format("{} of {};", deletions, articles);
                             return false;
                           },
                       .write_manifests =
                           [&](std::uint64_t /*revision*/, const std::vector<TakenOut>& gone) {
                             taken_out = ids_of(gone);
                             return std::vector<std::string>{};
                           }});
  // Asked of those that nothing replaces or cancels, and once.
  CHECK(asked == "2 of 4;");
  CHECK(content(index) == "a:one b:two c:3 e:5");
  CHECK(published.kept_from_deletion == 2);
  CHECK(published.deleted == 0);
  CHECK(published.added == 1);
  CHECK(published.replaced == 1);
  CHECK(published.canceled == 1);
  CHECK(taken_out == "-d ");
}

TEST_CASE("whether articles may go is asked only where some would") {
  const auto ask = [](std::set<std::string> deletions, const std::vector<Record>& records) {
    const TempDir folder;
    bool was_asked = false;
    static_cast<void>(publish_records(make(folder),
                                      records,
                                      {.standing = {.deletions = std::move(deletions)},
                                       .may_delete = [&](std::uint64_t, std::uint64_t) {
                                         was_asked = true;
                                         return true;
                                       }}));
    return was_asked;
  };
  CHECK(ask({"a"}, {}));
  CHECK_FALSE(ask({}, {{"a", "1", 2}}));
  CHECK_FALSE(ask({"x"}, {{"e", "5"}}));
  CHECK_FALSE(ask({"a"}, {{"a", "1", 2}}));
  CHECK_FALSE(ask({"a"}, {{"a", "", 2, 1, "", kCancellation}}));
}

TEST_CASE("a first run of claims alone makes an empty index that holds none of them") {
  const TempDir folder;
  const fs::path index = folder / "index";
  const Published published = publish_records(index, {{"a", "", 1, 5, "1.txt", kCancellation}});
  CHECK(published.articles == 0);
  CHECK(published.segments == 1);
  CHECK_FALSE(Snapshot::open(index).database().term_exists("Qa"));
  CHECK(verify_index(index, VerifyDepth::kFull).problems.empty());
}

TEST_CASE("an index of which every article goes is an empty one") {
  const TempDir folder;
  const fs::path index = make(folder);
  const Published published = publish_records(index,
                                              {{"a", "", 1, 5, "1.txt", kCancellation}},
                                              {.standing = {.deletions = {"b", "c", "d"}}});
  CHECK(published.articles == 0);
  CHECK(published.segments == 1);
  CHECK(content(index) == "");
  CHECK(add(index, {{"a", "again", 2}}).articles == 1);
  CHECK(verify_index(index, VerifyDepth::kFull).problems.empty());
}

TEST_CASE("in haste each scratch database with articles becomes a segment of its own") {
  struct Case {
    const char* name;
    std::vector<Record> records;
    const char* content;
    std::size_t segments;  // with the two there are
  };
  // They are dealt to two databases in turn.
  const Case cases[] = {
      {"one", {{"e", "5"}}, "a:one b:two c:three d:four e:5", 3},
      {"two", {{"e", "5"}, {"f", "6"}, {"g", "7"}}, "a:one b:two c:three d:four e:5 f:6 g:7", 4},
      {"one of them lost some",
       {{"e", "5"}, {"f", "6"}, {"g", "7"}, {"e", "8", 2}},
       "a:one b:two c:three d:four e:8 f:6 g:7",
       4},
      {"one of them lost all", {{"e", "5"}, {"e", "6", 2}}, "a:one b:two c:three d:four e:6", 3},
      {"one replaces", {{"a", "1", 2}, {"e", "5"}}, "a:1 b:two c:three d:four e:5", 4},
      {"claims beside them",
       {{"e", "5"}, {"a", "", 1, 9, "1.txt", kCancellation}},
       "b:two c:three d:four e:5",
       3},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const TempDir folder;
    const fs::path index = make(folder);
    const Published published =
        publish_records(index, c.records, {.merge = ScratchMerge::kAsTheyAre});
    CHECK(content(index) == c.content);
    CHECK(published.segments == c.segments);
    CHECK(listing(index).find("scratch-") == std::string::npos);
    // Xapian takes the list of all documents for damaged where their ids have gaps (merge.cpp).
    const Snapshot snapshot = Snapshot::open(index);
    for (const Xapian::Database& segment : snapshot.segments()) {
      CHECK(segment.get_lastdocid() == segment.get_doccount());
    }
    CHECK(verify_index(index, VerifyDepth::kFull).problems.empty());
  }
}

}  // namespace
}  // namespace dateline
