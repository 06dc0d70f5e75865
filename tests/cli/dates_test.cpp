// SPDX-License-Identifier: GPL-2.0-or-later
//
// Dates that articles speak of, as a user meets them: found, searched, counted, drawn.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/cli/corpus_index.hpp"
#include "tests/support/temp_dir.hpp"

#include <nlohmann/json.hpp>

namespace dateline::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kForcePage =
    DATELINE_CORPUS "/articles/saved-pages/nato-response-force-explained.txt";

std::vector<std::string> dates_of_page(const std::vector<std::string>& options) {
  const TempDir folder;
  const fs::path index = folder / "index";
  std::vector<std::string> arguments{"--quiet", "--index", index};
  arguments.insert(arguments.end(), options.begin(), options.end());
  arguments.emplace_back(kForcePage);
  REQUIRE(run_index(arguments).status == 0);
  const Json hit = Json::parse(query_in(index, {"--format", "json", "*"}).out)["hits"][0];
  std::vector<std::string> dates;
  for (const Json& date : hit["dates"]) {
    const std::string value = date["value"].is_null() ? "?" : date["value"].get<std::string>();
    dates.push_back(date["form"].get<std::string>() + " " + value);
  }
  return dates;
}

// 40,000 and 3,400 troops, a third element, Article Four and a film of 5:35 are no dates.
TEST_CASE("the scraped page on the response force speaks of these days") {
  const std::vector<std::string> days{"Thursday 2022-02-24",
                                      "Friday 2022-02-25",
                                      "two decades ago 200",
                                      "this year 2022",
                                      "Friday 2022-02-25",
                                      "Thursday 2022-02-24"};
  CHECK(dates_of_page({"--set", "date=2022-02-25"}) == days);
  CHECK(dates_of_page({"--set", "date=2022-02-26"}) == days);
}

TEST_CASE("without a date of its own an article does not tell which Friday") {
  const std::vector<std::string> dates = dates_of_page({});
  CHECK(dates.size() == 6);
  for (const std::string& date : dates) {
    CHECK(date.ends_with(" ?"));
  }
  const TempDir folder;
  const fs::path index = folder / "index";
  REQUIRE(run_index({"--quiet", "--index", index, kForcePage}).status == 0);
  CHECK(query_in(index, {"--count", "--", "-has:date"}).out == "1\n");
  CHECK(query_in(index, {"--count", "has:about"}).out == "0\n");
}

TEST_CASE("mentions of dates are bytes of the stored text") {
  std::istringstream lines(query_corpus({"--limit", "0", "--format", "jsonl", "*"}).out);
  std::size_t mentions = 0;
  for (std::string line; std::getline(lines, line);) {
    const Json hit = Json::parse(line);
    const Json shown =
        Json::parse(query_corpus({"--show", hit["id"], "--format", "json"}).out)["articles"][0];
    CHECK(shown["dates"] == hit["dates"]);
    for (const Json& date : hit["dates"]) {
      const std::string text = shown[date["part"].get<std::string>()];
      const std::size_t begin = date["begin"];
      const std::size_t end = date["end"];
      CHECK(text.substr(begin, end - begin) == date["form"]);
      ++mentions;
    }
  }
  CHECK(mentions > 700);
}

