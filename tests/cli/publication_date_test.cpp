// SPDX-License-Identifier: GPL-2.0-or-later
//
// Publication dates from the command line's point of view: options of dateline-index, and what
// dateline-query then finds and shows.
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline::test {
namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// "id date precision origin" of every match, a line each.
std::string dates(const fs::path& index, const std::string& query = "*") {
  return run_query({"--index",
                    index,
                    "--sort",
                    "oldest",
                    "-n",
                    "0",
                    "--template",
                    "{id} {date} {date_precision} {date_origin}",
                    "--",
                    query})
      .out;
}

std::string one_article(const std::string& date) {
  return R"({"id":"a","title":"Vote","body":"The vote was close.","date":")" + date + "\"}\n";
}

TEST_CASE("the order of three numbers is asked for, not guessed") {
  const TempDir folder;
  const fs::path input = folder.write("in.jsonl", one_article("3/4/2022"));
  const Outcome without = run_index({"--index", folder / "none", input});
  CHECK(without.status == 0);
  CHECK(has(without.err, "could be 2022-03-04 or 2022-04-03, --date-order says which"));
  CHECK(has(without.out, "1 without a date; 1 with a date that is not trusted"));
  CHECK(run_index({"--index", folder / "mdy", "--date-order", "mdy", input}).status == 0);
  CHECK(dates(folder / "mdy") == "a 2022-03-04 day field\n");
  CHECK(run_index({"--index", folder / "dmy", "--date-order", "dmy", input}).status == 0);
  CHECK(dates(folder / "dmy", "date:2022-04-03") == "a 2022-04-03 day field\n");
  CHECK(run_index({"--index", folder / "x", "--date-order", "x", input}).status == 2);
}

TEST_CASE("a date in the future or before 1600 is reported, counted and not trusted") {
  const TempDir folder;
  folder.write("in/2022-02-25.json", one_article("2199-01-01"));
  folder.write("in/old.json",
               R"({"id":"b","title":"Old","body":"It is old.","date":"1599-12-31"})");
  const Outcome run = run_index({"--index", folder / "index", folder / "in"});
  CHECK(run.status == 0);
  CHECK(has(run.err, "2199-01-01 (field) lies in the future"));
  CHECK(has(run.err, "year 1599 is not in 1600 to 2200"));
  CHECK(has(run.out, "1 without a date; 2 with a date that is not trusted"));
  CHECK(dates(folder / "index", "has:date") == "a 2022-02-25 day path\n");
  CHECK(has(dates(folder / "index", "-has:date"), "b "));
}

TEST_CASE("a time in UTC or without a zone is of the day that the index's zone has then") {
  const TempDir folder;
  const fs::path utc = folder.write("utc.jsonl", one_article("2022-02-25T23:30:00Z"));
  CHECK(run_index({"--index", folder / "berlin", "--timezone", "Europe/Berlin", utc}).status == 0);
  CHECK(dates(folder / "berlin", "date:2022-02-26") ==
        "a 2022-02-26T00:30:00+01:00 second field\n");
  CHECK(dates(folder / "berlin", "date:2022-02-25").empty());
  CHECK(run_index({"--index", folder / "utc", utc}).status == 0);
  CHECK(dates(folder / "utc", "date:2022-02-25") == "a 2022-02-25T23:30:00Z second field\n");
  // Of two files of one second the later in the order of paths wins.
  const fs::path far = folder.write("z.jsonl", one_article("2022-02-25T23:30:00-05:00"));
  CHECK(run_index({"--index", folder / "berlin", far}).status == 0);
  CHECK(dates(folder / "berlin", "date:2022-02-25") ==
        "a 2022-02-25T23:30:00-05:00 second field\n");
}

TEST_CASE("an index keeps its time zone") {
  const TempDir folder;
  const fs::path input = folder.write("in.jsonl", one_article("2022-02-25T23:30:00Z"));
  const fs::path index = folder / "index";
  CHECK(run_index({"--index", index, "--timezone", "+02:00", input}).status == 0);
  CHECK(run_index({"--index", index, input}).status == 0);
  CHECK(run_index({"--index", index, "--timezone", "+0200", input}).status == 0);
  CHECK(dates(index, "date:2022-02-26") == "a 2022-02-26T01:30:00+02:00 second field\n");
  const Outcome other = run_index({"--index", index, "--timezone", "Europe/Berlin", input});
  CHECK(other.status == 2);
  CHECK(has(other.err, "is an index in the time zone +02:00, not Europe/Berlin"));
  const Outcome unknown =
      run_index({"--index", folder / "x", "--timezone", "Europe/Berlln", input});
  CHECK(unknown.status == 2);
  CHECK(has(unknown.err, "hint: zones are UTC, offsets such as +01:00"));
  CHECK_FALSE(fs::exists(folder / "x"));
}

