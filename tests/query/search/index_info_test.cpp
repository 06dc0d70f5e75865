// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/index_info.hpp"

#include <doctest/doctest.h>

#include "common/index/snapshot.hpp"
#include "tests/support/make_index.hpp"
#include "tests/support/query_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

Article dated(const std::string& id, const std::string& date) {
  Article article = test::make_article(id, "", "flood");
  if (!date.empty()) {
    article.published = {*parse_timestamp(date), DateOrigin::kField};
  }
  return article;
}

TEST_CASE("an index says what it holds") {
  const TempDir folder;
  const fs::path index = folder / "index";
  test::make_index(index,
                   {dated("a", "2021-03-04"),
                    dated("b", "2019-12-31T23:30:00-05:00"),
                    dated("c", "2024"),
                    dated("d", ""),
                    dated("e", "1987-02")},
                   3);
  const IndexInfo info = describe_index(Snapshot::open(index));
  CHECK(info.articles == 5);
  CHECK(info.first == "2019-12-31");
  CHECK(info.last == "2021-03-04");
  CHECK(info.undated == 1);
  CHECK(info.coarser == 2);
  CHECK(info.revision == 3);
  CHECK(info.id.size() == 36);
  CHECK(info.language == "english");
  CHECK(info.timezone == "UTC");
  REQUIRE(info.segments.size() == 3);
  CHECK(info.segments.front().articles == 2);
  CHECK(info.segments.front().bytes > 1000);
  CHECK(info.bytes < info.folder_bytes);
  REQUIRE(info.kept.size() == 1);
  CHECK(info.kept.front().revision == 2);
  CHECK(info.last_run_state == RunRecordState::kMissing);
}

TEST_CASE("the record of the last run is shown where it can be read") {
  const TempDir folder;
  const fs::path index = folder / "index";
  test::make_index(index, {dated("a", "")});
  write_run_record(index, {.started = "2026-03-01T02:00:00Z", .added = 1});
  IndexInfo info = describe_index(Snapshot::open(index));
  CHECK(info.last_run_state == RunRecordState::kRead);
  REQUIRE(info.last_run.has_value());
  CHECK(info.last_run->added == 1);
  CHECK(info.first.empty());
  static_cast<void>(folder.write("index/last-run", "{\"added\":"));
  info = describe_index(Snapshot::open(index));
  CHECK(info.last_run_state == RunRecordState::kUnreadable);
}

TEST_CASE("a commit point whose segments are gone is none to go back to") {
  const TempDir folder;
  const fs::path index = folder / "index";
  test::make_index(index, {dated("a", "2021"), dated("b", "2021")}, 2);
  CHECK(describe_index(Snapshot::open(index)).kept.size() == 1);
  static_cast<void>(
      folder.write("index/commits/000001", "# dateline revision 1\nauto segment-000099\n"));
  CHECK(describe_index(Snapshot::open(index)).kept.empty());
}

}  // namespace
}  // namespace dateline
