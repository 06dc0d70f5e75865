// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest/part.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "common/index/commit_point.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "common/support/hash.hpp"
#include "indexer/manifest/manifest.hpp"
#include "indexer/manifest/manifest_changes.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

constexpr const char* kName = "manifest-000001";

// Everything in the part, or the message of the Failure.
std::string read_all(const TempDir& index) {
  try {
    const std::vector<std::string> parts{kName};
    const Manifest manifest = Manifest::open(index.path(), parts);
    std::string all;
    for (const std::string& root : manifest.roots()) {
      for (FileCursor file = manifest.files(root); file.peek() != nullptr; file.next()) {
        all += root + '/' + file.peek()->key.path + ' ';
      }
    }
    for (DeletionCursor each = manifest.deletions(); each.peek() != nullptr; each.next()) {
      all += each.peek()->id + ' ';
    }
    return all;
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kBadIndex);
    const std::string message = failure.what();
    return message.substr(message.find(kName));
  }
}

// A part of these lines, with a checksum that fits.
void write_part(const TempDir& index, const std::string& lines) {
  const std::string bytes = "# dateline manifest 1\n" + lines;
  index.write(kName, bytes + "# checksum " + to_hex(hash_content(bytes)) + "\n");
}

TEST_CASE("every change of one byte and every part cut short are refused") {
  const TempDir index;
  ManifestChanges changes;
  changes.set({.key = {"/r", "a"}, .size = 1});
  changes.remove({"/r", "b"});
  changes.set(Deletion{.id = "i"});
  changes.remove_deletion("j");
  changes.write(index.path(), kName);
  const std::string good = read_file(index / kName);
  REQUIRE(read_all(index) == "/r/a i ");
  const auto is_refused = [&index](const std::string& bytes) {
    index.write(kName, bytes);
    return read_all(index).starts_with(kName);
  };
  for (std::size_t at = 0; at < good.size(); ++at) {
    CAPTURE(at);
    for (const int flip : {1, 0x20, 0x80}) {
      std::string damaged = good;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      CHECK(is_refused(damaged));
    }
    CHECK(is_refused(good.substr(0, at)));
  }
  CHECK(is_refused(good + "\n"));
  CHECK_FALSE(is_refused(good));
}

TEST_CASE("a missing part is trouble with the disk") {
  const TempDir index;
  const std::vector<std::string> parts{kName};
  try {
    (void)Manifest::open(index.path(), parts);
    FAIL("no exception");
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kDiskTrouble);
  }
}

TEST_CASE("a part of another version is refused as such") {
  const TempDir index;
  index.write(kName, "# dateline manifest 2\n");
  CHECK(read_all(index) == "manifest-000001:1: not a part of a manifest that this program reads");
}

TEST_CASE("lines that nothing writes are refused with their number") {
  struct Case {
    std::string lines;
    int line;  // 0: it is good
  };
  const Case cases[] = {
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\n", 0},
      {"R\t/r\nF\ta\t1\t-2\t\t3\t4\t5\tcollided=1\tnext-release=-7\trejected=2:x\tstale\n", 0},
      {"R\t/r\n-\ta\nD\ti\tquery\t1\t2\tff\nd\tj\n", 0},
      {"R\t/r\n", 0},
      // places
      {"\n", 2},
      {"x\ta\n", 2},
      {"F\ta\t1\t2\tx\t3\t4\t5\n", 2},
      {"D\ti\tid\t1\t2\nR\t/r\n", 3},
      {"R\t/r\nD\ti\tid\t1\t2\n-\ta\n", 4},
      {"R\t/r\nR\t/q\n", 3},
      {"R\t/r\nR\t/r\n", 3},
      {"R\t/r\n-\tb\n-\ta\n", 4},
      {"R\t/r\n-\ta\n-\ta\n", 4},
      {"d\tj\nd\ti\n", 3},
      {"d\tj", 2},
      // texts
      {"R\n", 2},
      {"R\t/r\tx\n", 2},
      {"R\t/r%\n", 2},
      {"R\t/r%2\n", 2},
      {"R\t/r%2g\n", 2},
      {"R\t/r%7f\n", 2},  // capitals only
      {"R\t/r%41\n", 2},  // A needs no escape
      {"R\t/r s\n", 2},
      {"R\t/r\n-\ta\tb\n", 3},
      {"R\t/r\n-\n", 3},
      // numbers
      {"R\t/r\nF\ta\t-1\t2\tx\t3\t4\t5\n", 3},
      {"R\t/r\nF\ta\t01\t2\tx\t3\t4\t5\n", 3},
      {"R\t/r\nF\ta\t1\t-0\tx\t3\t4\t5\n", 3},
      {"R\t/r\nF\ta\t+1\t2\tx\t3\t4\t5\n", 3},
      {"R\t/r\nF\ta\t\t2\tx\t3\t4\t5\n", 3},
      {"R\t/r\nF\ta\t18446744073709551616\t2\tx\t3\t4\t5\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\n", 3},
      // what is optional
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\t\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\tcollided\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\tcollided=0\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\tcollided=1\tcollided=1\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\texpired=1\tcollided=1\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\tunheard=1\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\trejected=1\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\trejected=1:b\trejected=1:a\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\trejected=1:a\trejected=1:a\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\tfirst-rejection=\n", 3},
      {"R\t/r\nF\ta\t1\t2\tx\t3\t4\t5\tstale\tstale\n", 3},
      // deletions
      {"D\ti\n", 2},
      {"D\ti\tby hand\t1\t2\n", 2},
      {"D\ti\tid\t1\n", 2},
      {"D\ti\tid\t1\t2\t\n", 2},
      {"D\ti\tid\t1\t2\tff\tx\n", 2},
      {"d\ti\tid\t1\t2\n", 2},
  };
  const TempDir index;
  for (const Case& c : cases) {
    CAPTURE(c.lines);
    write_part(index, c.lines);
    const std::string message =
        "manifest-000001:" + std::to_string(c.line) + ": not a line of a manifest";
    CHECK((read_all(index) == message) == (c.line != 0));
  }
}

TEST_CASE("only names of parts have a number") {
  CHECK(manifest_name(7) == "manifest-000007");
  for (const std::uint64_t number : {std::uint64_t{1}, std::uint64_t{1234567}, UINT64_MAX}) {
    CHECK(manifest_number(manifest_name(number)) == number);
  }
  for (const char* name : {"",
                           "manifest-",
                           "manifest-7",
                           "manifest-0000007",
                           "manifest-00000x",
                           "manifest--00007",
                           "manifest-000007.new",
                           "../manifest-000007",
                           "segment-000007",
                           "manifest-99999999999999999999"}) {
    CAPTURE(name);
    CHECK(manifest_number(name) == 0);
  }
}

}  // namespace
}  // namespace dateline
