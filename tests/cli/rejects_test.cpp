// SPDX-License-Identifier: GPL-2.0-or-later
//
// --rejects and --retry-rejects as a nightly job uses them.
#include <algorithm>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "common/support/files.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string count_articles(const fs::path& index) {
  return run_query({"--index", index, "--count", "*"}).out;
}

std::ptrdiff_t count_lines(const fs::path& path) {
  const std::string text = read_file(path);
  return std::ranges::count(text, '\n');
}

TEST_CASE("what is left out is written with code, place and reason, and read again when mended") {
  const TempDir folder;
  folder.write("in/wire.jsonl",
               R"({"id":"a","title":"One","body":"x"})"
               "\n"
               R"({"id":"b","title":)"
               "\n"
               R"({"id":"c"})"
               "\n");
  folder.write("in/photo.bin", "\xFF\xD8");
  folder.write("in/empty.txt", " \n");
  const std::string rejects = (folder / "rejects.jsonl").string();
  const Outcome run = run_index({"--index", folder / "index", "--rejects", rejects, folder / "in"});
  CHECK(run.status == 3);
  const std::string text = read_file(rejects);
  CHECK(
      has(text, R"("code":"malformed","message":"broken JSON: it ends before its last bracket")"));
  CHECK(has(text, R"("place":"wire.jsonl:2","path":")" + (folder / "in/wire.jsonl").string()));
  CHECK(has(text, R"("code":"empty","message":"no title and no body")"));
  CHECK(has(text, R"("code":"empty","message":"it is blank")"));
  CHECK(has(text, R"("code":"no-format")"));
  CHECK(count_lines(rejects) == 4);

  folder.write("in/wire.jsonl",
               R"({"id":"a","title":"Changed","body":"x"})"
               "\n"
               R"({"id":"b","title":"Mended","body":"x"})"
               "\n"
               R"({"id":"c"})"
               "\n");
  const Outcome retry =
      run_index({"--index", folder / "index", "--retry-rejects", rejects, "--rejects", rejects});
  CHECK(retry.status == 3);
  CHECK(has(retry.out, "1 article (1 new, 0 replaced)"));
  CHECK(count_lines(rejects) == 3);
  CHECK_FALSE(has(read_file(rejects), "wire.jsonl:2"));
  CHECK(count_articles(folder / "index") == "2\n");
}

TEST_CASE("records of a pipe are written whole, bytes that are no UTF-8 too") {
  const TempDir folder;
  const std::string rejects = (folder / "rejects.jsonl").string();
  const Outcome run =
      run_index({"--index", folder / "index", "--input-format", "jsonl", "--rejects", rejects, "-"},
                "{\"id\":\"a\",\"title\":\n{\"id\":\"b\",\"title\":\"caf\xE9\n");
  CHECK(run.status == 3);
  const std::string text = read_file(rejects);
  CHECK(has(text, R"("record":"{\"id\":\"a\",\"title\":")"));
  CHECK(has(text, R"("record_base64":"eyJpZCI6ImIiLCJ0aXRsZSI6ImNhZuk=")"));
  const Outcome retry = run_index(
      {"--index", folder / "index", "--retry-rejects", rejects, "--rejects", folder / "second"});
  CHECK(retry.status == 3);
  CHECK(read_file(folder / "second") == text);
}

TEST_CASE("without anything left out the file is empty, and it replaces an older one") {
  const TempDir folder;
  const std::string rejects = folder.write("rejects.jsonl", "of yesterday").string();
  const fs::path input = folder.write("a.txt", "Title\n\nText.\n");
  CHECK(run_index({"--index", folder / "index", "--rejects", rejects, input}).status == 0);
  CHECK(read_file(rejects).empty());
}

TEST_CASE("a file of rejects inside the archive is no part of it") {
  const TempDir folder;
  folder.write("in/a.txt", "Title\n\nText.\n");
  folder.write("in/b.jsonl", "{\n");
  const std::string rejects = (folder / "in/rejects.jsonl").string();
  for (int run = 0; run < 2; ++run) {
    CAPTURE(run);
    const Outcome outcome =
        run_index({"--index", folder / "index", "--rejects", rejects, folder / "in"});
    CHECK(outcome.status == (run == 0 ? 3 : 0));
    CHECK(has(outcome.out, run == 0 ? "; 1 rejected; 1 without" : "; 1 rejected as before"));
    CHECK_FALSE(has(outcome.out, "skipped"));
    CHECK(count_lines(rejects) == 1);
  }
}

TEST_CASE("a run that fails leaves the file of an earlier one") {
  const TempDir folder;
  const std::string rejects = folder.write("rejects.jsonl", "of yesterday").string();
  const fs::path input = folder.write("a.txt", "Title\n\nText.\n");
  folder.write("index/foreign", "x");
  CHECK(run_index({"--index", folder / "index", "--rejects", rejects, input}).status == 10);
  CHECK(read_file(rejects) == "of yesterday");
  CHECK_FALSE(fs::exists(rejects + ".new"));
}

TEST_CASE("wrong use of rejects says what to do") {
  const TempDir folder;
  const fs::path input = folder.write("a.txt", "Title\n\nText.\n");
  const std::string index = (folder / "index").string();
  const Outcome no_folder =
      run_index({"--index", index, "--rejects", folder / "none/rejects", input});
  CHECK(no_folder.status == 2);
  CHECK(has(no_folder.err, "--rejects: cannot write"));
  CHECK_FALSE(fs::exists(index));
  const Outcome no_file = run_index({"--index", index, "--retry-rejects", folder / "none"});
  CHECK(no_file.status == 2);
  CHECK(has(no_file.err, "none is not a file"));
  const std::string other = folder.write("other.jsonl", "{\"title\":\"x\"}\n");
  const Outcome no_rejects = run_index({"--index", index, "--retry-rejects", other});
  CHECK(no_rejects.status == 2);
  CHECK(has(no_rejects.err, "other.jsonl, line 1: it is not a line that --rejects wrote"));
  const Outcome both = run_index({"--index", index, "--retry-rejects", other, input});
  CHECK(both.status == 2);
  CHECK(has(both.err, "--retry-rejects reads what the file names, not a path"));
}

TEST_CASE("members of an archive are retried alone") {
  const TempDir folder;
  folder.write("pack/good.txt", "Good\n\nText.\n");
  folder.write("pack/wire.jsonl", "{\"id\":\"a\",\"title\":\n{\"id\":\"b\",\"title\":\"B\"}\n");
  const std::string archive = (folder / "pack.tar").string();
  REQUIRE(std::system(("tar -C " + folder.path().string() + " -cf " + archive + " pack").c_str()) ==
          0);
  const std::string rejects = (folder / "rejects.jsonl").string();
  run_index({"--index", folder / "index", "--rejects", rejects, archive});
  CHECK(has(read_file(rejects), R"("file":"pack.tar","member":"pack/wire.jsonl","line":1)"));
  const Outcome retry = run_index({"--index", folder / "index2", "--retry-rejects", rejects});
  CHECK(has(retry.out, "0 articles"));
  CHECK(has(retry.out, "1 rejected"));
}

}  // namespace
}  // namespace dateline::test
