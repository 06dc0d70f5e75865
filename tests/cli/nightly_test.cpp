// SPDX-License-Identifier: GPL-2.0-or-later
//
// One night after the other over an archive that grows, changes and loses files.
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include "common/support/files.hpp"
#include "tests/cli/corpus_index.hpp"
#include "tests/cli/night.hpp"
#include "tests/support/make_archive.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("a file of the same size and time is not read") {
  Night night;
  night.write("a.jsonl", line("a", "one"));
  CHECK(night.run().status == 0);
  const fs::path file = night.archive() / "a.jsonl";
  const auto time = fs::last_write_time(file);
  static_cast<void>(night.folder().write("archive/a.jsonl", line("a", "two")));
  fs::last_write_time(file, time);
  const std::string before = night.stub();
  CHECK(has(night.run().out, "(0 new, 0 replaced, 1 unchanged)"));
  CHECK(night.content() == "a: one\n");
  CHECK(night.stub() == before);
  night.write("a.jsonl", line("a", "two"));
  CHECK(has(night.run().out, "(0 new, 1 replaced)"));
  CHECK(night.content() == "a: two\n");
}

TEST_CASE("options that make something else of a file have it read again") {
  Night night;
  night.write("a.jsonl", line("a", "one"));
  CHECK(night.run().status == 0);
  CHECK(has(night.run({"--set", "section=world"}).out, "(0 new, 1 replaced)"));
  CHECK(has(night.run({"--set", "section=world"}).out, "(0 new, 0 replaced, 1 unchanged)"));
  CHECK(has(night.run({"--set", "section=world", "--jobs", "1"}).out, "1 unchanged"));
}

TEST_CASE("only what is gone goes, and only if it is asked for") {
  Night night;
  night.write("a.jsonl", line("a", "one"));
  night.write("b.jsonl", line("b", "two"));
  night.write("c.txt.bak", "no article");
  CHECK(night.run().status == 0);
  night.remove("a.jsonl");
  CHECK(has(night.run({"--max-delete", "9"}).err, "--max-delete"));
  CHECK(has(night.run().out, "1 file is gone from the archive"));
  CHECK(night.content() == "a: one\nb: two\n");
  SUBCASE("more than --max-delete: what is new comes in, nothing goes") {
    night.write("d.jsonl", line("d", "four"));
    const Outcome refused = night.run({"--mirror"});
    CHECK(refused.status == 3);
    CHECK(has(refused.err, "1 of 3 articles would go, more than --max-delete allows"));
    CHECK(night.content() == "a: one\nb: two\nd: four\n");
    CHECK(night.report({"--mirror"})["not_deleted"] == 1);
  }
  SUBCASE("within it") {
    CHECK(has(night.run({"--mirror", "--max-delete", "50%"}).out, "; 1 deleted"));
    CHECK(night.content() == "b: two\n");
    const std::string after = night.stub();
    CHECK(night.run({"--mirror"}).status == 0);
    CHECK(night.stub() == after);
  }
  SUBCASE("an excluded file is not gone") {
    night.write("a.jsonl", line("a", "one"));
    CHECK(night.run({"--mirror", "--exclude", "a.jsonl"}).status == 0);
    CHECK(night.content() == "a: one\nb: two\n");
  }
}

TEST_CASE("an archive that is missing or empty loses nothing") {
  Night night;
  night.write("a.jsonl", line("a", "one"));
  CHECK(night.run().status == 0);
  const std::string before = night.stub();
  night.remove("a.jsonl");
  const Outcome empty = night.run({"--mirror", "--max-delete", "100%"});
  CHECK(empty.status == 2);
  CHECK(has(empty.err, "there is no file in "));
  fs::remove(night.archive());
  CHECK(night.run({"--mirror", "--max-delete", "100%"}).status == 2);
  CHECK(night.stub() == before);
  CHECK(night.content() == "a: one\n");
}

