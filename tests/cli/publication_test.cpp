// SPDX-License-Identifier: GPL-2.0-or-later
//
// What publishers say of versions, cancellations and embargoes, from one run to the next.
#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// An agency's record. more: further members, each with a comma before it.
std::string ninjs(const std::string& uri,
                  int version,
                  const std::string& headline,
                  const std::string& more = "") {
  return fmt::format(R"({{"uri":"{}","version":"{}","versioncreated":"2022-02-25T18:40:00Z",)"
                     R"("headline":"{}","body_text":"The text of {}."{}}})"
                     "\n",
                     uri,
                     version,
                     headline,
                     headline,
                     more);
}

// "id title" of every article, a line each.
std::string titles(const fs::path& index) {
  return run_query(
             {"--index", index, "--sort", "oldest", "-n", "0", "--template", "{id} {title}", "*"})
      .out;
}

TEST_CASE("a newer version replaces an older one, in one run and in the next, without a warning") {
  const TempDir folder;
  folder.write("in/1.json", ninjs("urn:a", 1, "One"));
  folder.write("in/2.json", ninjs("urn:a", 2, "Two"));
  const Outcome both = run_index({"--index", folder / "index", folder / "in"});
  CHECK(both.status == 0);
  CHECK(both.err.empty());
  CHECK(titles(folder / "index") == "urn:a Two\n");
  folder.write("in/3.json", ninjs("urn:a", 3, "Three"));
  const Outcome next = run_index({"--index", folder / "index", folder / "in"});
  CHECK(has(next.out, "1 article (0 new, 1 replaced, 1 unchanged)"));
  CHECK(titles(folder / "index") == "urn:a Three\n");
}

TEST_CASE("an older version that comes later is refused by name") {
  const TempDir folder;
  run_index({"--index", folder / "index", folder.write("2.json", ninjs("urn:a", 2, "Two"))});
  const Outcome late =
      run_index({"--index", folder / "index", folder.write("1.json", ninjs("urn:a", 1, "One"))});
  CHECK(has(late.err, "1.json:1: has the id 'urn:a' of 2.json:1, which is kept"));
  CHECK(titles(folder / "index") == "urn:a Two\n");
}

TEST_CASE("a cancellation takes the article out, whether it came with it or before") {
  const TempDir folder;
  const std::string canceled = R"(,"pubstatus":"canceled")";
  folder.write("in/1.json", ninjs("urn:a", 1, "One") + ninjs("urn:b", 1, "Other"));
  run_index({"--index", folder / "index", folder / "in"});
  folder.write("in/2.json", ninjs("urn:a", 2, "One", canceled));
  const Outcome run = run_index({"--index", folder / "index", folder / "in"});
  CHECK(run.status == 0);
  CHECK(has(run.out, "1 canceled and taken out"));
  CHECK(titles(folder / "index") == "urn:b Other\n");
  // The folder is read again each night: the article must not come back.
  run_index({"--index", folder / "index", folder / "in"});
  CHECK(titles(folder / "index") == "urn:b Other\n");
}

TEST_CASE("a cancellation may come without a text, in any format that says its status") {
  const TempDir folder;
  folder.write("in/articles.jsonl",
               R"({"id":"a","title":"One","body":"Text."})"
               "\n"
               R"({"id":"b","title":"Two","body":"Text."})"
               "\n"
               R"({"id":"c","title":"Three","body":"Text."})"
               "\n");
  CHECK(run_index({"-q", "--index", folder / "index", folder / "in"}).status == 0);
  folder.write("in/1.jsonl", R"({"id":"a","pubstatus":"canceled"})");
  folder.write("in/2.txt", "id: b\nstatus: canceled\n\n");
  folder.write("in/3.csv", "id,title,pubstatus\nc,,canceled\n");
  const Outcome run = run_index({"--index", folder / "index", folder / "in"});
  CAPTURE(run.err);
  CHECK(run.status == 0);
  CHECK(has(run.out, "3 canceled and taken out"));
}

