// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/index_writer.hpp"

#include <algorithm>
#include <fstream>

#include <doctest/doctest.h>

#include "common/index/snapshot.hpp"
#include "common/index/stored_article.hpp"
#include "common/support/failure.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/merge.hpp"
#include "indexer/segments/publish.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

struct Record {
  std::string id;
  std::string body;
  std::uint64_t version = 0;
  std::int64_t modified = 0;
  std::string path = {};
};

// Adds records to scratch databases of several workers in turn and publishes them.
Published add(const fs::path& index,
              const std::vector<Record>& records,
              std::vector<Collision>* collisions = nullptr,
              std::size_t workers = 2) {
  IndexWriter writer(index, {.language = ""});
  std::vector<SegmentBuilder> builders;
  for (std::size_t i = 0; i < workers; ++i) {
    builders.emplace_back(index, IndexWriter::scratch_prefix(i), writer.metadata(), 1000);
  }
  DocumentBuilder documents(*Stemmer::create(writer.metadata().language));
  std::size_t turn = 0;
  for (const Record& record : records) {
    Article article;
    article.id = record.id;
    article.title = "Title of " + record.id;
    article.body = record.body;
    article.version = record.version;
    article.place = record.path;
    const Precedence precedence{record.version, record.modified, record.path, 1};
    builders[turn++ % workers].add(documents.build(article, precedence, 0), record.body.size());
  }
  std::vector<fs::path> scratch;
  for (SegmentBuilder& builder : builders) {
    const std::vector<fs::path> paths = builder.finish();
    scratch.insert(scratch.end(), paths.begin(), paths.end());
  }
  return publish(writer, {.scratch = scratch, .report_collision = [&](const Collision& collision) {
                            if (collisions != nullptr && !collision.is_expected) {
                              collisions->push_back(collision);
                            }
                          }});
}

// "id:body" of every article, in the order of ids.
std::string content(const fs::path& index) {
  const Snapshot snapshot = Snapshot::open(index);
  std::vector<std::string> articles;
  for (auto posting = snapshot.database().postlist_begin("");
       posting != snapshot.database().postlist_end("");
       ++posting) {
    const Article article = decode_article(snapshot.database().get_document(*posting).get_data());
    articles.push_back(article.id + ":" + article.body + " ");
  }
  std::ranges::sort(articles);
  std::string text;
  for (const std::string& article : articles) {
    text += article;
  }
  return text;
}

std::size_t segment_folders(const fs::path& index) {
  return static_cast<std::size_t>(std::ranges::count_if(
      fs::directory_iterator(index),
      [](const auto& entry) { return segment_number(entry.path().filename().string()) != 0; }));
}

TEST_CASE("a first run makes an index that Xapian opens as it is") {
  const TempDir folder;
  const Published published = add(folder / "index", {{"a", "one"}, {"b", "two"}, {"c", "three"}});
  CHECK(published.added == 3);
  CHECK(published.replaced == 0);
  CHECK(published.articles == 3);
  CHECK(published.segments == 1);
  CHECK(published.revision == 1);
  CHECK(Xapian::Database((folder / "index").string()).get_doccount() == 3);
  CHECK(fs::exists(folder / "index" / "segment-000001" / kManifestName));
}

TEST_CASE("articles of one id are replaced and never doubled") {
  const TempDir folder;
  add(folder / "index", {{"a", "one"}, {"b", "two"}, {"c", "three"}});
  const Published published = add(folder / "index", {{"b", "new"}, {"d", "four"}});
  CHECK(published.added == 1);
  CHECK(published.replaced == 1);
  CHECK(published.segments == 2);
  CHECK(content(folder / "index") == "a:one b:new c:three d:four ");
}

TEST_CASE("a segment whose articles are all replaced is dropped") {
  const TempDir folder;
  add(folder / "index", {{"a", "one"}, {"b", "two"}});
  const Published published = add(folder / "index", {{"a", "1"}, {"b", "2"}});
  CHECK(published.segments == 1);
  CHECK(published.replaced == 2);
  CHECK(content(folder / "index") == "a:1 b:2 ");
}

TEST_CASE("published segments never change") {
  const TempDir folder;
  add(folder / "index", {{"a", "one"}, {"b", "two"}});
  const Snapshot before = Snapshot::open(folder / "index");
  add(folder / "index", {{"a", "1"}});
  CHECK(before.database().get_doccount() == 2);
  for (auto posting = before.database().postlist_begin("one");
       posting != before.database().postlist_end("one");
       ++posting) {
    CHECK(decode_article(before.database().get_document(*posting).get_data()).body == "one");
  }
}

