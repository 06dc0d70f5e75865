// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/run_record.hpp"

#include <doctest/doctest.h>

#include "common/index/checked_json.hpp"
#include "common/support/files.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

RunRecord example() {
  RunRecord record;
  record.started = "2026-03-01T02:00:00Z";
  record.finished = "2026-03-01T02:04:10Z";
  record.seconds = 250.4;
  record.exit_code = 3;
  record.revision = 41;
  record.scanned = 910;
  record.added = 600;
  record.updated = 12;
  record.unchanged = 290;
  record.deleted = 1;
  record.rejected = {{"no-text", 8}, {"bad-json", 2}};
  record.rejected_known = 3;
  record.articles = 1'000'600;
  record.segments = 4;
  return record;
}

TEST_CASE("the record of a run survives being written and read") {
  const TempDir folder;
  CHECK_FALSE(has_run_record(folder.path()));
  CHECK_FALSE(read_run_record(folder.path()).has_value());
  write_run_record(folder.path(), example());
  CHECK(read_run_record(folder.path()) == example());
  CHECK(is_sealed(read_file(folder / kRunRecordName)));
}

TEST_CASE("any change of a record is noticed") {
  const std::string text = to_json(example());
  CHECK(is_sealed(text));
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    std::string changed = text;
    changed[at] = changed[at] == '7' ? '8' : '7';
    CAPTURE(changed);
    CHECK_FALSE(is_sealed(changed));
  }
  CHECK_FALSE(is_sealed("{}"));
  CHECK_FALSE(is_sealed(""));
}

TEST_CASE("a record is read as far as it can be") {
  CHECK_FALSE(parse_run_record("").has_value());
  CHECK_FALSE(parse_run_record("{\"added\":3").has_value());
  CHECK_FALSE(parse_run_record("[3]").has_value());
  CHECK_FALSE(parse_run_record("\xFF").has_value());
  const auto record = parse_run_record(
      "{\"added\":3,\"updated\":-1,\"deleted\":\"x\",\"rejected\":{\"no-text\":2,\"odd\":null},"
      "\"unknown\":[],\"seconds\":null}");
  REQUIRE(record.has_value());
  CHECK(record->added == 3);
  CHECK(record->updated == 0);
  CHECK(record->deleted == 0);
  CHECK(record->seconds == 0);
  CHECK(record->rejected == std::map<std::string, std::uint64_t>{{"no-text", 2}, {"odd", 0}});
  CHECK(parse_run_record("{\"rejected\":[1]}")->rejected.empty());
}

}  // namespace
}  // namespace dateline
