// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/merge_segments.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/commit_point.hpp"
#include "common/index/size_tiers.hpp"
#include "common/index/snapshot.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/merge.hpp"
#include "indexer/segments/roll_back.hpp"
#include "indexer/segments/verify/verify_index.hpp"
#include "tests/indexer/segments/scratch_records.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::add;
using test::content;
using test::listing;
using test::Record;
using test::TempDir;

using Names = std::vector<std::string>;

Merged merge(const fs::path& index, MergeExtent extent) {
  IndexWriter writer(index, {.language = ""});
  return merge_segments(writer, extent, [&] { return writer.commit().manifests; });
}

// An index of so many segments, of an article each.
fs::path make(const TempDir& folder, int segments) {
  fs::path index = folder / "index";
  for (int number = 1; number <= segments; ++number) {
    add(index, {{fmt::format("id-{}", number), fmt::format("body{}", number)}});
  }
  return index;
}

// Many words of their own: larger than the floor of the tiers.
std::vector<Record> make_large() {
  constexpr int kWords = 5'000;
  std::string body;
  for (int word = 0; word < kWords; ++word) {
    body += fmt::format("word{} ", word * 7919);
  }
  return {{"large-1", body}, {"large-2", body + "again"}};
}

std::vector<std::uint64_t> sizes(const fs::path& index) {
  std::vector<std::uint64_t> bytes;
  for (const std::string& name : read_commit_point(index).segments) {
    bytes.push_back(size_of_segment(index / name));
  }
  return bytes;
}

TEST_CASE("all segments merge to one that holds the same") {
  const TempDir folder;
  const fs::path index = make(folder, 3);
  const Snapshot reader = Snapshot::open(index);
  const Merged merged = merge(index, MergeExtent::kAll);
  CHECK(merged.segments == 3);
  CHECK(merged.bytes == sizes(index).front());
  const CommitPoint after = read_commit_point(index);
  CHECK(after.segments == Names{"segment-000004"});
  CHECK(after.revision == 4);
  CHECK(content(index) == "id-1:body1 id-2:body2 id-3:body3");
  CHECK(verify_index(index, VerifyDepth::kFull).problems.empty());
  // Who opened the segments before still reads them, though their names are gone.
  CHECK(content(reader.database()) == "id-1:body1 id-2:body2 id-3:body3");
  CHECK_FALSE(fs::exists(index / "segment-000003"));
}

TEST_CASE("a merge is no state of the index to keep or to go back to") {
  const TempDir folder;
  const fs::path index = make(folder, 3);
  static_cast<void>(merge(index, MergeExtent::kAll));
  const std::vector<CommitPoint> history = read_history(index);
  REQUIRE(history.size() == kKeptContents);
  CHECK(history[0].revision == 2);
  CHECK(history[1].revision == 4);
  CHECK(history[1].content == 3);
  IndexWriter writer(index, {.language = ""});
  CHECK(roll_back(writer, std::nullopt, {}).to == 2);
  CHECK(content(index) == "id-1:body1 id-2:body2");
}

TEST_CASE("where nothing is to be merged the index stays as it was, byte for byte") {
  struct Case {
    const char* name;
    int segments;
    MergeExtent extent;
  };
  const Case cases[] = {{"one segment", 1, MergeExtent::kAll},
                        {"one segment by tiers", 1, MergeExtent::kTiers},
                        {"two of one size", 2, MergeExtent::kTiers}};
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const TempDir folder;
    const fs::path index = make(folder, c.segments);
    const std::string before = listing(index) + read_file(index / kStubName);
    const Merged merged = merge(index, c.extent);
    CHECK(merged.segments == 0);
    CHECK(merged.bytes == 0);
    CHECK(listing(index) + read_file(index / kStubName) == before);
  }
}

TEST_CASE("by tiers the small segments merge and a larger one stays as it is") {
  const TempDir folder;
  const fs::path index = folder / "index";
  add(index, make_large());
  for (const std::string id : {"a", "b", "c"}) {
    add(index, {{id, "small"}});
  }
  REQUIRE(sizes(index).front() >= 3 * TierRules{}.floor);
  const std::string stored = content(index);
  const Merged merged = merge(index, MergeExtent::kTiers);
  CHECK(merged.segments == 3);
  CHECK(read_commit_point(index).segments == Names{"segment-000001", "segment-000005"});
  CHECK(merged.bytes == sizes(index).back());
  CHECK(content(index) == stored);
  CHECK(merge(index, MergeExtent::kTiers).segments == 0);
  CHECK(merge(index, MergeExtent::kAll).segments == 2);
  CHECK(content(index) == stored);
}

TEST_CASE("nights with a merge each leave few segments and lose nothing") {
  constexpr int kNights = 9;
  const TempDir folder;
  const fs::path index = folder / "index";
  for (int night = 0; night < kNights; ++night) {
    add(index, {{fmt::format("id-{}", night), "body"}});
    static_cast<void>(merge(index, MergeExtent::kTiers));
    CHECK(tail_to_merge(sizes(index)) == 0);
  }
  CHECK(Snapshot::open(index).database().get_doccount() == kNights);
}

TEST_CASE("manifests are put in force with a merge, or alone") {
  for (const int segments : {1, 2}) {
    CAPTURE(segments);
    const TempDir folder;
    const fs::path index = make(folder, segments);
    const CommitPoint before = read_commit_point(index);
    {
      IndexWriter writer(index, {.language = ""});
      const Merged merged = merge_segments(writer, MergeExtent::kAll, [&] {
        const std::string name = writer.next_manifest();
        std::ofstream(index / name) << "files\n";
        return Names{name};
      });
      CHECK(merged.segments == (segments == 1 ? 0 : 2));
    }
    const CommitPoint after = read_commit_point(index);
    CHECK(after.revision == before.revision + 1);
    CHECK(after.content == before.content);
    CHECK(after.manifests == Names{"manifest-000001"});
    CHECK((after.segments == before.segments) == (segments == 1));
  }
}

TEST_CASE("a merge that fails costs nothing that was published") {
  const TempDir folder;
  const fs::path index = make(folder, 3);
  const std::string before = listing(index) + read_file(index / kStubName);
  {
    IndexWriter writer(index, {.language = ""});
    CHECK_THROWS_AS(merge_segments(writer,
                                   MergeExtent::kAll,
                                   []() -> Names { throw Xapian::DatabaseError("of the disk"); }),
                    Failure);
  }
  CHECK(listing(index) + read_file(index / kStubName) == before);
  CHECK(content(index) == "id-1:body1 id-2:body2 id-3:body3");
}

TEST_CASE("a merged segment claims no more than all its sources were looked at for") {
  const TempDir folder;
  const fs::path index = folder / "index";
  const EnrichmentVersions versions[] = {{2, 0, 10}, {10, 3, 9}, {2, 4, 11}};
  for (const EnrichmentVersions& each : versions) {
    IndexWriter writer(index, {.language = "", .enrichment = each});
    const std::string id = fmt::format("id-{}", writer.next_revision());
    static_cast<void>(publish(
        writer,
        {.scratch = test::write_scratch(index, writer.metadata(), {{id, "body"}}).articles}));
  }
  static_cast<void>(merge(index, MergeExtent::kAll));
  const std::vector<EnrichmentVersions> expected{{2, 0, 9}};
  CHECK(Snapshot::open(index).enrichments() == expected);
}

}  // namespace
}  // namespace dateline
