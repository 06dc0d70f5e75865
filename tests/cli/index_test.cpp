// SPDX-License-Identifier: GPL-2.0-or-later
//
// dateline-index as a user runs it.
#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/index/snapshot.hpp"
#include "tests/support/dump_index.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::uint64_t articles_in(const fs::path& index) {
  return Snapshot::open(index).database().get_doccount();
}

std::string jsonl(int count) {
  std::string lines;
  for (int i = 1; i <= count; ++i) {
    lines += fmt::format(
        R"({{"id":"a{}","title":"Title {}","body":"Flood number {}.","date":"2022-02-{:02}"}})",
        i,
        i,
        i,
        i % 28 + 1);
    lines += '\n';
  }
  return lines;
}

TEST_CASE("a directory of text and JSON Lines is indexed and summed up") {
  const TempDir folder;
  folder.write("archive/2022/02/26/flood.txt", "Flood in Calgary\n\nThe river rose on Friday.\n");
  folder.write("archive/wire.jsonl", jsonl(3));
  folder.write("archive/photo.jpg", "\xFF\xD8\xFF");
  folder.write("archive/.hidden.txt", "Hidden\n\nNot indexed.\n");
  const Outcome run = run_index({"--index", folder / "index", folder / "archive"});
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(run.out.starts_with("4 articles (4 new, 0 replaced) in "));
  CHECK(has(run.out, "1 file of no known format skipped (.jpg 1)"));
  CHECK(has(run.out, "index: 4 articles in 1 segment, revision 1\n"));
  CHECK(articles_in(folder / "index") == 4);
}

TEST_CASE("the same input gives the same index however many workers there are") {
  const TempDir folder;
  const fs::path input = folder.write("wire.jsonl", jsonl(500));
  std::vector<std::string> dumps;
  for (const char* jobs : {"1", "2", "7"}) {
    const fs::path index = folder / (std::string("index") + jobs);
    REQUIRE(run_index({"--index", index, "--jobs", jobs, input}).status == 0);
    dumps.push_back(dump_index(index));
  }
  CHECK(dumps[0].size() > 10000);
  CHECK(dumps[0] == dumps[1]);
  CHECK(dumps[0] == dumps[2]);
}

TEST_CASE("a small memory budget changes nothing but the speed") {
  const TempDir folder;
  const fs::path input = folder.write("wire.jsonl", jsonl(300));
  REQUIRE(run_index({"--index", folder / "a", "--jobs", "4", input}).status == 0);
  REQUIRE(run_index({"--index", folder / "b", "--jobs", "4", "--memory", "32MB", input}).status ==
          0);
  CHECK(dump_index(folder / "a") == dump_index(folder / "b"));
}

TEST_CASE("running again reads nothing, and reading again doubles nothing") {
  const TempDir folder;
  const fs::path input = folder.write("wire.jsonl", jsonl(50));
  REQUIRE(run_index({"--index", folder / "index", input}).status == 0);
  const std::string before = dump_index(folder / "index");
  const Outcome again = run_index({"--index", folder / "index", input});
  CHECK(again.status == 0);
  CHECK(again.out.starts_with("0 articles (0 new, 0 replaced, 50 unchanged) in 0.0 s, 0.0 MB/s\n"));
  CHECK(again.out.ends_with("revision 1\n"));
  CHECK(dump_index(folder / "index") == before);
  folder.write("wire.jsonl", jsonl(51));
  const Outcome grown = run_index({"--index", folder / "index", input});
  CHECK(grown.out.starts_with("1 article (1 new, 0 replaced, 50 unchanged)"));
  CHECK(articles_in(folder / "index") == 51);
}

TEST_CASE("standard input is read with a dash") {
  const TempDir folder;
  const Outcome run = run_index({"--index", folder / "index", "-"}, jsonl(5));
  CHECK(run.status == 0);
  CHECK(articles_in(folder / "index") == 5);
}

TEST_CASE("broken JSON on line 17 is named and the rest is indexed") {
  const TempDir folder;
  std::string lines = jsonl(30);
  std::size_t at = 0;
  for (int line = 1; line < 17; ++line) {
    at = lines.find('\n', at) + 1;
  }
  lines.insert(at,
               R"({"id":"broken","title":)"
               "\n");
  folder.write("archive/wire.jsonl", lines);
  const Outcome run = run_index({"--index", folder / "index", folder / "archive"});
  CHECK(run.status == 3);
  CHECK(has(run.err, "wire.jsonl:17: "));
  CHECK(has(run.out, "1 rejected"));
  CHECK(articles_in(folder / "index") == 30);
}

