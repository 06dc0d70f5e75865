// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/lock.hpp"

#include <unistd.h>

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

TEST_CASE("a held lock refuses a second holder and names the first") {
  const TempDir folder;
  const FileLock held(folder / "lock", std::chrono::seconds{0});
  CHECK(read_file(folder / "lock").starts_with("pid " + std::to_string(::getpid()) + " host "));
  try {
    const FileLock second(folder / "lock", std::chrono::seconds{0});
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kLocked);
    const std::string message = failure.what();
    CHECK(message.find("pid " + std::to_string(::getpid())) != std::string::npos);
  }
}

TEST_CASE("a lock can be taken again once it is released") {
  const TempDir folder;
  { const FileLock held(folder / "lock", std::chrono::seconds{0}); }
  CHECK_NOTHROW(FileLock(folder / "lock", std::chrono::seconds{0}));
}

}  // namespace
}  // namespace dateline