TEST_CASE("of one version the cancellation counts, wherever it stands") {
  const TempDir folder;
  folder.write("in/1.json", ninjs("urn:a", 1, "One", R"(,"pubstatus":"canceled")"));
  folder.write("in/2.json", ninjs("urn:a", 1, "One"));
  folder.write("in/3.json", ninjs("urn:b", 1, "Other"));
  folder.write("in/4.json", ninjs("urn:b", 1, "Other", R"(,"pubstatus":"canceled")"));
  folder.write("in/5.json", ninjs("urn:c", 1, "Third"));
  CHECK(run_index({"--index", folder / "index", folder / "in"}).status == 0);
  CHECK(titles(folder / "index") == "urn:c Third\n");
}

TEST_CASE("a cancellation of the last article leaves an index that can be searched") {
  const TempDir folder;
  run_index({"--index", folder / "index", folder.write("1.json", ninjs("urn:a", 1, "One"))});
  const fs::path cancel =
      folder.write("2.json", R"({"uri":"urn:a","version":"2","pubstatus":"canceled"})");
  CHECK(run_index({"--index", folder / "index", cancel}).status == 0);
  const Outcome query = run_query({"--index", folder / "index", "--count", "*"});
  CHECK(query.out == "0\n");
  CHECK(query.status == 1);
}

TEST_CASE("a cancellation of an older version than the one indexed is refused by name") {
  const TempDir folder;
  run_index({"--index", folder / "index", folder.write("3.json", ninjs("urn:a", 3, "Three"))});
  const fs::path cancel =
      folder.write("2.json", R"({"uri":"urn:a","version":"2","pubstatus":"canceled"})");
  CHECK(has(run_index({"--index", folder / "index", cancel}).err, "which is kept"));
  CHECK(titles(folder / "index") == "urn:a Three\n");
}

TEST_CASE("an embargo is kept back until it is over, and what stood before it stays") {
  const TempDir folder;
  folder.write("in/1.json", ninjs("urn:a", 1, "One"));
  folder.write("in/2.json", ninjs("urn:a", 2, "Two", R"(,"embargoed":"2199-01-01T00:00:00Z")"));
  folder.write("in/3.json", ninjs("urn:b", 1, "Held", R"(,"embargoed":"2199-06-01")"));
  const Outcome run = run_index({"--index", folder / "index", folder / "in"});
  CHECK(run.status == 0);
  CHECK(has(run.out, "2 under embargo kept back, the next until 2199-01-01T00:00:00Z"));
  CHECK(titles(folder / "index") == "urn:a One\n");
  folder.write("in/2.json", ninjs("urn:a", 2, "Two", R"(,"embargoed":"2001-01-01T00:00:00Z")"));
  run_index({"--index", folder / "index", folder / "in"});
  CHECK(titles(folder / "index") == "urn:a Two\n");
}

TEST_CASE("what the publisher withholds is not indexed") {
  const TempDir folder;
  const fs::path input =
      folder.write("1.json", ninjs("urn:a", 1, "One", R"(,"pubstatus":"withheld")"));
  const Outcome run = run_index({"--index", folder / "index", input});
  CHECK(run.status == 0);
  CHECK(has(run.out, "1 withheld by the publisher"));
  CHECK(titles(folder / "index").empty());
}

TEST_CASE("keywords and subjects are searched by name and code and counted") {
  const TempDir folder;
  folder.write("in/1.json",
               ninjs("urn:a",
                     1,
                     "One",
                     R"(,"keywords":["Ports"],"subject":[{"code":"medtop:1",)"
                     R"("name":"Transport"}])"));
  folder.write("in/2.json", ninjs("urn:b", 1, "Two", R"(,"keywords":["ports","Rail"])"));
  run_index({"--index", folder / "index", folder / "in"});
  const auto count = [&](const std::string& query) {
    return run_query({"--index", folder / "index", "--count", query}).out;
  };
  CHECK(count("keyword:ports") == "2\n");
  CHECK(count("keyword:ports keyword:rail") == "1\n");
  CHECK(count("subject:transport") == "1\n");
  CHECK(count("keyword:\"medtop:1\"") == "1\n");
  CHECK(count("has:keyword") == "2\n");
  const Outcome facet =
      run_query({"--index", folder / "index", "--facet", "keyword", "-f", "csv", "*"});
  CHECK(has(facet.out, "Ports,2"));
  CHECK(has(facet.out, "Rail,1"));
  CHECK(has(facet.out, "Transport,1"));
}

}  // namespace
}  // namespace dateline::test