TEST_CASE("of records with one id the one of highest precedence is kept") {
  struct Case {
    const char* name;
    std::vector<Record> records;
    const char* kept;
    std::size_t lost;
    std::size_t told;  // of them, those that claim the same version
  };
  const Case cases[] = {
      {"version before time", {{"a", "old", 1, 99, "z"}, {"a", "new", 2, 1, "a"}}, "a:new ", 1, 0},
      {"later time", {{"a", "new", 0, 9, "a"}, {"a", "old", 0, 5, "z"}}, "a:new ", 1, 1},
      {"later path", {{"a", "new", 0, 5, "b"}, {"a", "old", 0, 5, "a"}}, "a:new ", 1, 1},
      {"three in one scratch database",
       {{"a", "1", 1}, {"x", "x"}, {"a", "3", 3}, {"y", "y"}, {"a", "2", 2}},
       "a:3 x:x y:y ",
       2,
       0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const TempDir folder;
    std::vector<Collision> collisions;
    const Published published = add(folder / "index", c.records, &collisions);
    CHECK(content(folder / "index") == c.kept);
    CHECK(collisions.size() == c.told);
    CHECK(published.added == c.records.size() - c.lost);
  }
}

TEST_CASE("a collision names both places") {
  const TempDir folder;
  std::vector<Collision> collisions;
  add(folder / "index",
      {{"a", "old", 0, 5, "one.txt"}, {"a", "new", 0, 9, "two.txt"}},
      &collisions);
  REQUIRE(collisions.size() == 1);
  CHECK(collisions[0].id == "a");
  CHECK(collisions[0].kept_place == "two.txt");
  CHECK(collisions[0].lost_place == "one.txt");
}

TEST_CASE("an older version never replaces a newer one that is indexed") {
  const TempDir folder;
  add(folder / "index", {{"a", "two", 2, 1, "p"}});
  std::vector<Collision> collisions;
  const Published published = add(folder / "index", {{"a", "one", 1, 9, "q"}}, &collisions);
  CHECK(content(folder / "index") == "a:two ");
  CHECK(collisions.size() == 1);
  CHECK(published.revision == 1);
  CHECK(published.added == 0);
}

TEST_CASE("a run without articles leaves the index as it was") {
  const TempDir folder;
  add(folder / "index", {{"a", "one"}});
  CHECK(add(folder / "index", {}).revision == 1);
  CHECK(content(folder / "index") == "a:one ");
}

TEST_CASE("an empty first run makes an empty index") {
  const TempDir folder;
  CHECK(add(folder / "index", {}).articles == 0);
  CHECK(Snapshot::open(folder / "index").database().get_doccount() == 0);
}

TEST_CASE("only the commit points that are kept hold segments on disk") {
  const TempDir folder;
  for (int run = 0; run < 5; ++run) {
    add(folder / "index", {{"a", std::to_string(run)}});
  }
  CHECK(content(folder / "index") == "a:4 ");
  CHECK(segment_folders(folder / "index") == kKeptContents);
  CHECK(read_history(folder / "index").size() == kKeptContents);
}

TEST_CASE("what a dead run left is removed and does not show") {
  const TempDir folder;
  add(folder / "index", {{"a", "one"}});
  folder.write("index/segment-000009/postlist.glass", "half");
  folder.write("index/scratch-0-0/postlist.glass", "half");
  folder.write("index/notes.txt", "the user's own");
  add(folder / "index", {{"b", "two"}});
  CHECK_FALSE(fs::exists(folder / "index" / "scratch-0-0"));
  CHECK(fs::exists(folder / "index" / "notes.txt"));
  CHECK(segment_folders(folder / "index") == 2);
  CHECK(content(folder / "index") == "a:one b:two ");
}

TEST_CASE("a writer that ends before publishing leaves nothing behind") {
  const TempDir folder;
  { const IndexWriter writer(folder / "index", {.language = ""}); }
  CHECK_FALSE(fs::exists(folder / "index"));
}

TEST_CASE("what is not an index is refused and stays as it is") {
  const TempDir folder;
  folder.write("papers/letter.txt", "dear editor");
  folder.write("file", "text");
  for (const char* name : {"papers", "file", "papers/letter.txt"}) {
    CAPTURE(name);
    try {
      const IndexWriter writer(folder / name, {.language = ""});
      FAIL("no exception");
    } catch (const Failure& failure) {
      CHECK(failure.exit_code() == ExitCode::kBadIndex);
    }
  }
  CHECK(fs::file_size(folder / "papers" / "letter.txt") == 11);
  CHECK_FALSE(fs::exists(folder / "papers" / "lock"));
}

TEST_CASE("an index has one language") {
  const TempDir folder;
  {
    IndexWriter writer(folder / "index", {.language = "german"});
    CHECK(publish(writer, {}).revision == 1);
  }
  CHECK(Snapshot::open(folder / "index").metadata().language == "german");
  CHECK_NOTHROW(IndexWriter(folder / "index", {.language = ""}));
  try {
    const IndexWriter writer(folder / "index", {.language = "english"});
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
  }
}

TEST_CASE("an index has one time zone, UTC unless it is given") {
  const TempDir folder;
  const auto open = [](const fs::path& index, const std::string& timezone) {
    IndexWriter writer(index, {.language = "", .timezone = timezone});
    static_cast<void>(publish(writer, {}));
  };
  open(folder / "index", "Europe/Berlin");
  CHECK(Snapshot::open(folder / "index").metadata().timezone == "Europe/Berlin");
  CHECK_NOTHROW(open(folder / "index", ""));
  CHECK_NOTHROW(open(folder / "index", "Europe/Berlin"));
  try {
    open(folder / "index", "UTC");
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
  }
  open(folder / "other", "");
  CHECK(Snapshot::open(folder / "other").metadata().timezone == "UTC");
}

TEST_CASE("two writers exclude each other") {
  const TempDir folder;
  const IndexWriter first(folder / "index", {.language = ""});
  try {
    const IndexWriter second(folder / "index",
                             {.language = "", .lock_timeout = std::chrono::seconds{0}});
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kLocked);
  }
}

