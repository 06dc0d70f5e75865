// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/option_rules.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "query/run/options.hpp"

namespace dateline {
namespace {

Arguments parse(const std::vector<std::string>& words) {
  std::vector<const char*> argv{"dateline-query"};
  for (const std::string& word : words) {
    argv.push_back(word.c_str());
  }
  return parse_arguments(query_program(), static_cast<int>(argv.size()), argv.data());
}

// The message of the refusal; empty if the options go together.
std::string refusal(const std::vector<std::string>& words) {
  try {
    static_cast<void>(read_query_options(parse(words)));
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
    CHECK_FALSE(failure.hint().empty());
    return failure.what();
  }
  return {};
}

TEST_CASE("options that do not go together are refused by name") {
  struct Case {
    std::vector<std::string> words;
    std::string message;
  };
  const Case cases[] = {
      {{"--count", "--kwic", "x"}, "--count does not go with --kwic"},
      {{"--show", "a", "--explain"}, "--show does not go with --explain"},
      {{"--facet", "source", "--timeline", "day", "x"}, "--facet does not go with --timeline"},
      {{"--coverage", "day", "--count"}, "--count does not go with --coverage"},
      {{"--coverage", "day", "--timeline", "day", "x"}, "--timeline does not go with --coverage"},
      {{"--coverage", "day", "-n", "3"}, "--limit does not go with --coverage"},
      {{"--coverage", "day", "-f", "ids"}, "--coverage has no meaning with --format ids"},
      {{"--coverage", "day", "--undated"}, "--undated does not go with --coverage"},
      {{"--coverage", "day"}, ""},
      {{"--coverage", "week", "-f", "csv", "x"}, ""},
      {{"--info", "x"}, "--info does not go with a query"},
      {{"--info", "--coverage", "day"}, "--coverage does not go with --info"},
      {{"--info", "-f", "csv"}, "--info has no meaning with --format csv"},
      {{"--info", "--batch", "f"}, "--batch does not go with --info"},
      {{"--info", "--sort", "newest"}, "--sort does not go with --info"},
      {{"--info", "-f", "json"}, ""},
      {{"--undated", "--explain", "x"}, "--undated does not go with --explain"},
      {{"--undated", "--timeline", "day", "x"}, "--undated does not go with --timeline"},
      {{"--undated", "-n", "3"}, ""},
      {{"--undated", "--count", "x"}, ""},
      {{"--undated", "--facet", "source"}, ""},
      {{"--kwic", "--sentences", "x"}, "--kwic does not go with --sentences"},
      {{"--facet", "source", "--significant", "year", "x"}, ""},
      {{"-n", "3", "--count", "x"}, "--limit does not go with --count"},
      {{"--sort", "newest", "--facet", "year", "x"}, "--sort does not go with --facet"},
      {{"--offset", "3", "--kwic", "x"}, "--offset does not go with --kwic"},
      {{"-n", "3", "--kwic", "x"}, ""},
      {{"--fields", "id", "x"}, "--fields has no meaning with --format text"},
      {{"--fields", "id", "-f", "ids", "x"}, "--fields has no meaning with --format ids"},
      {{"--fields", "id", "-f", "jsonl", "x"}, ""},
      {{"--long", "matched", "-f", "json", "x"}, "--long has no meaning with --format json"},
      {{"--long", "title", "-f", "csv", "x"}, "--long: an article has one title only"},
      {{"--long", "matched", "-f", "csv", "x"}, "--long: matched is not among the columns"},
      {{"--long", "matched", "--fields", "id,matched", "-f", "csv", "x"}, ""},
      {{"--partial", "-f", "csv", "x"}, "--partial has no meaning with --format csv"},
      {{"--partial", "-f", "json", "x"}, ""},
      {{"-0", "-f", "json", "x"}, "--null has no meaning with --format json"},
      {{"-0", "x"}, ""},
      {{"-0", "--template", "{id}", "x"}, ""},
      {{"-0", "--count", "x"}, "--null does not go with --count"},
      {{"--template", "{id}", "-f", "csv", "x"}, "--template does not go with --format"},
      {{"--template", "{id}", "--kwic", "x"}, "--template does not go with --kwic"},
      {{"--kwic", "-f", "ids", "x"}, "--format ids has no meaning with --kwic"},
      {{"--sentences", "-f", "trec", "x"}, "--format trec has no meaning with --sentences"},
      {{"--facet", "year", "-f", "ids", "x"}, "--facet has no meaning with --format ids"},
      {{"--show", "a", "-f", "csv"}, "--show has no meaning with --format csv"},
      {{"--count", "-f", "json", "x"}, "--count has no meaning with --format json"},
      {{"--compare", "y", "x"}, "--compare needs --timeline"},
      {{"--share", "x"}, "--share needs --timeline"},
      {{"--timeline", "fortnight", "x"}, "--timeline does not take 'fortnight'"},
      {{"--facet", "colour", "x"}, "--facet: there is nothing to count by 'colour'"},
      {{"--facet", "year:x", "x"}, "--facet: 'x' is not a number of values"},
      {{"--facet", "year:", "x"}, "--facet: '' is not a number of values"},
      {{"--facet", "published:3", "x"}, "--facet: there is nothing to count by 'published'"},
      {{"--facet", "publisher:3", "x"}, ""},
      {{"--after", "x", "--sort", "relevance", "x"}, "--after does not go with --sort relevance"},
      {{"--after", "x", "x"}, ""},
      {{"--after", "x", "--batch", "f"}, "--batch does not go with --after"},
      {{"--batch", "f", "x"}, "--batch does not go with a query on the command line"},
      {{"--batch", "f", "--timeline", "day"}, "--batch does not go with --timeline"},
      {{"--batch", "f", "--count"}, ""},
      {{"--format-version", "2", "x"}, "--format-version does not take '2'"},
      {{"--match", "some", "x"}, "--match does not take 'some'"},
      {{}, "no query given"},
      {{"--partial", "-n", "0", "x"}, "--partial has no meaning where all articles are listed"},
      {{"-0", "--kwic", "x"}, "--null has no meaning with --kwic as text"},
      {{"-0", "--kwic", "-f", "csv", "x"}, ""},
      {{"--count"}, "no query given"},
      {{"--show", "a"}, ""},
  };
  for (const Case& row : cases) {
    CAPTURE(fmt::format("{}", fmt::join(row.words, " ")));
    CHECK(refusal(row.words) == row.message);
  }
}

TEST_CASE("limits, order and time-out follow from what is asked for") {
  struct Case {
    std::vector<std::string> words;
    std::uint64_t limit;
    SortOrder sort;
    int timeout;
  };
  const Case cases[] = {
      {{"x"}, 10, SortOrder::kRelevance, 10},
      {{"-f", "json", "x"}, 100, SortOrder::kRelevance, 10},
      {{"-f", "trec", "x"}, 1000, SortOrder::kRelevance, 10},
      {{"-f", "trec", "-n", "0", "x"}, 0, SortOrder::kRelevance, 0},
      {{"-f", "jsonl", "x"}, 0, SortOrder::kOldest, 0},
      {{"-f", "csv", "x"}, 0, SortOrder::kOldest, 0},
      {{"-f", "tsv", "-n", "5", "x"}, 5, SortOrder::kRelevance, 10},
      {{"-f", "ids", "--sort", "newest", "x"}, 0, SortOrder::kNewest, 0},
      {{"-0", "x"}, 0, SortOrder::kOldest, 0},
      {{"--template", "{id}", "x"}, 0, SortOrder::kOldest, 0},
      {{"-n", "0", "x"}, 0, SortOrder::kOldest, 0},
      {{"-n", "0", "--timeout", "3", "x"}, 0, SortOrder::kOldest, 3},
      {{"--after", "a", "x"}, 10, SortOrder::kOldest, 10},
      {{"--kwic", "-n", "5", "x"}, 0, SortOrder::kOldest, 0},
      {{"--batch", "f"}, 10, SortOrder::kRelevance, 0},
      {{"--count", "x"}, 10, SortOrder::kRelevance, 10},
  };
  for (const Case& row : cases) {
    CAPTURE(fmt::format("{}", fmt::join(row.words, " ")));
    const QueryOptions options = read_query_options(parse(row.words));
    CHECK(options.request.limit == row.limit);
    CHECK(options.request.sort == row.sort);
    CHECK(options.timeout == std::chrono::seconds(row.timeout));
  }
}

TEST_CASE("partial matches are for people and for trec_eval, others ask for them") {
  const auto fills = [](const std::vector<std::string>& words) {
    return read_query_options(parse(words)).request.partial == PartialMatches::kFill;
  };
  CHECK(fills({"x"}));
  CHECK(fills({"-f", "trec", "x"}));
  CHECK(fills({"-f", "json", "--partial", "x"}));
  CHECK(fills({"-f", "jsonl", "-n", "5", "--partial", "x"}));
  CHECK_FALSE(fills({"-f", "json", "x"}));
  CHECK_FALSE(fills({"-n", "0", "x"}));
  CHECK_FALSE(fills({"-f", "csv", "-n", "5", "x"}));
  CHECK_FALSE(fills({"--template", "{id}", "-n", "5", "x"}));
  CHECK_FALSE(fills({"--kwic", "x"}));
}

}  // namespace
}  // namespace dateline
