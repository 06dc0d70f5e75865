// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/find_remains.hpp"

#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "common/support/failure.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/merge.hpp"
#include "indexer/takedown/ledger.hpp"
#include "indexer/takedown/suppression_list.hpp"
#include "tests/indexer/segments/verify/published_index.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::find_document;
using test::PublishedIndex;

const WantedArticle kWanted{.id = "lwire-1", .url = "https://example.com/2022/1"};

std::string remains(const PublishedIndex& index, const WantedArticle& wanted = kWanted) {
  std::string text;
  for (const Finding& finding : find_remains(index.path(), {wanted})) {
    text += fmt::format("{}: {}\n", finding.file, finding.what);
  }
  return text;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Article stored(const PublishedIndex& index, const std::string& segment, const std::string& id) {
  const Xapian::Database database((index.path() / segment).string(), Xapian::DB_BACKEND_GLASS);
  return decode_article(database.get_document(find_document(database, id)).get_data());
}

// A purge: the segment without the article takes its place in a new commit point, and the commit
// points before go. What is dropped is returned for those who keep it.
void purge(const PublishedIndex& index, const std::string& segment, const std::string& id) {
  const Xapian::Database database((index.path() / segment).string(), Xapian::DB_BACKEND_GLASS);
  const std::vector<Xapian::docid> ids{find_document(database, id)};
  copy_without(
      index.path() / segment, ids, index.path() / "scratch-copy", index.path() / "segment-000100");
  CommitPoint next = index.commit();
  for (std::string& name : next.segments) {
    name = name == segment ? "segment-000100" : name;
  }
  fs::remove_all(index.path() / kCommitsName);
  ++next.revision;
  index.publish(next);
}

TEST_CASE("an article that is there is found in the bytes and in the tables") {
  const PublishedIndex index;
  const std::string found = remains(index);
  CAPTURE(found);
  CHECK(has(found, "segment-000001/postlist.glass: the id of \"lwire-1\" is in it"));
  CHECK(has(found, "segment-000001: the article \"lwire-1\" is in the list of ids"));
  CHECK(has(found, "segment-000001: the article \"lwire-1\" is in the list of addresses"));
  CHECK(has(found, "segment-000001: the stored article \"lwire-1\" holds the id"));
  CHECK(has(found, "segment-000001: slot 10 of article \"lwire-1\" holds the id"));
  CHECK(has(found, "segment-000001: the article \"lwire-1\" is stored"));
  CHECK(!has(found, "segment-000002"));
  CHECK(!has(found, "segment-000003"));
}

TEST_CASE("nothing is left of an article once every segment that had it is gone") {
  const PublishedIndex index;
  purge(index, "segment-000001", "lwire-1");
  SUBCASE("an old segment that no commit point names still has it") {
    CHECK(has(remains(index), "segment-000001: the article \"lwire-1\" is stored"));
  }
  fs::remove_all(index.path() / "segment-000001");
  CHECK(remains(index).empty());
  // The neighbours whose ids begin with it are there.
  CHECK(has(remains(index, {.id = "lwire-10"}), "the article \"lwire-10\" is stored"));
}

TEST_CASE("an article that only a scratch folder still has is found") {
  const PublishedIndex index;
  fs::copy(index.path() / "segment-000001", index.path() / "scratch-0.1");
  {
    Xapian::WritableDatabase scratch((index.path() / "scratch-0.1").string(), Xapian::DB_OPEN);
    Xapian::Document document = scratch.get_document(1);
    document.add_boolean_term("K" + std::string("flood"));
    scratch.replace_document(1, document);
  }
  purge(index, "segment-000001", "lwire-1");
  fs::remove_all(index.path() / "segment-000001");
  CHECK(has(remains(index), "scratch-0.1: the article \"lwire-1\" is stored"));
  // Half of it: nobody knows what its tables hold.
  fs::remove(index.path() / "scratch-0.1/iamglass");
  CHECK(has(remains(index), "scratch-0.1: its tables cannot be read"));
  fs::remove_all(index.path() / "scratch-0.1");
  CHECK(remains(index).empty());
}

TEST_CASE("an id too short to search bytes for is found in the tables") {
  const PublishedIndex index;
  index.rewrite("segment-000002", [](Xapian::WritableDatabase& database) {
    Article article;
    article.id = "a1";
    article.body = "Short.";
    database.add_document(DocumentBuilder(*Stemmer::create("english")).build(article, {}, 0));
  });
  CHECK(has(remains(index, {.id = "a1"}), "segment-000002: the article \"a1\" is in the list"));
  CHECK(remains(index, {.id = "a2"}).empty());
  CHECK(remains(index, {.id = "flood"}).empty());
}

TEST_CASE("what other articles and files say of an article is found") {
  const PublishedIndex index;
  const Article purged = stored(index, "segment-000001", "lwire-1");
  purge(index, "segment-000001", "lwire-1");
  fs::remove_all(index.path() / "segment-000001");
  SUBCASE("an article that quotes the address") {
    index.rewrite("segment-000002", [](Xapian::WritableDatabase& database) {
      Article article;
      article.id = "correction";
      article.body = "The report at https://example.com/2022/1 was wrong.";
      database.add_document(DocumentBuilder(*Stemmer::create("english")).build(article, {}, 0));
    });
    CHECK(has(remains(index),
              "segment-000002: the stored article \"correction\" holds the address of"));
  }
  SUBCASE("a copy under another id") {
    index.rewrite("segment-000002", [&](Xapian::WritableDatabase& database) {
      Article copy = purged;
      copy.id = "other";
      copy.url.clear();
      copy.place.clear();
      database.add_document(DocumentBuilder(*Stemmer::create("english")).build(copy, {}, 0));
    });
    CHECK(remains(index).empty());
    CHECK(remains(index, {.id = "lwire-1", .text_hash = text_hash(purged)}) ==
          "segment-000002: the article \"other\" has the text of \"lwire-1\"\n");
  }
  SUBCASE("a file of a run") {
    index.write("notes", "lwire-1 was read");
    CHECK(remains(index) == "notes: the id of \"lwire-1\" is in it\n");
  }
  SUBCASE("a deletion in the manifest, but no name of a file") {
    index.write("manifest-000002", "R\tlwire-1\nF\tlwire-1\t1\n-\tlwire-1\n");
    CHECK(remains(index).empty());
    index.write("manifest-000002", "F\ta.txt\t1\nD\tlwire-1\tid\t3\n");
    CHECK(remains(index) == "manifest-000002: the id of \"lwire-1\" is in it\n");
    index.write("manifest-000002", "d\ta%20b\n");
    CHECK(remains(index, {.id = "a b"}) == "manifest-000002: the id of \"a b\" is in it\n");
  }
  SUBCASE("not the lists of purges") {
    append_suppressed(index.path(), std::vector{Suppressed{"lwire-1", kWanted.url, "", ""}});
    append_to_ledger(index.path(), {.when = "2022-03-03", .ids = {"lwire-1"}});
    CHECK(remains(index).empty());
  }
}

TEST_CASE("tables that crash or refuse their reader are a finding") {
  const PublishedIndex index;
  index.write("segment-000077/postlist.glass", "no table");
  index.write("segment-000077/iamglass", "no version");
  CHECK(has(remains(index, {.id = "lwire-999"}), "segment-000077: its tables cannot be read"));
}

TEST_CASE("remains are looked for in an index only") {
  const test::TempDir folder;
  CHECK_THROWS_AS(static_cast<void>(find_remains(folder.path(), {kWanted})), Failure);
}

}  // namespace
}  // namespace dateline
