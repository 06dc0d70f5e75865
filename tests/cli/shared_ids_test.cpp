// SPDX-License-Identifier: GPL-2.0-or-later
//
// Ids that files of several roots share, and files that are known by several roots: what --mirror
// takes out must not take what another file still has.
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/cli/night.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

class Roots {
 public:
  void write(std::string_view file, std::string_view bytes) const { folder_.write(file, bytes); }
  void remove(std::string_view file) const { fs::remove(folder_ / file); }
  [[nodiscard]] fs::path at(std::string_view file) const { return folder_ / file; }
  [[nodiscard]] fs::path index() const { return folder_ / "index"; }

  // Over roots of the folder, each under its name.
  [[nodiscard]] Outcome run(const std::vector<std::string>& roots,
                            std::vector<std::string> options = {}) const {
    options.insert(options.end(), {"-q", "--max-delete", "100%", "--mirror", "--index", index()});
    for (const std::string& root : roots) {
      options.push_back(folder_ / root);
    }
    return run_index(options);
  }

  // "id: body" of every article.
  [[nodiscard]] std::string content() const {
    return run_query({"--index",
                      index(),
                      "--sort",
                      "oldest",
                      "-n",
                      "0",
                      "--template",
                      "{id}: {text}",
                      "has:date OR *"})
        .out;
  }

 private:
  TempDir folder_;
};

TEST_CASE("what one root lost another has: it comes in when that is read next") {
  const Roots roots;
  roots.write("a/x.jsonl", line("x", "of a") + line("y", "other"));
  roots.write("b/x.jsonl", line("x", "of b"));
  CHECK(roots.run({"a", "b"}).status == 0);
  const bool a_won = roots.content().find("of a") != std::string::npos;
  const std::string winner = a_won ? "a" : "b";
  const std::string other = a_won ? "b" : "a";
  roots.write(winner + "/z.jsonl", line("z", "so that the root is not empty"));
  roots.remove(winner + "/x.jsonl");
  CHECK(roots.run({winner}).status == 0);
  CHECK(roots.run({other}).status == 0);
  CHECK(roots.content().find("x: of " + other) != std::string::npos);
  // And that is all: the night after changes nothing.
  const Outcome again = roots.run({"a", "b"});
  CHECK(again.status == 0);
  CHECK(again.err.empty());
}

TEST_CASE("a file that comes back is read by each of the nested roots that know it") {
  const Roots roots;
  roots.write("a/sub/m.jsonl", line("m", "back again"));
  roots.write("a/sub/n.jsonl", line("n", "always there"));
  CHECK(roots.run({"a"}).status == 0);
  CHECK(roots.run({"a/sub"}).status == 0);
  fs::rename(roots.at("a/sub/m.jsonl"), roots.at("kept"));
  CHECK(roots.run({"a/sub"}).status == 0);
  CHECK(roots.content().find("back again") == std::string::npos);
  fs::rename(roots.at("kept"), roots.at("a/sub/m.jsonl"));
  CHECK(roots.run({"a"}).status == 0);
  CHECK(roots.content().find("m: back again") != std::string::npos);
}

TEST_CASE("a file named by itself and with its folder is read once, and known by its folder") {
  for (const bool is_first : {true, false}) {
    CAPTURE(is_first);
    const Roots roots;
    roots.write("a/one.jsonl", line("one", "read once"));
    roots.write("a/two.jsonl", line("two", "so that the root is not empty"));
    const Outcome run =
        is_first ? roots.run({"a/one.jsonl", "a"}) : roots.run({"a", "a/one.jsonl"});
    CHECK(run.status == 0);
    CHECK(run.err.empty());
    roots.remove("a/one.jsonl");
    CHECK(roots.run({"a"}).status == 0);
    CHECK(roots.content() == "two: so that the root is not empty\n");
  }
}

// Long enough that rounds are published before the last one.
std::string many_lines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    lines += line(fmt::format("more-{}", i), fmt::format("Filler {} of the wire. ", i * 7919));
  }
  return lines;
}

TEST_CASE("a file that moved in a run of several rounds keeps its articles") {
  constexpr int kMany = 30'000;
  const std::vector<std::string> rounds{
      "--publish-every", "1", "--memory", "16MB", "--no-entities", "--jobs", "1"};
  const Roots roots;
  roots.write("a/z.jsonl", line("x", "moved"));
  CHECK(roots.run({"a"}).status == 0);
  fs::rename(roots.at("a/z.jsonl"), roots.at("a/b.jsonl"));
  roots.write("a/c.jsonl", many_lines(kMany));
  CHECK(roots.run({"a"}, rounds).status == 0);
  CHECK(roots.content().find("x: moved") != std::string::npos);
}

TEST_CASE("an id that was lost while its file was still being read is known to be lost") {
  constexpr int kMany = 30'000;
  const std::vector<std::string> rounds{
      "--publish-every", "1", "--memory", "16MB", "--no-entities", "--jobs", "1"};
  const Roots roots;
  roots.write("a/n.jsonl", line("x", "of the long file") + many_lines(kMany));
  roots.write("a/a.jsonl", line("x", "of the short file", R"(,"version":2)"));
  CHECK(roots.run({"a"}, rounds).status == 0);
  CHECK(roots.content().find("x: of the short file") != std::string::npos);
  roots.remove("a/a.jsonl");
  CHECK(roots.run({"a"}).status == 0);
  CHECK(roots.content().find("x: of the long file") != std::string::npos);
}

TEST_CASE("an index that stands in its archive is no part of it") {
  const Roots roots;
  roots.write("a/one.jsonl", line("one", "the only one"));
  for (int i = 0; i < 3; ++i) {
    const Outcome run = run_index({"-q", "--index", roots.at("a/news.index/"), roots.at("a")});
    CHECK(run.status == 0);
    CHECK(run.err.empty());
  }
  CHECK(run_query({"--index", roots.at("a/news.index"), "--count", "*"}).out == "1\n");
}

}  // namespace
}  // namespace dateline::test