TEST_CASE("a dateline dates an article of wire text, and gives place and agency") {
  const TempDir folder;
  const fs::path input = folder.write(
      "in.jsonl",
      R"({"id":"a","title":"Vote","body":"BRUSSELS, Feb 26 (Larkspur Wire) - The vote was close."})"
      "\n");
  CHECK(has(run_index({"--index", folder / "none", input}).out, "1 without a date"));
  CHECK(run_index({"--index", folder / "index", "--assume-year", "1987", input}).status == 0);
  CHECK(dates(folder / "index", "agency:\"larkspur wire\"") == "a 1987-02-26 day dateline\n");
  const std::string shown =
      run_query({"--index", folder / "index", "--show", "a", "--format", "json"}).out;
  CHECK(has(shown, R"("dateline_place":"BRUSSELS","agency":"Larkspur Wire")"));
  const Outcome facet = run_query({"--index", folder / "index", "--facet", "agency", "*"});
  CHECK(has(facet.out, "Larkspur Wire"));
  CHECK(run_index({"--index", folder / "x", "--assume-year", "1599", input}).status == 2);
}

TEST_CASE("--date-from believes the origins it names only") {
  const TempDir folder;
  folder.write("in/2022-02-25.json", one_article("2022-02-24"));
  CHECK(run_index({"--index", folder / "path", "--date-from", "path,url", folder / "in"}).status ==
        0);
  CHECK(dates(folder / "path") == "a 2022-02-25 day path\n");
  CHECK(run_index({"--index", folder / "text", "--date-from", "text", folder / "in"}).status == 0);
  CHECK(has(dates(folder / "text", "-has:date"), "a "));
  const Outcome unknown =
      run_index({"--index", folder / "x", "--date-from", "mtime", folder / "in"});
  CHECK(unknown.status == 2);
  CHECK(has(unknown.err, "hint: origins are field, json-ld, meta, supplied, url"));
}

TEST_CASE("an article without any date is undated until the user gives one") {
  const TempDir folder;
  const fs::path page =
      fs::path(DATELINE_CORPUS) / "articles" / "saved-pages" / "nato-response-force-explained.txt";
  const Outcome run = run_index({"--index", folder / "index", page});
  CHECK(has(run.out, "1 without a date"));
  CHECK(has(run_query({"--index", folder / "index", "--count", "--", "-has:date"}).out, "1"));
  CHECK(run_index({"--index", folder / "index", "--set", "date=2022-02-25", page}).status == 0);
  CHECK(dates(folder / "index", "date:2022-02-25") ==
        "nato-response-force-explained.txt 2022-02-25 day supplied\n");
  CHECK(dates(folder / "index", "-has:date").empty());
  CHECK(run_index({"--index", folder / "index", "--set", "date=3/4/2022", page}).status == 2);
}

TEST_CASE("a month or a year matches a range only if all of it lies there") {
  const TempDir folder;
  const fs::path input = folder.write("in.jsonl",
                                      R"({"id":"month","title":"M","body":"One.","date":"2022-02"})"
                                      "\n"
                                      R"({"id":"year","title":"Y","body":"Two.","date":"2022"})"
                                      "\n");
  const fs::path index = folder / "index";
  CHECK(run_index({"--index", index, input}).status == 0);
  const auto ids = [&index](const std::string& query) {
    return run_query({"--index", index, "--sort", "oldest", "-n", "0", "-f", "ids", query}).out;
  };
  CHECK(ids("date:2022-02") == "month\n");
  CHECK(ids("date:2022-02-01..2022-02-28") == "month\n");
  CHECK(ids("date:2022-01-15..2022-03-15") == "month\n");
  CHECK(ids("date:2022-02-02..2022-03-15").empty());
  CHECK(ids("date:2022-02-01..2022-02-27").empty());
  CHECK(ids("date:2022-02-25").empty());
  CHECK(ids("date:2022-01-01..2022-12-31") == "year\nmonth\n");
  CHECK(ids("date:2021..2022") == "year\nmonth\n");
  CHECK(ids("date:2022-01-02..") == "month\n");
  CHECK(ids("date:..2022-12-30") == "month\n");
}

}  // namespace
}  // namespace dateline::test