TEST_CASE("a named root may move, and what is gone from it goes") {
  Night night;
  night.write("a.jsonl", line("a", "one"));
  night.write("b.jsonl", line("b", "two"));
  const auto run = [&](const fs::path& place) {
    return night.task({"--mirror", "--max-delete", "50%", "--root", "wire=" + place.string()});
  };
  CHECK(run(night.archive()).status == 0);
  const fs::path moved = night.folder() / "moved";
  fs::rename(night.archive(), moved);
  CHECK(has(run(moved).out, "(0 new, 0 replaced, 2 unchanged)"));
  fs::remove(moved / "b.jsonl");
  CHECK(has(run(moved).out, "; 1 deleted"));
  CHECK(night.content() == "a: one\n");
}

TEST_CASE("a renamed file keeps its articles") {
  Night night;
  night.write("wire.jsonl", line("a", "one") + line("b", "two"));
  CHECK(night.run({"--mirror"}).status == 0);
  fs::rename(night.archive() / "wire.jsonl", night.archive() / "archive-2022.jsonl");
  CHECK(night.run({"--mirror"}).status == 0);
  CHECK(night.content() == "a: one\nb: two\n");
  CHECK(night.run({"--mirror"}).status == 0);
  CHECK(night.content() == "a: one\nb: two\n");
}

TEST_CASE("an id that two files have falls to the one that is left") {
  struct Case {
    const char* name;
    const char* first;   // member of a.jsonl's record
    const char* second;  // of b.jsonl's
  };
  const Case cases[] = {{"one version", "", ""},
                        {"an older and a newer one", R"(,"version":1)", R"(,"version":2)"}};
  for (const Case& c : cases) {
    for (const bool are_read_together : {true, false}) {
      CAPTURE(c.name);
      CAPTURE(are_read_together);
      Night night;
      night.write("a.jsonl", line("a", "one", c.first));
      if (!are_read_together) {
        CHECK(night.run().status == 0);
      }
      night.write("b.jsonl", line("a", "two", c.second));
      CHECK(night.run().status == 0);
      CHECK(night.content() == "a: two\n");
      night.remove("b.jsonl");
      CHECK(night.run({"--mirror", "--max-delete", "100%"}).status == 0);
      CHECK(night.content() == "a: one\n");
    }
  }
}

TEST_CASE("--retain takes out what is old, and knows whose date to believe") {
  Night night;
  night.write("old.jsonl",
              line("old", "one", R"(,"date":"2001-05-06")") +
                  line("month", "two", R"(,"date":"2001-05")") + line("undated", "three") +
                  line("new", "four", R"(,"date":"2199-01-01")"));
  night.write("dateline.jsonl", line("said", "PARIS, May 6, 2001 (Larkspur Wire) - Five."));
  CHECK(night.run().status == 0);
  CHECK(night.run({"--retain", "10y"}).status == 3);
  CHECK(has(night.run({"--retain", "10y", "--max-delete", "100%"}).out, "; 2 deleted"));
  CHECK_FALSE(has(night.content(), "old: "));
  CHECK_FALSE(has(night.content(), "month: "));
  CHECK(has(night.content(), "said: "));
  CHECK(has(night.content(), "undated: "));
  const std::string after = night.stub();
  CHECK(has(night.run({"--retain", "10y"}).out, "3 unchanged) in"));
  CHECK(has(night.run({"--retain", "10y"}).out, "; 2 too old to be kept"));
  CHECK(night.stub() == after);
  // Kept longer, or for ever: what was left out comes back.
  CHECK(has(night.run({"--retain", "1000y"}).out, "(2 new, 0 replaced, "));
  CHECK(has(night.content(), "old: one"));
}

TEST_CASE("what is broken is told once, and again when it changes") {
  Night night;
  night.write("a.jsonl", line("a", "one") + "{broken\n");
  CHECK(night.run().status == 3);
  const Outcome again = night.run();
  CHECK(again.status == 0);
  CHECK(again.err.empty());
  CHECK(has(again.out, "; 1 rejected as before"));
  CHECK(night.run({"--set", "section=x"}).status == 3);
  night.write("a.jsonl", line("a", "one") + "{broken too\n");
  CHECK(night.run().status == 3);
}