TEST_CASE("bad files cost themselves alone") {
  const TempDir folder;
  folder.write("archive/empty.txt", "");
  folder.write("archive/zeros.txt", std::string(4096, '\0'));
  folder.write("archive/latin1.txt", "Caf\xE9 closes\n\nThe caf\xE9 closed.\n");
  folder.write("archive/good.txt", "Good news\n\nAll is well.\n");
  const Outcome run = run_index({"--index", folder / "index", folder / "archive"});
  CHECK(run.status == 3);
  CHECK(has(run.err, "empty.txt: "));
  CHECK(has(run.err, "zeros.txt: "));
  CHECK(has(run.out, "2 rejected"));
  CHECK(articles_in(folder / "index") == 2);
}

TEST_CASE("an unreadable file is named and the rest is indexed") {
  const TempDir folder;
  folder.write("archive/good.txt", "Good news\n");
  // A regular file whose first byte not even root can read.
  fs::create_symlink("/proc/self/mem", (folder / "archive") / "secret.txt");
  const Outcome run = run_index({"--index", folder / "index", folder / "archive"});
  CHECK(run.status == 3);
  CHECK(has(run.err, "secret.txt"));
  CHECK(has(run.out, "1 rejected"));
  CHECK(articles_in(folder / "index") == 1);
}

TEST_CASE("a missing path stops the run before anything is written") {
  const TempDir folder;
  const Outcome run =
      run_index({"--index", folder / "index", folder.path().string(), folder / "missing"});
  CHECK(run.status == 2);
  CHECK(has(run.err, "missing"));
  CHECK_FALSE(fs::exists(folder / "index"));
}

TEST_CASE("an existing path that is no index is left alone") {
  const TempDir folder;
  folder.write("papers/letter.txt", "Dear editor\n");
  const Outcome run = run_index({"--index", folder / "papers", "-"}, jsonl(1));
  CHECK(run.status == 10);
  CHECK(has(run.err, "is not a dateline index"));
  CHECK(has(run.err, "hint: nothing in it was touched"));
  CHECK(fs::exists(folder / "papers" / "letter.txt"));
  CHECK(std::distance(fs::directory_iterator(folder / "papers"), {}) == 1);
}

TEST_CASE("wrong options are refused with the option's name") {
  struct Case {
    std::vector<std::string> arguments;
    const char* message;
  };
  const TempDir folder;
  const fs::path input = folder.write("wire.jsonl", jsonl(1));
  const Case cases[] = {
      {{}, "no path"},
      {{"--jbos", "2", input}, "there is no option --jbos"},
      {{"--jobs", "0", input}, "--jobs takes a whole number"},
      {{"--memory", "lots", input}, "--memory takes a size"},
      {{"--set", "colour=red", input}, "colour"},
      {{"--set", "source", input}, "--set"},
      {{"--map", "title", input}, "--map"},
      {{"--language", "klingon", input}, "klingon"},
      {{"--input-format", "word", input}, "word"},
      {{"--path-fields", "{sauce}/*", input}, "sauce"},
      {{"--metadata", folder / "none.csv", input}, "none.csv"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.message);
    std::vector<std::string> arguments = {"--index", folder / "index"};
    arguments.insert(arguments.end(), c.arguments.begin(), c.arguments.end());
    const Outcome run = run_index(arguments);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK(run.err.starts_with("dateline-index: "));
    CHECK(has(run.err, c.message));
    CHECK_FALSE(fs::exists(folder / "index"));
  }
}

