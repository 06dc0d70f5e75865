// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/files.hpp"

#include <doctest/doctest.h>

#include "common/support/failure.hpp"
#include "common/support/hash.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

TEST_CASE("a file is replaced as a whole") {
  const TempDir folder;
  const auto path = folder.write("stub", "old");
  write_file_atomically(path, "new and longer");
  CHECK(read_file(path) == "new and longer");
  CHECK_FALSE(std::filesystem::exists(folder / "stub.new"));
}

TEST_CASE("a file larger than the read buffer comes back whole") {
  const TempDir folder;
  std::string bytes;
  for (int i = 0; i < 100000; ++i) {
    bytes += std::to_string(i);
  }
  const auto path = folder.write("large", bytes);
  CHECK(read_file(path) == bytes);
  CHECK(sync_and_hash_file(path) == hash_content(bytes));
}

TEST_CASE("a file written by and by is there once it is committed") {
  const TempDir folder;
  const auto path = folder.write("part", "old");
  std::string bytes;
  ContentHasher hasher;
  {
    AtomicFile file(path);
    for (const std::size_t size : {10U, 65530U, 6U, 100000U, 0U, 1U}) {
      const std::string block(size, static_cast<char>('a' + size % 26));
      file.append(block);
      hasher.add(block);
      bytes += block;
    }
    CHECK(read_file(path) == "old");
    file.commit();
  }
  CHECK(read_file(path) == bytes);
  CHECK(hasher.hash() == hash_content(bytes));
}

TEST_CASE("a file that is not committed leaves nothing") {
  const TempDir folder;
  const auto path = folder.write("part", "old");
  AtomicFile(path).append("new");
  CHECK(read_file(path) == "old");
  CHECK_FALSE(std::filesystem::exists(folder / "part.new"));
}

TEST_CASE("a missing file is named with the system's reason") {
  const TempDir folder;
  try {
    (void)read_file(folder / "missing");
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kDiskTrouble);
    const std::string message = failure.what();
    CHECK(message.find("missing: No such file") != std::string::npos);
  }
}

TEST_CASE("hashes are 128 bits in hexadecimal and differ for different bytes") {
  CHECK(to_hex(hash_content("")).size() == 32);
  // XXH3-128 of the empty input, from the xxHash specification's test vectors.
  CHECK(to_hex(hash_content("")) == "99aa06d3014798d86001c324468d497f");
  CHECK(hash_content("a") != hash_content("b"));
}

}  // namespace
}  // namespace dateline
