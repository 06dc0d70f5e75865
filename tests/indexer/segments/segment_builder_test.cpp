// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/segment_builder.hpp"

#include <set>

#include <doctest/doctest.h>

#include "common/analysis/analyzer.hpp"
#include "common/index/segment_metadata.hpp"
#include "common/index/stored_article.hpp"
#include "indexer/segments/merge.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

// Said of each document, so that every one of them fills a scratch database.
constexpr std::size_t kHugeText = std::size_t{64} << 20;

SegmentMetadata sample_metadata() {
  SegmentMetadata metadata;
  metadata.analyzer = kAnalyzerVersion;
  metadata.index_id = "an index";
  return metadata;
}

Xapian::Document numbered(int number) {
  Xapian::Document document;
  document.set_data(std::to_string(number));
  document.add_term("all");
  return document;
}

TEST_CASE("many full scratch databases are merged by levels and lose nothing") {
  constexpr int kDocuments = 300;
  const TempDir folder;
  SegmentBuilder builder(folder.path(), "scratch-0", sample_metadata(), 1000);
  for (int number = 0; number < kDocuments; ++number) {
    builder.add(numbered(number), kHugeText);
  }
  const std::vector<fs::path> paths = builder.finish();
  // 300 in base 12 is 210: two of the third level, one of the second, and nothing else on disk.
  CHECK(paths.size() == 3);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 3);
  std::set<std::string> found;
  for (const fs::path& path : paths) {
    const Xapian::Database database(path.string());
    CHECK(read_metadata(database, path) == sample_metadata());
    for (auto posting = database.postlist_begin("all"); posting != database.postlist_end("all");
         ++posting) {
      CHECK(found.insert(database.get_document(*posting).get_data()).second);
    }
  }
  CHECK(found.size() == kDocuments);
}

TEST_CASE("a builder without documents makes nothing") {
  const TempDir folder;
  SegmentBuilder builder(folder.path(), "scratch-0", sample_metadata(), 1000);
  CHECK(builder.finish().empty());
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a merged segment carries the checksum of each of its files") {
  const TempDir folder;
  SegmentBuilder builder(folder.path(), "scratch-0", sample_metadata(), 1000);
  builder.add(numbered(1), 10);
  merge_into_segment(builder.finish(), folder / "segment-000001");
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder / "segment-000001")) {
    files += entry.path().filename() == kManifestName ? 0U : 1U;
  }
  std::ifstream manifest((folder / "segment-000001") / kManifestName);
  std::size_t lines = 0;
  for (std::string line; std::getline(manifest, line);) {
    CHECK(line.find("  ") == 32);
    ++lines;
  }
  CHECK(files >= 4);
  CHECK(lines == files);
}

Xapian::Document article(const std::string& id, const std::string& term) {
  Article stored;
  stored.id = id;
  stored.place = id + ".txt";
  Xapian::Document document;
  document.set_data(encode_article(stored));
  document.add_term("all");
  document.add_term(term);
  return document;
}

TEST_CASE("a document that Xapian refuses costs itself alone") {
  struct Case {
    const char* name;
    std::string term;
  };
  const Case cases[] = {{"when it is added", std::string(300, 'x')},
                        {"when it is committed: a NUL counts twice", std::string(200, '\0')}};
  constexpr int kArticles = 40;
  for (const Case& c : cases) {
    for (const std::size_t text : {std::size_t{10}, std::size_t{1000}, kHugeText}) {
      CAPTURE(c.name);
      CAPTURE(text);
      const TempDir folder;
      SegmentBuilder builder(folder.path(), "scratch-0", sample_metadata(), 1000);
      std::vector<std::string> refused;
      builder.on_refusal([&](const Refused& each) { refused.push_back(each.place); });
      for (int number = 0; number < kArticles; ++number) {
        const std::string id = std::to_string(number);
        builder.add(article(id, number == 7 || number == 30 ? c.term : "good"), text);
      }
      std::set<std::string> found;
      for (const fs::path& path : builder.finish()) {
        const Xapian::Database database(path.string());
        for (auto at = database.postlist_begin("good"); at != database.postlist_end("good"); ++at) {
          found.insert(decode_article(database.get_document(*at).get_data()).id);
        }
        CHECK(database.get_termfreq("all") == database.get_doccount());
      }
      CHECK(found.size() == kArticles - 2);
      CHECK(refused == std::vector<std::string>{"7.txt", "30.txt"});
    }
  }
}

TEST_CASE("where nobody takes what is refused the error leaves") {
  const TempDir folder;
  SegmentBuilder builder(folder.path(), "scratch-0", sample_metadata(), 1000);
  CHECK_THROWS_AS(builder.add(article("a", std::string(300, 'x')), 10), Xapian::Error);
}

}  // namespace
}  // namespace dateline