TEST_CASE("what records lack is supplied from table, path and option in this order") {
  const TempDir folder;
  folder.write("archive/tidewater/2020/05/07/a.txt", "First\n\nBody.\n");
  folder.write("archive/tidewater/2020/05/07/b.txt", "Second\n\nBody.\n");
  folder.write("archive/tidewater/2020/05/07/c.txt",
               "Title: Third\nSource: Own Source\nDate: 1999-12-31\n\nBody.\n");
  const fs::path table =
      folder.write("table.csv",
                   "path,source,byline\n"
                   "tidewater/2020/05/07/b.txt,Table Source,\"Desk, foreign\"\n");
  REQUIRE(run_index({"--index",
                     folder / "index",
                     "--metadata",
                     table,
                     "--path-fields",
                     "{source}/{year}/{month}/{day}/*",
                     "--set",
                     "section=World",
                     "--set",
                     "source=Set Source",
                     folder / "archive"})
              .status == 0);
  const std::string dump = dump_index(folder / "index");
  const auto article = [&dump](std::string_view id) {
    const std::size_t at = dump.find(fmt::format("== {}\n", id));
    REQUIRE(at != std::string::npos);
    return dump.substr(at, dump.find('\n', dump.find('{', at)) - at);
  };
  CHECK(has(article("tidewater/2020/05/07/a.txt"), R"("source":"tidewater")"));
  CHECK(has(article("tidewater/2020/05/07/a.txt"),
            R"("published":{"date":"2020-05-07","origin":"supplied"})"));
  CHECK(has(article("tidewater/2020/05/07/a.txt"), R"("section":"World")"));
  CHECK(has(article("tidewater/2020/05/07/b.txt"), R"("source":"Table Source")"));
  CHECK(has(article("tidewater/2020/05/07/b.txt"), R"("byline":"Desk, foreign")"));
  CHECK(has(article("tidewater/2020/05/07/c.txt"), R"("source":"Own Source")"));
  CHECK(has(article("tidewater/2020/05/07/c.txt"),
            R"("published":{"date":"1999-12-31","origin":"field"})"));
}

TEST_CASE("records with one id collide and the loser is named") {
  const TempDir folder;
  folder.write("archive/a.jsonl",
               R"({"id":"x","title":"One","body":"old"})"
               "\n");
  folder.write("archive/b.jsonl",
               R"({"id":"x","title":"Two","body":"new"})"
               "\n");
  const Outcome run = run_index({"--index", folder / "index", folder / "archive"});
  CHECK(run.status == 0);
  CHECK(has(run.err, "a.jsonl:1: has the id 'x' of b.jsonl:1, which is kept"));
  CHECK(has(run.out, "1 collision of ids"));
  CHECK(has(dump_index(folder / "index"), R"("text":"new")"));
}

TEST_CASE("a collection prefixes every id") {
  const TempDir folder;
  REQUIRE(run_index({"--index", folder / "index", "--collection", "north", "-"}, jsonl(1)).status ==
          0);
  CHECK(has(dump_index(folder / "index"), "== north:a1\n"));
}

TEST_CASE("include and exclude choose files") {
  const TempDir folder;
  for (const char* name : {"a/one.txt", "a/two.txt", "b/three.txt", "b/draft-four.txt"}) {
    folder.write(std::string("archive/") + name, std::string("Title ") + name + "\n");
  }
  REQUIRE(run_index({"--index",
                     folder / "index",
                     "--include",
                     "*.txt",
                     "--exclude",
                     "a/**",
                     "--exclude",
                     "draft-*",
                     folder / "archive"})
              .status == 0);
  CHECK(articles_in(folder / "index") == 1);
}

TEST_CASE("quiet prints nothing when all goes well") {
  const TempDir folder;
  const Outcome run = run_index({"--quiet", "--index", folder / "index", "-"}, jsonl(2));
  CHECK(run.status == 0);
  CHECK(run.out.empty());
  CHECK(run.err.empty());
}

TEST_CASE("a file name cannot write to the terminal") {
  const TempDir folder;
  folder.write("archive/evil\x1b]0;owned\x07.txt", "");
  const Outcome run = run_index({"--index", folder / "index", folder / "archive"});
  CHECK(run.status == 3);
  CHECK_FALSE(has(run.err, "\x1b"));
  CHECK_FALSE(has(run.err, "\x07"));
}

TEST_CASE("every option of the help is accepted by the program") {
  const Outcome help = run_index({"--help"});
  CHECK(help.status == 0);
  CHECK(help.out.starts_with("usage: dateline-index [OPTION]... PATH...\n"));
  CHECK(has(help.out, "--path-fields"));
  CHECK_FALSE(has(help.out, "generate-manual"));
  CHECK(run_index({"--version"}).out.starts_with("dateline-index 0."));
}

}  // namespace
}  // namespace dateline::test
