// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/commit_point.hpp"

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

TEST_CASE("a commit point survives being written and read") {
  const CommitPoint commit{.revision = 7,
                           .content = 6,
                           .segments = {segment_name(3), segment_name(1234567)},
                           .manifests = {manifest_name(2), manifest_name(12)}};
  const std::string text = to_stub(commit);
  CHECK(
      text.starts_with("# dateline revision 7\n# dateline content 6\n"
                       "# dateline manifest-000002\n# dateline manifest-000012\n"
                       "auto segment-000003\nauto segment-1234567\n# checksum "));
  CHECK(parse_stub(text, "XAPIANDB") == commit);
}

TEST_CASE("content is the revision itself unless something else is said") {
  const CommitPoint commit = parse_stub("# dateline revision 7\nauto segment-000003\n", "XAPIANDB");
  CHECK(commit.content == 7);
  CHECK(to_stub(commit).find("content") == std::string::npos);
}

TEST_CASE("a changed bit of a stub is seen wherever it is") {
  const std::string text = to_stub({.revision = 7,
                                    .content = 6,
                                    .segments = {segment_name(3), segment_name(4)},
                                    .manifests = {manifest_name(2)}});
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    CAPTURE(bit);
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    CHECK_THROWS_AS((void)parse_stub(changed, "XAPIANDB"), Failure);
  }
}

TEST_CASE("only names of segments have a number") {
  CHECK(segment_number("segment-000042") == 42);
  for (const char* name : {"segment-",
                           "segment-42",
                           "segment-00004x",
                           "segment-000001/../x",
                           "../segment-000001",
                           "lock",
                           "",
                           "segment--00001"}) {
    CAPTURE(name);
    CHECK(segment_number(name) == 0);
  }
}

TEST_CASE("a stub that names anything but segments is refused with its line") {
  struct Case {
    const char* stub;
    const char* place;
  };
  const Case cases[] = {
      {"auto segment-000001\nauto /etc\n", "XAPIANDB:2"},
      {"remote :rm -rf\n", "XAPIANDB:1"},
      {"auto segment-000001\n\n", "XAPIANDB:2"},
      {"auto segment-000001/../../x\n", "XAPIANDB:1"},
      {"# a comment\n", "XAPIANDB:1"},
      {"glass segment-000001\n", "XAPIANDB:1"},
      {"auto ../segment-000001\n", "XAPIANDB:1"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.stub);
    try {
      (void)parse_stub(c.stub, "XAPIANDB");
      FAIL("no exception");
    } catch (const Failure& failure) {
      CHECK(failure.exit_code() == ExitCode::kBadIndex);
      CHECK(std::string(failure.what()).find(c.place) != std::string::npos);
    }
  }
}

TEST_CASE("a path without a stub is no index") {
  const TempDir folder;
  CHECK_THROWS_AS((void)read_commit_point(folder / "missing"), Failure);
  CHECK_THROWS_AS((void)read_commit_point(folder.path()), Failure);
}

TEST_CASE("the history is in order of revision") {
  const TempDir folder;
  folder.write("commits/000010", to_stub({.revision = 10, .segments = {segment_name(9)}}));
  folder.write("commits/000009", to_stub({.revision = 9, .segments = {segment_name(8)}}));
  folder.write("commits/000010.new", "half written");
  const std::vector<CommitPoint> history = read_history(folder.path());
  REQUIRE(history.size() == 2);
  CHECK(history[0].revision == 9);
  CHECK(history[1].revision == 10);
}

}  // namespace
}  // namespace dateline
