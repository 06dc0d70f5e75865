// SPDX-License-Identifier: GPL-2.0-or-later
//
// dateline-index --verify as a user runs it.
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "common/support/files.hpp"
#include "tests/cli/corpus_index.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kArticles =
    R"({"id":"lwire-1","title":"Flood","body":"The river rose.","date":"2022-02-26"})"
    "\n"
    R"({"id":"lwire-2","title":"Quake","body":"The ground shook.","date":"2022-02-27"})"
    "\n";

fs::path make_index(const TempDir& folder) {
  fs::path index = folder / "news.index";
  REQUIRE(run_index({"--index", index, "-"}, kArticles).status == 0);
  REQUIRE(
      run_index({"--index", index, "-"}, R"({"id":"lwire-3","title":"Fire","body":"It burns."})")
          .status == 0);
  return index;
}

TEST_CASE("an undamaged index is verified by its checksums and by its content") {
  const TempDir folder;
  const fs::path index = make_index(folder);
  const Outcome quick = run_index({"--index", index, "--verify", "--quick"});
  CHECK(quick.status == 0);
  CHECK(quick.err.empty());
  CHECK(has(quick.out, "news.index: revision 2, 2 segments in 2 undamaged commit points, "));
  CHECK(has(quick.out, " bytes: no damage\n"));
  const Outcome full = run_index({"--index", index, "--verify"});
  CHECK(full.status == 0);
  CHECK(full.err.empty());
  CHECK(has(full.out, "3 articles read: no damage\n"));
  const Outcome quiet = run_index({"--index", index, "--verify", "--quiet"});
  CHECK(quiet.status == 0);
  CHECK(quiet.out.empty());
}

TEST_CASE("the corpus holds of each article what its stored text says") {
  const Outcome full = run_index({"--index", corpus_index(), "--verify"});
  CAPTURE(full.out);
  CHECK(full.status == 0);
  CHECK(has(full.out, "no damage\n"));
}

TEST_CASE("damage is named with what to do and an exit code of its own") {
  const TempDir folder;
  const fs::path index = make_index(folder);
  const fs::path table = index / "segment-000002/postlist.glass";
  std::string bytes = read_file(table);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(table, std::ios::binary) << bytes;
  for (const char* depth : {"--quick", "--quiet"}) {
    CAPTURE(depth);
    const Outcome run = run_index({"--index", index, "--verify", depth});
    CHECK(run.status == 10);
    CHECK(has(run.out,
              "segment-000002/postlist.glass: its checksum differs from the published one\n"));
    CHECK(has(run.err, "news.index is damaged: "));
    CHECK(has(run.err, "hint: revision 1 is undamaged, --rollback goes back to it; --rebuild"));
  }
}

TEST_CASE("what is left of an article is named until it is gone") {
  const TempDir folder;
  const fs::path index = make_index(folder);
  const Outcome there = run_index({"--index", index, "--verify", "--quick", "--absent", "lwire-1"});
  CHECK(there.status == 1);
  CHECK(has(there.out, "segment-000001: the article \"lwire-1\" is stored\n"));
  CHECK(has(there.err, "something is left of what should be absent, in "));
  const Outcome gone = run_index(
      {"--index", index, "--verify", "--quick", "--absent", "lwire-8", "--absent", "lwire-9"});
  CHECK(gone.status == 0);
  CHECK(has(gone.out, "nothing is left of 2 articles in any file; "));
}

TEST_CASE("flags of a verification that make no sense are refused") {
  const TempDir folder;
  const fs::path index = make_index(folder);
  CHECK(run_index({"--index", index, "--quick"}).status == 2);
  CHECK(run_index({"--index", index, "--absent", "lwire-1"}).status == 2);
  CHECK(run_index({"--index", index, "--verify", folder.path()}).status == 2);
  CHECK(run_index({"--index", index, "--verify", "--rollback"}).status == 2);
  CHECK(run_index({"--index", folder / "none", "--verify"}).status == 10);
}

}  // namespace
}  // namespace dateline::test