TEST_CASE("a file that can no longer be read keeps its articles") {
  Night night;
  const std::string whole = pack(line("a", "one"), Packing::kGzip);
  night.write("a.jsonl", whole);
  CHECK(night.run().status == 0);
  night.write("a.jsonl", whole.substr(0, whole.size() / 2));
  const Outcome broken = night.run({"--mirror"});
  CHECK(broken.status == 3);
  CHECK(has(broken.err, "its articles stay as they are indexed"));
  CHECK(night.content() == "a: one\n");
  const Outcome again = night.run({"--mirror"});
  CHECK(again.status == 0);
  CHECK(has(again.out, "1 file cannot be read any more"));
  night.write("a.jsonl", line("a", "two"));
  CHECK(night.run({"--mirror"}).status == 0);
  CHECK(night.content() == "a: two\n");
}

TEST_CASE("a cancellation is remembered by later nights") {
  Night night;
  const std::string cancellation = R"({"uri":"urn:a","version":"1","pubstatus":"canceled"})"
                                   "\n";
  const auto article = [](int version) {
    return R"({"uri":"urn:a","version":")" + std::to_string(version) +
           R"(","headline":"A","body_text":"The text."})"
           "\n";
  };
  night.write("a.json", article(1));
  SUBCASE("the article came first") {
    CHECK(night.run().status == 0);
    night.write("b.json", cancellation);
    CHECK(has(night.run().out, "1 canceled and taken out"));
  }
  SUBCASE("both came in one night") {
    night.write("b.json", cancellation);
    CHECK(night.run().status == 0);
  }
  CHECK(night.content().empty());
  const std::string after = night.stub();
  CHECK(has(night.run().out, "1 deleted earlier and kept out"));
  CHECK(night.stub() == after);
  night.write("a.json", article(1) + "\n");
  CHECK(night.run().status == 0);
  CHECK(night.content().empty());
  night.write("a.json", article(2));
  CHECK(night.run().status == 0);
  CHECK(night.content() == "urn:a: The text.\n");
}

TEST_CASE("a dry run changes no byte and tells what the run then does") {
  Night night;
  night.write("a.jsonl", line("a", "one") + line("b", "two") + line("c", "three"));
  night.write("old.jsonl", line("d", "four", R"(,"version":3)"));
  night.write("gone.jsonl", line("e", "five"));
  CHECK(night.run().status == 0);
  night.write("a.jsonl", line("a", "1") + line("b", "two") + line("f", "six"));
  night.write("b.jsonl", line("f", "6") + line("d", "4", R"(,"version":2)"));
  night.write("c.json", R"({"uri":"c","version":"0","pubstatus":"canceled"})");
  night.remove("gone.jsonl");
  const std::vector<std::string> options{"--mirror", "--max-delete", "100%"};
  const auto files = [&] {
    std::string text;
    for (const auto& entry : fs::recursive_directory_iterator(night.index())) {
      if (entry.is_regular_file()) {
        text += entry.path().string() + read_file(entry.path());
      }
    }
    return text;
  };
  const std::string before = files();
  std::vector<std::string> dry_options = options;
  dry_options.emplace_back("--dry-run");
  const auto dry = night.report(dry_options);
  CHECK(files() == before);
  CHECK(dry["dry_run"] == true);
  const auto run = night.report(options);
  for (const char* key :
       {"added", "updated", "unchanged", "deleted", "canceled", "articles", "scanned"}) {
    CAPTURE(key);
    CHECK(dry[key] == run[key]);
  }
  CHECK(run["added"] == 1);
  CHECK(run["updated"] == 1);
  CHECK(run["canceled"] == 1);
  CHECK(run["deleted"] == 1);
}

TEST_CASE("cron hears nothing of a good night, and of a missing disk") {
  Night night;
  night.write("a.jsonl", line("a", "one"));
  const Outcome none = night.run({"--quiet", "--no-create"});
  CHECK(none.status == 10);
  CHECK_FALSE(fs::exists(night.index()));
  CHECK(night.run({"--quiet"}).status == 0);
  const Outcome quiet = night.run({"--quiet", "--no-create"});
  CHECK(quiet.status == 0);
  CHECK(quiet.out.empty());
  CHECK(quiet.err.empty());
  CHECK(has(run_query({"--index", night.index(), "--info"}).out, "1 scanned: 0 added"));
}

}  // namespace
}  // namespace dateline::test
