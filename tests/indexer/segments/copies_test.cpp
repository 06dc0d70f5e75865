// SPDX-License-Identifier: GPL-2.0-or-later
//
// Corrections of a few articles of a large segment: its copy is not compacted.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/snapshot.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/index_reader.hpp"
#include "indexer/segments/merge.hpp"
#include "indexer/segments/publish.hpp"
#include "indexer/segments/purge.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "indexer/segments/verify/find_remains.hpp"
#include "indexer/segments/verify/verify_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

constexpr int kArticles = 300;

// Body of each article, so that it can be found: long, and of words that no other has.
std::string body_of(const std::string& id, std::uint64_t version) {
  std::string body;
  for (int word = 0; word < 40; ++word) {
    body += fmt::format("w{}v{}n{} ", id.substr(2), version, word);
  }
  return body;
}

Published add(const fs::path& index, const std::vector<std::string>& ids, std::uint64_t version) {
  constexpr std::size_t kFlushBytes = 100'000;
  IndexWriter writer(index, {.language = ""});
  SegmentBuilder builder(index, IndexWriter::scratch_prefix(0), writer.metadata(), kFlushBytes);
  DocumentBuilder documents(*Stemmer::create(writer.metadata().language));
  for (const std::string& id : ids) {
    Article article;
    article.id = id;
    article.title = "Title of " + id;
    article.body = body_of(id, version);
    article.version = version;
    article.place = id;
    builder.add(documents.build(article, {version, 0, id, 1}, 0), article.body.size());
  }
  return publish(writer, {.scratch = builder.finish(), .large_segment = 0});
}

fs::path make(const TempDir& folder) {
  std::vector<std::string> ids;
  ids.reserve(kArticles);
  for (int number = 0; number < kArticles; ++number) {
    ids.push_back(fmt::format("a-{}", number));
  }
  static_cast<void>(add(folder / "index", ids, 0));
  return folder / "index";
}

fs::path first_segment(const fs::path& index) {
  return index / read_commit_point(index).segments.front();
}

std::string body(const fs::path& index, const std::string& id) {
  return IndexReader(index).find(id).value().article.body;
}

std::string problems(const fs::path& index) {
  std::string text;
  for (const Finding& problem : verify_index(index, VerifyDepth::kFull).problems) {
    text += fmt::format("{}: {}\n", problem.file, problem.what);
  }
  return text;
}

TEST_CASE("a few corrections take the places of what they replace, and nothing is compacted") {
  const TempDir folder;
  const fs::path index = make(folder);
  const Snapshot before = Snapshot::open(index);
  const Published published = add(index, {"a-7", "a-299", "new-1", "new-2"}, 1);
  CHECK(published.replaced == 2);
  CHECK(published.added == 2);
  CHECK(published.articles == kArticles + 2);
  CHECK(published.segments == 2);
  CHECK(fs::exists(first_segment(index) / kCompactedName));
  CHECK(body(index, "a-7") == body_of("a-7", 1));
  CHECK(body(index, "a-8") == body_of("a-8", 0));
  CHECK(body(index, "new-2") == body_of("new-2", 1));
  CHECK(before.database().get_doccount() == kArticles);
  const Snapshot after = Snapshot::open(index);
  for (const Xapian::Database& segment : after.segments()) {
    CHECK(segment.get_lastdocid() == segment.get_doccount());
  }
  CHECK(problems(index) == "");
}

TEST_CASE("corrections alone make no segment of their own") {
  const TempDir folder;
  const fs::path index = make(folder);
  const Published published = add(index, {"a-1", "a-2"}, 1);
  CHECK(published.replaced == 2);
  CHECK(published.added == 0);
  CHECK(published.segments == 1);
  CHECK(body(index, "a-2") == body_of("a-2", 1));
}

TEST_CASE("many corrections of a segment compact its copy") {
  const TempDir folder;
  const fs::path index = make(folder);
  constexpr int kMany = 10;
  std::vector<std::string> ids;
  ids.reserve(kMany);
  for (int number = 0; number < kMany; ++number) {
    ids.push_back(fmt::format("a-{}", number));
  }
  CHECK(add(index, ids, 1).segments == 2);
  CHECK(!fs::exists(first_segment(index) / kCompactedName));
}

TEST_CASE("a segment that has grown by half through corrections is compacted") {
  const TempDir folder;
  const fs::path index = make(folder);
  const std::uint64_t at_first = size_of_segment(first_segment(index));
  std::uint64_t largest = 0;
  bool was_compacted = false;
  for (int night = 1; night <= 60 && !was_compacted; ++night) {
    static_cast<void>(
        add(index,
            {fmt::format("a-{}", night * 5 % 290), fmt::format("a-{}", night * 7 % 290 + 1)},
            static_cast<std::uint64_t>(night)));
    was_compacted = !fs::exists(first_segment(index) / kCompactedName);
    largest = std::max(largest, size_of_segment(first_segment(index)));
  }
  CAPTURE(at_first);
  CAPTURE(largest);
  CHECK(was_compacted);
  CHECK(largest < 2 * at_first);
  CHECK(problems(index) == "");
}

TEST_CASE("a purge leaves nothing of an article that was corrected in a copy") {
  const TempDir folder;
  const fs::path index = make(folder);
  for (std::uint64_t version = 1; version <= 3; ++version) {
    static_cast<void>(add(index, {"a-42", fmt::format("a-{}", 100 + version)}, version));
  }
  {
    IndexWriter writer(index, {.language = ""});
    static_cast<void>(purge(writer, {"a-42"}, [&](const std::vector<TakenOut>& /*taken_out*/) {
      return writer.commit().manifests;
    }));
  }
  CHECK(find_remains(index, {{.id = "a-42"}}).empty());
  // No version of its text either, in the bytes of any table that is not compressed.
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    if (entry.is_regular_file()) {
      CAPTURE(entry.path().string());
      const std::string bytes = read_file(entry.path());
      CHECK(bytes.find("w42v0n") == std::string::npos);
      CHECK(bytes.find("w42v1n") == std::string::npos);
      CHECK(bytes.find("w42v3n") == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace dateline