TEST_CASE("segments of another index are refused") {
  const TempDir folder;
  add(folder / "one", {{"a", "one"}});
  add(folder / "two", {{"b", "two"}});
  fs::copy(folder / "two" / "segment-000001", folder / "one" / "segment-000002");
  folder.write("one/XAPIANDB",
               to_stub({.revision = 2, .segments = {"segment-000001", "segment-000002"}}));
  CHECK_THROWS_AS((void)Snapshot::open(folder / "one"), Failure);
}

TEST_CASE("what all articles have is found where some of them were replaced") {
  const TempDir folder;
  const fs::path index = folder / "index";
  const auto check = [&index](Xapian::doccount articles) {
    const Snapshot snapshot = Snapshot::open(index);
    const Xapian::Database& database = snapshot.database();
    CHECK(database.get_doccount() == articles);
    CHECK(database.get_lastdocid() == articles);
    for (const std::string term : {"Ztitl", "XHASdate", "XNODATE"}) {
      CAPTURE(term);
      Xapian::Enquire enquire(database);
      enquire.set_query(Xapian::Query(term));
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      CHECK(enquire.get_mset(0, articles).size() == database.get_termfreq(term));
    }
  };
  // More than a block of the list of all documents holds.
  constexpr int kArticles = 2500;
  std::vector<Record> records;
  records.reserve(kArticles);
  for (int number = 0; number < kArticles; ++number) {
    records.push_back({std::to_string(number), "body"});
  }
  for (const char* id : {"0", "7", "1200", "2499"}) {
    records.push_back({id, "again", 1});
  }
  add(index, records);
  check(kArticles);
  const std::string before = content(index);
  CHECK(before.starts_with("0:again 1000:body 1001:body "));
  add(index, {{"9", "later", 2}, {"2498", "later", 2}, {"new", "later"}});
  const Snapshot snapshot = Snapshot::open(index);
  CHECK(snapshot.database().get_doccount() == kArticles + 1);
  for (const std::string term : {"Ztitl", "XNODATE"}) {
    Xapian::Enquire enquire(snapshot.database());
    enquire.set_query(Xapian::Query(term));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    CHECK(enquire.get_mset(0, kArticles + 1).size() == kArticles + 1);
  }
  std::string expected = before;
  for (const std::string& changed : {std::string(" 9:"), std::string(" 2498:")}) {
    expected.replace(expected.find(changed + "body"), changed.size() + 4, changed + "later");
  }
  CHECK(content(index) == expected + "new:later ");
}

TEST_CASE("a commit point that a dead run never put in force is no state to keep") {
  const TempDir dir;
  const fs::path index = dir / "index";
  static_cast<void>(add(index, {{"a", "one"}}));
  static_cast<void>(add(index, {{"b", "two"}}));
  const CommitPoint before = read_commit_point(index);
  CommitPoint unborn = before;
  unborn.revision = unborn.content = before.revision + 1;
  std::ofstream(commit_file(index, unborn.revision)) << to_stub(unborn);
  { const IndexWriter writer(index, {.language = ""}); }
  const std::vector<CommitPoint> history = read_history(index);
  REQUIRE(history.size() == 2);
  CHECK(history.back() == before);
}

}  // namespace
}  // namespace dateline
