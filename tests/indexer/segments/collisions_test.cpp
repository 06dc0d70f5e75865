// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/collisions.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/indexer/segments/scratch_records.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::Record;
using test::Reports;
using test::sample_metadata;
using test::Scratch;
using test::TempDir;

constexpr ClaimKind kCancellation = ClaimKind::kCancellation;
constexpr ClaimKind kConfirmation = ClaimKind::kConfirmation;

struct Resolved {
  std::string left;
  std::vector<std::string> reports;
  std::set<std::string> overruled;
};

Resolved resolve(const std::vector<Record>& records) {
  const TempDir folder;
  const Scratch scratch = test::write_scratch(folder.path(), sample_metadata(), records);
  Reports reports;
  std::set<std::string> overruled = resolve_collisions(scratch.all(), reports.taker());
  return {test::claims_in(scratch.all()), reports.sorted(), std::move(overruled)};
}

using Lines = std::vector<std::string>;
using Ids = std::set<std::string>;

TEST_CASE("of each id one record of a run is left, and the others are reported") {
  struct Case {
    const char* name;
    std::vector<Record> records;
    const char* left;
    Lines reports;
  };
  const Case cases[] = {
      {"each of its own id",
       {{"a", "one"}, {"b", "two"}, {"c", "three"}},
       "a:one b:two c:three",
       {}},
      {"two files of one version",
       {{"a", "one", 1, 5, "1.txt"}, {"a", "two", 1, 9, "2.txt"}, {"b", "b"}},
       "a:two b:b",
       {"a 2.txt over 1.txt of archive/1.txt"}},
      {"a newer version is expected",
       {{"a", "two", 2, 1, "2.txt"}, {"a", "one", 1, 5, "1.txt"}},
       "a:two",
       {"a 2.txt over 1.txt of archive/1.txt, expected"}},
      {"by pipes", {{"a", "one", 0, 1}, {"a", "two", 0, 2}}, "a:two", {"a  over "}},
      {"canceled",
       {{"a", "one", 1, 9, "1.txt"}, {"a", "", 1, 5, "2.txt", kCancellation}},
       "-a",
       {"a 2.txt over 1.txt of archive/1.txt, expected, canceled"}},
      {"canceled and published anew",
       {{"a", "", 1, 9, "2.txt", kCancellation}, {"a", "one", 2, 5, "1.txt"}},
       "a:one",
       {"a 1.txt over 2.txt, expected"}},
      {"canceled twice",
       {{"a", "", 1, 9, "2.txt", kCancellation}, {"a", "", 1, 5, "1.txt", kCancellation}},
       "-a",
       {"a 2.txt over 1.txt, expected, canceled"}},
      {"three of one id",
       {{"a", "one", 1, 1, "1.txt"}, {"a", "three", 3, 1, "3.txt"}, {"a", "two", 2, 1, "2.txt"}},
       "a:three",
       {"a 3.txt over 1.txt of archive/1.txt, expected",
        "a 3.txt over 2.txt of archive/2.txt, expected"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const Resolved resolved = resolve(c.records);
    CHECK(resolved.left == c.left);
    CHECK(resolved.reports == c.reports);
    CHECK(resolved.overruled.empty());
  }
}

TEST_CASE("what confirms an indexed article wins or loses as the article would") {
  struct Case {
    const char* name;
    std::vector<Record> records;
    const char* left;
    Lines reports;
    Ids overruled;
  };
  const Record confirmed{"a", "", 1, 5, "1.txt", kConfirmation};
  const Case cases[] = {
      {"alone", {confirmed}, "=a", {}, {}},
      {"before an older one of another file",
       {confirmed, {"a", "two", 1, 3, "2.txt"}},
       "=a",
       {"a 1.txt over 2.txt of archive/2.txt"},
       {}},
      // Told where it is found in its segment.
      {"behind another file", {confirmed, {"a", "two", 1, 9, "2.txt"}}, "a:two", {}, {"a"}},
      {"behind a cancellation",
       {confirmed, {"a", "", 1, 1, "2.txt", kCancellation}},
       "-a",
       {},
       {"a"}},
      {"behind a cancellation in its own file",
       {confirmed, {"a", "", 1, 1, "1.txt", kCancellation}},
       "-a",
       {},
       {"a"}},
      // find_changes takes a record of the same file for what replaces it, and tells nothing.
      {"behind its own file",
       {confirmed, {"a", "two", 1, 9, "1.txt"}},
       "a:two",
       {"a 1.txt over 1.txt of archive/1.txt"},
       {"a"}},
      {"behind a pipe",
       {confirmed, {"a", "two", 1, 9}},
       "a:two",
       {"a  over 1.txt of archive/1.txt"},
       {"a"}},
      {"twice in its file",
       {confirmed, {"a", "", 1, 4, "1.txt", kConfirmation}},
       "=a",
       {"a 1.txt over 1.txt of archive/1.txt"},
       {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const Resolved resolved = resolve(c.records);
    CHECK(resolved.left == c.left);
    CHECK(resolved.reports == c.reports);
    CHECK(resolved.overruled == c.overruled);
  }
}

TEST_CASE("an article takes the time of its file where that is known") {
  const Claim indexed = test::claim({"a", "", 1, 5, "1.txt"});
  const Claim piped = test::claim({"a", "", 1, 5});
  const auto modified_by = [](const Claim& claim, const Standing& standing) {
    return bring_up_to_date(claim, standing).precedence.modified;
  };
  const auto always = [](std::optional<std::int64_t> time) {
    return Standing{.modified = [time](const std::string& /*file_term*/) { return time; }};
  };
  CHECK(modified_by(indexed, {}) == 5);
  CHECK(modified_by(indexed, always(std::nullopt)) == 5);
  CHECK(modified_by(indexed, always(9)) == 9);
  CHECK(modified_by(indexed, always(-3)) == -3);
  CHECK(modified_by(piped, always(9)) == 5);
  std::string asked;
  static_cast<void>(bring_up_to_date(indexed, {.modified = [&](const std::string& file) {
                                       asked = file;
                                       return std::optional<std::int64_t>(9);
                                     }}));
  CHECK(asked == indexed.file_term);
}

}  // namespace
}  // namespace dateline
