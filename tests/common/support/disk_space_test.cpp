// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/disk_space.hpp"

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

TEST_CASE("bytes are described by the largest unit that they fill") {
  struct Case {
    std::uint64_t bytes;
    const char* text;
  };
  const Case cases[] = {
      {0, "0 bytes"},
      {1, "1 bytes"},
      {999, "999 bytes"},
      {1000, "1.0 KB"},
      {1049, "1.0 KB"},
      {1051, "1.1 KB"},
      {999'949, "999.9 KB"},
      {999'951, "1.0 MB"},
      {1'000'000, "1.0 MB"},
      {81'300'000'000, "81.3 GB"},
      {999'999'999'999, "1.0 TB"},
      {5'000'000'000'000'000, "5000.0 TB"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.bytes);
    CHECK(describe_bytes(c.bytes) == c.text);
  }
}

TEST_CASE("where there is room nothing is said") {
  const TempDir folder;
  REQUIRE(free_space(folder.path()) > 10U << 20);  // or no test here can run
  CHECK_NOTHROW(require_space(folder.path(), 0, "to publish"));
  CHECK_NOTHROW(require_space(folder.path(), 1U << 20, "to publish"));
}

TEST_CASE("where there is no room it is said how much is needed, how much is free and where") {
  const TempDir folder;
  constexpr std::uint64_t kTooMuch = 5'000'000'000'000'000'000;
  try {
    require_space(folder.path(), kTooMuch, "to publish");
    FAIL("no exception");
  } catch (const Failure& failure) {
    const std::string message = failure.what();
    CHECK(failure.exit_code() == ExitCode::kDiskTrouble);
    CHECK(message.starts_with("to publish 5000000.0 TB are needed, "));
    CHECK(message.ends_with(" are free on the disk of " + folder.path().string()));
    CHECK(std::string(failure.hint()).find("run again") != std::string::npos);
  }
}

TEST_CASE("a reserve must fit besides") {
  REQUIRE(free_space("/proc") == 0);
  CHECK_THROWS_AS(require_space("/proc", 0, "to publish"), Failure);
}

TEST_CASE("of a path that is not there nobody can tell how full its disk is") {
  const TempDir folder;
  try {
    static_cast<void>(free_space(folder / "none"));
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kDiskTrouble);
    CHECK(std::string(failure.what()).find((folder / "none").string()) != std::string::npos);
  }
}

}  // namespace
}  // namespace dateline