TEST_CASE("about: finds a day whatever the article calls it, and marks it") {
  const TempDir folder;
  const fs::path input = folder.write(
      "a.jsonl",
      R"({"id":"1","title":"Troops","body":"They crossed the border on Thursday.","date":"2022-02-26"})"
      "\n"
      R"({"id":"2","title":"Trade","body":"Sales fell last month.","date":"2022-03-01"})"
      "\n"
      R"({"id":"3","title":"Look back","body":"War came in 2022, after the calm of the 2010s.","date":"2023-05-01"})"
      "\n");
  const fs::path index = folder / "index";
  REQUIRE(run_index({"--quiet", "--index", index, input}).status == 0);
  const auto ids = [&](const std::string& text, const std::vector<std::string>& options = {}) {
    std::vector<std::string> arguments{"--format", "ids", "--sort", "oldest"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.push_back(text);
    return query_in(index, arguments).out;
  };
  CHECK(ids("about:2022-02-24") == "1\n");
  CHECK(ids("about:2022-02") == "1\n2\n");
  CHECK(ids("about:2022") == "1\n2\n3\n");
  CHECK(ids("about:2022-02-24", {"--about-loose"}) == "1\n2\n3\n");
  CHECK(ids("about:2010s") == "3\n");
  CHECK(ids("about:2010-03..2030") == "1\n2\n3\n");
  CHECK(ids("about:2020..2021").empty());
  CHECK(ids("about:last-week") == "1\n");
  CHECK(ids("NOT about:2022-02") == "3\n");
  const Json hit =
      Json::parse(query_in(index, {"--format", "json", "about:2022-02-24"}).out)["hits"][0];
  CHECK(hit["matched"] == Json{"Thursday"});
  CHECK(hit["highlights"].size() == 1);
  const Outcome explained = query_in(index, {"--explain", "about:last-week"});
  CHECK(has(explained.out, "about:last-week is 2022-02-21 to 2022-02-27"));
  CHECK(has(explained.out, "Thursday  1 time"));
}

TEST_CASE("a row of the years that articles speak of is what the year finds") {
  for (const char* field : {"about-year", "about-month"}) {
    const Outcome run =
        query_corpus({"--facet", std::string(field) + ":0", "--format", "json", "canada"});
    const Json values = Json::parse(run.out)["facets"][0]["values"];
    CHECK(values.size() > 10);
    for (const Json& value : values) {
      CAPTURE(value["value"].get<std::string>());
      CHECK(count_in_corpus("canada about:" + value["value"].get<std::string>()) == value["count"]);
    }
  }
}

TEST_CASE("a timeline by dates spoken of counts each article once a period") {
  for (const std::string unit : {"day", "week", "month", "year"}) {
    CAPTURE(unit);
    const Outcome run = query_corpus(
        {"--timeline", unit, "--by", "about", "--format", "json", "nato about:2022-02"});
    const Json timeline = Json::parse(run.out);
    CHECK(timeline["by"] == "about");
    int busy = 0;
    for (const Json& period : timeline["series"][0]["periods"]) {
      const std::string name = period["period"];
      if (name != "no date" && name != "coarser" && period["count"] != 0 && ++busy < 25) {
        CAPTURE(name);
        CHECK(count_in_corpus("nato about:2022-02 AND about:" + name) == period["count"]);
        CHECK(count_in_corpus("about:" + name) == period["total"]);
      }
    }
    CHECK(busy > 1);
  }
  const TempDir folder;
  const fs::path input =
      folder.write("a.jsonl",
                   R"({"id":"1","title":"A","body":"The calm of the 2010s."})"
                   "\n"
                   R"({"id":"2","title":"B","body":"War came in 2022, as in 1600."})"
                   "\n"
                   R"({"id":"3","title":"C","body":"No date at all."})"
                   "\n");
  const fs::path index = folder / "index";
  REQUIRE(run_index({"--quiet", "--index", index, input}).status == 0);
  const auto rows = [&](const char* unit) {
    return query_in(index, {"--timeline", unit, "--by", "about", "--format", "csv", "*"}).out;
  };
  const std::string years = rows("year");
  CHECK(has(years, "\n1600,1,1,"));
  CHECK(has(years, "\n1601,0,0,"));
  CHECK(has(years, "\n2022,1,1,"));
  CHECK(has(years, "\ncoarser,1,1,"));
  CHECK(has(years, "\nno date,1,1,"));
  CHECK(has(rows("month"), "\ncoarser,2,2,"));
  CHECK(query_corpus({"--by", "about", "nato"}).status == 2);
  CHECK(query_corpus({"--timeline", "year", "--by", "added", "nato"}).status == 2);
}

}  // namespace
}  // namespace dateline::test
