// SPDX-License-Identifier: GPL-2.0-or-later
//
// Deleting, taking down, going back, merging, making anew, asking why.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "common/index/commit_point.hpp"
#include "common/index/terms.hpp"
#include "common/support/files.hpp"
#include "indexer/takedown/ledger.hpp"
#include "indexer/takedown/suppression_list.hpp"
#include "tests/cli/corpus_index.hpp"
#include "tests/cli/night.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

void first_night(Night& night) {
  night.write("a.jsonl",
              line("first", "one", R"(,"url":"https://example.com/1")") + line("second", "two"));
  night.write("b.jsonl", line("third", "three"));
  REQUIRE(night.run().status == 0);
}

Outcome delete_by_query(const Night& night, std::vector<std::string> options) {
  const std::string path = "PATH=" + fs::path(DATELINE_QUERY_PROGRAM).parent_path().string();
  options.insert(options.begin(), {"--index", night.index()});
  return run_program(DATELINE_INDEX_PROGRAM, options, {}, {path});
}

TEST_CASE("articles go by id, by list and by query, and stay away until they change") {
  Night night;
  first_night(night);
  SUBCASE("ids, one of them unknown") {
    const Outcome outcome = night.task({"--delete", "first", "nobody"});
    CHECK(outcome.status == 3);
    CHECK(has(outcome.err, "no article has the id nobody"));
  }
  SUBCASE("a list") {
    const fs::path list = night.folder().write("list", "\n first \n");
    CHECK(night.task({"--delete-from", list}).status == 0);
  }
  SUBCASE("a query, not before it is confirmed") {
    const Outcome asked = delete_by_query(night, {"--delete-query", "one"});
    CHECK(asked.status == 2);
    CHECK(has(asked.err, "--delete-query would take out 1 article"));
    CHECK(has(night.content(), "first: one"));
    CHECK(delete_by_query(night, {"--delete-query", "one", "--yes"}).status == 0);
  }
  CHECK(night.content() == "second: two\nthird: three\n");
  const std::string after = night.stub();
  CHECK(has(night.run().out, "2 unchanged"));
  CHECK(has(night.run().out, "1 deleted earlier and kept out"));
  CHECK(night.stub() == after);
  night.write("a.jsonl", line("first", "one", R"(,"url":"https://example.com/1")") + "\n");
  CHECK(night.run().status == 0);
  CHECK_FALSE(has(night.content(), "first"));
  night.write("a.jsonl", line("first", "changed"));
  CHECK(night.run().status == 0);
  CHECK(has(night.content(), "first: changed"));
}

TEST_CASE("a purged article never comes back") {
  Night night;
  first_night(night);
  night.write("a.jsonl", line("first", "One", R"(,"url":"https://example.com/1")"));
  REQUIRE(night.run().status == 0);
  CHECK(night.task({"--verify", "--quick", "--absent", "first"}).status == 1);
  CHECK(night.task({"--purge", "first"}).status == 2);
  const Outcome quiet = night.task({"--purge", "first", "--reason", "a court", "--quiet"});
  CHECK(quiet.status == 0);
  CHECK(quiet.out.empty());
  CHECK(night.content() == "second: two\nthird: three\n");
  CHECK(night.task({"--verify", "--absent", "first"}).status == 0);
  CHECK(night.task({"--rollback"}).status == 2);
  const auto ledger = read_ledger(night.index());
  REQUIRE(ledger.size() == 1);
  CHECK(ledger[0].reason == "a court");
  CHECK(ledger[0].revision_after == ledger[0].revision_before + 1);
  CHECK(has(night.run().out, "1 purged earlier and kept out"));
  SUBCASE("under its id") {
    night.write("c.jsonl", line("first", "something else"));
  }
  SUBCASE("under its address") {
    night.write("c.jsonl", line("other", "else", R"(,"url":"https://example.com/1")"));
  }
  SUBCASE("with its text, of any state that was kept") {
    night.write("c.jsonl", R"({"id":"other","title":"Of first","body":"one"})");
  }
  CHECK(has(night.run().out, "(0 new, 0 replaced, 1 unchanged)"));
  CHECK(night.task({"--rebuild"}).status == 0);
  CHECK(night.content() == "second: two\nthird: three\n");
}

TEST_CASE("a purge that died is finished by whatever writes next") {
  for (const char* task : {"--optimize", "--rebuild", "--rollback", "--delete", "run"}) {
    CAPTURE(task);
    Night night;
    first_night(night);
    night.write("b.jsonl", line("third", "3"));
    REQUIRE(night.run().status == 0);
    append_suppressed(night.index(),
                      std::vector<Suppressed>{{.id = "second", .url = "", .text = "", .when = ""}});
    const std::string name = task;
    if (name == "run") {
      CHECK(night.run().status == 0);
    } else if (name == "--delete") {
      CHECK(night.task({"--delete", "first"}).status == 0);
    } else {
      night.task({name});
    }
    CHECK(night.task({"--verify", "--absent", "second"}).status == 0);
    CHECK(read_ledger(night.index()).size() == 1);
  }
}

TEST_CASE("--rollback goes back and forth, and over as many states as are kept") {
  Night night;
  for (int state = 1; state <= 4; ++state) {
    night.write("a.jsonl", line("a", std::to_string(state)));
    REQUIRE(night.run({"--keep", "4"}).status == 0);
  }
  CHECK(night.task({"--rollback"}).status == 0);
  CHECK(night.content() == "a: 3\n");
  CHECK(night.task({"--rollback"}).status == 0);
  CHECK(night.content() == "a: 4\n");
  std::uint64_t oldest = 0;
  for (const CommitPoint& commit : read_history(night.index())) {
    oldest = oldest == 0 ? commit.revision : oldest;
  }
  CHECK(night.task({"--rollback", "--to", std::to_string(oldest)}).status == 0);
  CHECK(night.content() == "a: 1\n");
  const Outcome unknown = night.task({"--rollback", "--to", "999"});
  CHECK(unknown.status == 2);
  CHECK(has(unknown.err, "hint: there are: "));
  // The manifest went back too: the archive is as after the fourth night.
  CHECK(night.run().status == 0);
  CHECK(night.content() == "a: 4\n");
}

TEST_CASE("--rollback is the way back where the state in force is damaged or lost") {
  struct Case {
    const char* name;
    void (*harm)(const Night& night);
    std::string left;  // what the state that it goes back to holds
  };
  const Case cases[] = {
      {"no stub", [](const Night& night) { fs::remove(night.index() / kStubName); }, "a: 2\n"},
      {"a damaged stub",
       [](const Night& night) {
         std::string stub = night.stub();
         stub.at(stub.find("segment-")) = 'S';
         std::ofstream(night.index() / kStubName) << stub;
       },
       "a: 2\n"},
      {"a damaged segment",
       [](const Night& night) {
         const CommitPoint commit = read_commit_point(night.index());
         fs::resize_file(night.index() / commit.segments.back() / "postlist.glass", 100);
       },
       "a: 1\n"}};
  for (const Case& c : cases) {
    CAPTURE(c.name);
    Night night;
    for (int state = 1; state <= 2; ++state) {
      night.write("a.jsonl", line("a", std::to_string(state)));
      REQUIRE(night.run().status == 0);
    }
    c.harm(night);
    const std::size_t entries = static_cast<std::size_t>(
        std::distance(fs::directory_iterator(night.index()), fs::directory_iterator()));
    CHECK(night.run().status != 0);
    // A run that is refused takes nothing away.
    CHECK(static_cast<std::size_t>(std::distance(fs::directory_iterator(night.index()),
                                                 fs::directory_iterator())) >= entries);
    const Outcome back = night.task({"--rollback"});
    CAPTURE(back.err);
    CHECK(back.status == 0);
    CHECK(night.content() == c.left);
    CHECK(night.run().status == 0);
    CHECK(night.content() == "a: 2\n");
    CHECK(night.task({"--verify"}).status == 0);
  }
}

TEST_CASE("--optimize and --rebuild keep every article") {
  Night night;
  for (int file = 0; file < 6; ++file) {
    const std::string name = std::to_string(file);
    night.write(name + ".jsonl",
                line(name, "In Paris spoke Anna Grey.", R"(,"date":"2022-03-01")"));
    REQUIRE(night.run().status == 0);
  }
  const std::string before = night.content();
  CHECK(night.task({"--optimize"}).status == 0);
  CHECK(read_commit_point(night.index()).segments.size() == 1);
  CHECK(night.content() == before);
  CHECK(night.task({"--rebuild", "--no-entities"}).status == 0);
  CHECK(night.content() == before);
  CHECK(run_query({"--index", night.index(), "--count", "place:paris"}).out == "0\n");
  CHECK(night.task({"--rebuild"}).status == 0);
  CHECK(run_query({"--index", night.index(), "--count", "place:paris"}).out == "6\n");
  CHECK(night.task({"--rebuild", "--language", "german"}).status == 0);
  CHECK(has(run_query({"--index", night.index(), "--info"}).out, "german"));
  CHECK(has(night.run().out, "6 unchanged"));
  CHECK(night.task({"--verify"}).status == 0);
}

TEST_CASE("--why knows what became of everything") {
  Night night;
  first_night(night);
  night.write("bad.jsonl", "{broken\n");
  night.write(
      "later.json",
      R"({"uri":"urn:l","version":"1","headline":"L","body_text":"x","embargoed":"2199-01-01"})");
  night.write("twice.jsonl", line("third", "3"));
  night.run();
  CHECK(night.task({"--delete", "second"}).status == 0);
  CHECK(night.task({"--purge", "first", "--reason", "x"}).status == 0);
  struct Case {
    std::string target;
    const char* answer;
  };
  const Case cases[] = {
      {"third", "indexed as third on "},
      {(night.archive() / "bad.jsonl").string(), "rejected (malformed)"},
      {"later.json", "embargoed until 2199-01-01"},
      {"b.jsonl", "whose id another file's record has"},
      {"second", "deleted by id by the run of revision "},
      {"first", "suppressed: first was purged on "},
      {"https://example.com/1", "suppressed: first was purged on "},
      {"twice.jsonl", "unchanged since"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.target);
    const Outcome why = night.task({"--why", c.target});
    CAPTURE(why.out);
    CHECK(why.status == 0);
    CHECK(has(why.out, c.answer));
  }
  const Outcome never = night.task({"--why", "nothing"});
  CHECK(never.status == 3);
  CHECK(has(never.out, "nothing: never seen by this index"));
}

}  // namespace
}  // namespace dateline::test
