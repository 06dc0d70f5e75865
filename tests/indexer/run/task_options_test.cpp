// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/task_options.hpp"

#include <chrono>

#include <doctest/doctest.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "tests/support/temp_dir.hpp"

namespace dateline {
namespace {

using test::TempDir;

Arguments parse(const std::vector<std::string>& words) {
  std::vector<const char*> argv{"dateline-index", "--index", "news.index"};
  for (const std::string& word : words) {
    argv.push_back(word.c_str());
  }
  return parse_arguments(index_program(), static_cast<int>(argv.size()), argv.data());
}

IndexOptions read(const std::vector<std::string>& words) {
  return read_index_options(parse(words));
}

// The message of the refusal; empty if the options go together.
std::string refusal(const std::vector<std::string>& words) {
  try {
    static_cast<void>(read(words));
  } catch (const Failure& failure) {
    CHECK(failure.exit_code() == ExitCode::kUsage);
    CHECK_FALSE(failure.hint().empty());
    return failure.what();
  }
  return {};
}

TEST_CASE("a call has one task") {
  struct Case {
    std::vector<std::string> words;
    Task task;
  };
  const Case cases[] = {
      {{"in"}, Task::kIndex},
      {{"-"}, Task::kIndex},
      {{"--root", "wire=in"}, Task::kIndex},
      {{"--optimize"}, Task::kOptimize},
      {{"--optimize", "in"}, Task::kIndex},
      {{"--rebuild"}, Task::kRebuild},
      {{"--rebuild", "--no-entities", "--language", "german", "--jobs", "2"}, Task::kRebuild},
      {{"--rollback"}, Task::kRollBack},
      {{"--delete", "a", "--delete", "b"}, Task::kDelete},
      {{"--delete", "a", "--delete-query", "x", "--yes"}, Task::kDelete},
      {{"--purge", "a", "--reason", "court"}, Task::kPurge},
      {{"--why", "a"}, Task::kWhy},
  };
  for (const Case& c : cases) {
    CAPTURE(fmt::format("{}", fmt::join(c.words, " ")));
    CHECK(read(c.words).task == c.task);
  }
}

TEST_CASE("what has no meaning together is refused by name") {
  struct Case {
    std::vector<std::string> words;
    std::string message;
  };
  const Case cases[] = {
      {{}, "no path given"},
      {{"--rebuild", "--rollback"}, "--rebuild and --rollback are two tasks"},
      {{"--delete", "a", "--purge", "b", "--reason", "r"}, "--delete and --purge are two tasks"},
      {{"--rollback", "in"}, "--rollback takes no path"},
      {{"--rebuild", "in"}, "--rebuild takes no path"},
      {{"--purge", "a"}, "--purge needs a --reason"},
      {{"--reason", "r", "in"}, "--reason says nothing without --purge"},
      {{"--yes", "in"}, "--yes says nothing without --delete-query"},
      {{"--to", "3", "in"}, "--to says nothing without --rollback"},
      {{"--retry-rejects", "f", "in"}, "--retry-rejects reads what the file names, not a path"},
      // What would change nothing must not change anything.
      {{"--dry-run", "--rollback"}, "--dry-run does not go with --rollback"},
      {{"--dry-run", "--delete", "a"}, "--dry-run does not go with --delete"},
      {{"--dry-run", "--purge", "a", "--reason", "r"}, "--dry-run does not go with --purge"},
      {{"--dry-run", "--rebuild"}, "--dry-run does not go with --rebuild"},
      {{"--dry-run", "--optimize"}, "--dry-run does not go with --optimize"},
      {{"--dry-run", "--optimize", "in"}, "--optimize does not go with --dry-run"},
      {{"--optimize", "--delete", "a"}, "--optimize does not go with --delete"},
      {{"--keep", "1", "--rollback"}, "--keep does not go with --rollback"},
      {{"--mirror", "--rebuild"}, "--mirror does not go with --rebuild"},
      {{"--mirror", "-"}, "--mirror compares the index with folders, and standard input is none"},
      {{"--max-delete", "5", "in"}, "--max-delete says nothing without --mirror or --retain"},
      {{"--max-delete", "5", "--delete", "a"}, "--max-delete does not go with --delete"},
      {{"--publish-every", "9", "--all-or-nothing", "in"},
       "--publish-every does not go with --all-or-nothing"},
      {{"--all-or-nothing", "--dry-run", "in"}, "--all-or-nothing does not go with --dry-run"},
      {{"--root", "wire=in", "--why", "a"}, "--root does not go with --why"},
      {{"--jobs", "2", "--purge", "a", "--reason", "r"}, "--jobs does not go with --purge"},
      {{"--language", "german", "--delete", "a"}, "--language does not go with --delete"},
      {{"--max-delete", "5", "--mirror", "in"}, ""},
      {{"--max-delete", "5", "--retain", "1y", "in"}, ""},
      {{"--mirror", "-", "in"}, ""},
      {{"--dry-run", "--mirror", "--retain", "1y", "in"}, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(fmt::format("{}", fmt::join(c.words, " ")));
    CHECK(refusal(c.words) == c.message);
  }
}

TEST_CASE("a setting of a configuration waits for a run that it is about") {
  for (const char* flag : {"mirror", "report", "keep", "jobs", "max-delete"}) {
    CAPTURE(flag);
    Arguments arguments = parse({"--rollback"});
    const std::string value = std::string(flag) == "max-delete" ? "5%" : "1";
    arguments.supply(flag, {{value, Source::kFile, "index.conf:1"}});
    CHECK(read_task(arguments) == Task::kRollBack);
  }
}

TEST_CASE("a limit of deletions is a number or a percentage") {
  struct Case {
    const char* text;
    std::uint64_t number;
    bool is_percent;
  };
  for (const Case& c : {Case{"0", 0, false},
                        Case{"500", 500, false},
                        Case{"0%", 0, true},
                        Case{"100%", 100, true}}) {
    CAPTURE(c.text);
    const DeletionLimit limit = read({"--mirror", "--max-delete", c.text, "in"}).deletion_limit;
    CHECK(limit.number == c.number);
    CHECK(limit.is_percent == c.is_percent);
  }
  const DeletionLimit standard = read({"in"}).deletion_limit;
  CHECK(standard.number == 10);
  CHECK(standard.is_percent);
  for (const char* wrong : {"", "%", "-1", "101%", "5 %", "5%%", "1.5%", "many", "5k"}) {
    CAPTURE(wrong);
    CHECK(refusal({"--mirror", "--max-delete", wrong, "in"}) ==
          fmt::format("--max-delete takes a number of articles or a percentage, not '{}'", wrong));
  }
}

TEST_CASE("a span of retention is counted back on the calendar") {
  using std::chrono::days;
  const auto day = [](int year, unsigned month, unsigned date) {
    return Day(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(date));
  };
  struct Case {
    const char* span;
    Day today;
    Day first;
  };
  const Case cases[] = {
      {"1d", day(2024, 3, 1), day(2024, 2, 29)},
      {"6w", day(2024, 3, 1), day(2024, 1, 19)},
      {"18m", day(2024, 3, 1), day(2022, 9, 1)},
      {"10y", day(2024, 3, 1), day(2014, 3, 1)},
      // No such day: the last of the month.
      {"1y", day(2024, 2, 29), day(2023, 2, 28)},
      {"4y", day(2024, 2, 29), day(2020, 2, 29)},
      {"1m", day(2023, 3, 31), day(2023, 2, 28)},
      {"12m", day(2024, 2, 29), day(2023, 2, 28)},
  };
  for (const Case& c : cases) {
    CAPTURE(c.span);
    CHECK(first_day_kept(c.span, c.today) == c.first);
  }
}

TEST_CASE("what is no span of time is refused") {
  for (const char* wrong : {"", "y", "0y", "-1y", "10", "10 y", "10years", "1.5y", "366001d"}) {
    CAPTURE(wrong);
    CHECK(refusal({"--retain", wrong, "in"}) ==
          fmt::format("--retain takes a span of time, not '{}'", wrong));
  }
}

TEST_CASE("a root is a name and a folder") {
  const SourceOptions sources = read({"--root", "wire=/srv/wire", "--root", "b=/srv/b=c"}).sources;
  CHECK(sources.roots == std::vector<std::string>{"/srv/wire", "/srv/b=c"});
  CHECK(sources.names.at("/srv/wire") == "wire");
  CHECK(sources.names.at("/srv/b=c") == "b");
  struct Case {
    std::vector<std::string> words;
    std::string message;
  };
  const Case cases[] = {
      {{"--root", "/srv"}, "--root /srv is not NAME=DIR"},
      {{"--root", "=/srv"}, "--root =/srv is not NAME=DIR"},
      {{"--root", "wire="}, "--root wire= is not NAME=DIR"},
      {{"--root", "a/b=/srv"}, "--root a/b=/srv is not NAME=DIR"},
      {{"--root", "a=/srv", "--root", "b=/srv"}, "--root names /srv twice"},
      {{"--root", "a=/x", "--root", "a=/y"}, "--root gives /x and /y one name"},
  };
  for (const Case& c : cases) {
    CAPTURE(fmt::format("{}", fmt::join(c.words, " ")));
    CHECK(refusal(c.words) == c.message);
  }
}

TEST_CASE("ids stand behind the option, as words and in a file") {
  const TempDir folder;
  const std::string file = folder.write("ids", "c\n\n  d d \n");
  CHECK(read({"--delete", "a", "b"}).targets == std::vector<std::string>{"a", "b"});
  CHECK(read({"--why", "/srv/a.txt", "b"}).targets == std::vector<std::string>{"/srv/a.txt", "b"});
  CHECK(read({"--delete-from", file}).targets == std::vector<std::string>{"c", "d d"});
  CHECK(read({"--delete", "a", "--delete-from", file}).targets ==
        std::vector<std::string>{"a", "c", "d d"});
}

TEST_CASE("files are read again when what decides about them changes") {
  const TempDir folder;
  const std::string before = reading_rules(parse({"in"}));
  CHECK(before.size() == 16);
  struct Case {
    std::vector<std::string> words;
    bool changes;
  };
  const Case cases[] = {
      {{"elsewhere"}, false},
      {{"--jobs", "3", "in"}, false},
      {{"--quiet", "--keep", "5", "in"}, false},
      {{"--include", "*.json", "in"}, false},
      {{"--set", "source=Wire", "in"}, true},
      {{"--map", "title=head", "in"}, true},
      {{"--date-order", "dmy", "in"}, true},
      {{"--collection", "x", "in"}, true},
      {{"--input-format", "text", "in"}, true},
      {{"--max-article-bytes", "1MB", "in"}, true},
      {{"--path-fields", "{year}/*", "in"}, true},
      {{"--assume-year", "1999", "in"}, true},
      {{"--date-from", "field", "in"}, true},
  };
  for (const Case& c : cases) {
    CAPTURE(fmt::format("{}", fmt::join(c.words, " ")));
    CHECK((reading_rules(parse(c.words)) != before) == c.changes);
  }
  const std::string table = folder.write("table.csv", "id,source\na,Wire\n");
  const std::string with_table = reading_rules(parse({"--metadata", table, "in"}));
  folder.write("table.csv", "id,source\na,Other\n");
  CHECK(reading_rules(parse({"--metadata", table, "in"})) != with_table);
}

}  // namespace
}  // namespace dateline
