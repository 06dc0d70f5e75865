// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/task_options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "common/support/hash.hpp"
#include "indexer/run/input_lines.hpp"

namespace dateline {

namespace {

// Counted up when a reader makes something else of the same bytes: files are read again then.
constexpr int kReadersVersion = 1;

struct TaskFlag {
  std::string_view flag;
  Task task;
};

constexpr auto kTaskFlags = std::to_array<TaskFlag>({{"rebuild", Task::kRebuild},
                                                     {"rollback", Task::kRollBack},
                                                     {"delete", Task::kDelete},
                                                     {"delete-from", Task::kDelete},
                                                     {"delete-query", Task::kDelete},
                                                     {"purge", Task::kPurge},
                                                     {"why", Task::kWhy}});

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw Failure(ExitCode::kUsage, message, hint);
}

bool has_input(const Arguments& arguments) {
  return !arguments.positional().empty() || arguments.has("root") || arguments.has("retry-rejects");
}

// Ids stand as words behind the option; a path has no meaning there.
bool takes_words(Task task) {
  return task == Task::kDelete || task == Task::kPurge || task == Task::kWhy;
}

void refuse_what_is_left_out(const Arguments& arguments, Task task) {
  const auto needs = [&](std::string_view flag, std::string_view other) {
    if (arguments.has(flag) && !arguments.has(other)) {
      refuse(fmt::format("--{} says nothing without --{}", flag, other),
             fmt::format("give --{} too, or leave --{} out", other, flag));
    }
  };
  needs("yes", "delete-query");
  needs("reason", "purge");
  needs("to", "rollback");
  if (task == Task::kPurge && arguments.value("reason").empty()) {
    refuse("--purge needs a --reason", "the ledger of the index keeps it, for those who ask later");
  }
}

using TaskSet = unsigned;

constexpr TaskSet only(std::initializer_list<Task> tasks) {
  TaskSet set = 0;
  for (const Task task : tasks) {
    set |= 1U << static_cast<unsigned>(task);
  }
  return set;
}

constexpr TaskSet kReading = only({Task::kIndex});
constexpr TaskSet kBuilding = only({Task::kIndex, Task::kRebuild});

// Options that say something about some tasks only. One that stands in a configuration is for the
// runs that it is about.
struct TaskOption {
  std::string_view flag;
  TaskSet tasks;
};

constexpr auto kTaskOptions = std::to_array<TaskOption>({
    {"root", kReading},
    {"retry-rejects", kReading},
    {"include", kReading},
    {"exclude", kReading},
    {"input-format", kReading},
    {"map", kReading},
    {"max-article-bytes", kReading},
    {"rejects", kReading},
    {"metadata", kReading},
    {"path-fields", kReading},
    {"set", kReading},
    {"collection", kReading},
    {"date-from", kReading},
    {"assume-year", kReading},
    {"timezone", kReading},
    {"mirror", kReading},
    {"retain", kReading},
    {"max-delete", kReading},
    {"dry-run", kReading},
    {"all-or-nothing", kReading},
    {"publish-every", kReading},
    {"report", kReading},
    {"metrics", kReading},
    {"language", kBuilding},
    {"date-order", kBuilding},
    {"keep-boilerplate", kBuilding},
    {"no-entities", kBuilding},
    {"jobs", kBuilding},
    {"memory", kBuilding},
    {"optimize", only({Task::kIndex, Task::kOptimize})},
    {"keep", only({Task::kIndex, Task::kOptimize, Task::kRebuild, Task::kDelete, Task::kPurge})},
});

// Pairs of which one takes from the other what it says.
struct Contradiction {
  std::string_view flag;
  std::string_view other;
};

constexpr auto kContradictions = std::to_array<Contradiction>({
    {"optimize", "dry-run"},
    {"all-or-nothing", "dry-run"},
    {"publish-every", "dry-run"},
    {"publish-every", "all-or-nothing"},
    {"mirror", "retry-rejects"},
    {"include", "retry-rejects"},
    {"exclude", "retry-rejects"},
});

bool is_asked(const Arguments& arguments, std::string_view flag) {
  return arguments.has(flag) && !arguments.is_setting(flag);
}

void refuse_what_has_no_effect(const Arguments& arguments, Task task, std::string_view asked) {
  for (const TaskOption& row : kTaskOptions) {
    if (is_asked(arguments, row.flag) && (row.tasks & only({task})) == 0) {
      refuse(fmt::format("--{} does not go with --{}", row.flag, asked),
             fmt::format("leave --{} out: it would have no effect", row.flag));
    }
  }
  for (const Contradiction& row : kContradictions) {
    if (is_asked(arguments, row.flag) && is_asked(arguments, row.other)) {
      refuse(fmt::format("--{} does not go with --{}", row.flag, row.other),
             fmt::format("leave one of them out: --{} would have no effect", row.flag));
    }
  }
  if (is_asked(arguments, "max-delete") && !arguments.has("mirror") && !arguments.has("retain")) {
    refuse("--max-delete says nothing without --mirror or --retain",
           "what --delete names goes, however much it is");
  }
  const auto is_pipe = [](const std::string& path) { return path == "-"; };
  if (is_asked(arguments, "mirror") && task == Task::kIndex && !arguments.has("root") &&
      std::ranges::all_of(arguments.positional(), is_pipe)) {
    refuse("--mirror compares the index with folders, and standard input is none",
           "name the folder of the archive, or leave --mirror out");
  }
}

DeletionLimit read_limit(const std::string& text) {
  DeletionLimit limit;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit.number);
  const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
  limit.is_percent = rest == "%";
  if (error != std::errc{} || (!rest.empty() && rest != "%") ||
      (limit.is_percent && limit.number > 100)) {
    refuse(fmt::format("--max-delete takes a number of articles or a percentage, not '{}'", text),
           "for example --max-delete 500 or --max-delete 10%");
  }
  return limit;
}

std::vector<std::string> read_targets(const Arguments& arguments, Task task) {
  std::vector<std::string> targets;
  for (const std::string_view flag : {"delete", "purge", "why"}) {
    const std::vector<std::string> values = arguments.values(flag);
    targets.insert(targets.end(), values.begin(), values.end());
  }
  if (takes_words(task)) {
    targets.insert(targets.end(), arguments.positional().begin(), arguments.positional().end());
  }
  if (arguments.has("delete-from")) {
    const std::vector<std::string> lines =
        read_input_lines(arguments.value("delete-from"), "delete-from");
    targets.insert(targets.end(), lines.begin(), lines.end());
  }
  return targets;
}

}  // namespace

Task read_task(const Arguments& arguments) {
  Task task = Task::kIndex;
  std::string_view asked;
  for (const TaskFlag& row : kTaskFlags) {
    if (!arguments.has(row.flag)) {
      continue;
    }
    if (task != Task::kIndex && task != row.task) {
      refuse(fmt::format("--{} and --{} are two tasks", asked, row.flag),
             "call the program once for each");
    }
    task = row.task;
    asked = row.flag;
  }
  refuse_what_is_left_out(arguments, task);
  if (task == Task::kIndex && !has_input(arguments)) {
    if (!arguments.has("optimize")) {
      refuse("no path given", "name files or directories to index, or - for standard input");
    }
    task = Task::kOptimize;
    asked = "optimize";
  }
  if (task == Task::kIndex && arguments.has("retry-rejects") &&
      (!arguments.positional().empty() || arguments.has("root"))) {
    refuse("--retry-rejects reads what the file names, not a path",
           "leave out the path, or --retry-rejects");
  }
  if (task != Task::kIndex && !takes_words(task) && !arguments.positional().empty()) {
    refuse(fmt::format("--{} takes no path", asked), "leave it out, or call the program twice");
  }
  refuse_what_has_no_effect(arguments, task, asked);
  return task;
}

SourceOptions read_sources(const Arguments& arguments) {
  SourceOptions sources{
      arguments.positional(), arguments.values("include"), arguments.values("exclude")};
  for (const std::string& root : arguments.values("root")) {
    const std::size_t equals = root.find('=');
    const std::string name = root.substr(0, equals);
    if (equals == std::string::npos || equals == 0 || equals + 1 == root.size() ||
        name.find('/') != std::string::npos) {
      refuse(fmt::format("--root {} is not NAME=DIR", root),
             "for example --root wire=/srv/archive/wire; a name has no slash");
    }
    const std::string path = root.substr(equals + 1);
    if (!sources.names.emplace(path, name).second) {
      refuse(fmt::format("--root names {} twice", path), "one name for each folder");
    }
    for (const auto& [other_path, other_name] : sources.names) {
      if (other_name == name && other_path != path) {
        refuse(fmt::format("--root gives {} and {} one name", other_path, path),
               "one folder for each name");
      }
    }
    sources.roots.push_back(path);
  }
  return sources;
}

Day first_day_kept(const std::string& text, Day today) {
  constexpr int kMostYears = 1000;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const auto within = [&](int units_per_year) { return number <= kMostYears * units_per_year; };
  if (error == std::errc{} && number > 0) {
    const std::chrono::year_month_day date(today);
    const auto back = [&](std::chrono::months months) {
      const std::chrono::year_month_day day = date - months;
      return Day(day.ok() ? day : day.year() / day.month() / std::chrono::last);
    };
    if (unit == "d" && within(366)) {
      return today - std::chrono::days(number);
    }
    if (unit == "w" && within(53)) {
      return today - std::chrono::days(7 * number);
    }
    if (unit == "m" && within(12)) {
      return back(std::chrono::months(number));
    }
    if (unit == "y" && within(1)) {
      return back(std::chrono::months(12 * number));
    }
  }
  refuse(fmt::format("--retain takes a span of time, not '{}'", text),
         "a number and y, m, w or d, of 1000 years at most: --retain 10y keeps ten years");
}

void read_upkeep(const Arguments& arguments, IndexOptions& options) {
  constexpr long long kMostStates = 1000;
  constexpr long long kLongestInterval = 7LL * 86400;
  options.is_mirror = arguments.has("mirror");
  options.deletion_limit = read_limit(arguments.value("max-delete"));
  if (arguments.has("retain")) {
    options.expiry =
        first_day_kept(arguments.value("retain"),
                       std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  }
  options.kept_contents = static_cast<std::size_t>(whole_number(arguments, "keep", 1, kMostStates));
  options.creation = arguments.has("no-create") ? Creation::kForbidden : Creation::kAllowed;
  options.is_dry = arguments.has("dry-run");
  options.is_all_or_nothing = arguments.has("all-or-nothing");
  options.optimizes = arguments.has("optimize");
  options.publish_interval =
      std::chrono::seconds(whole_number(arguments, "publish-every", 1, kLongestInterval));
  options.targets = read_targets(arguments, options.task);
  options.delete_query = arguments.value("delete-query");
  options.is_confirmed = arguments.has("yes");
  options.reason = arguments.value("reason");
  if (arguments.has("to")) {
    options.rollback_target = static_cast<std::uint64_t>(
        whole_number(arguments, "to", 1, std::numeric_limits<long long>::max()));
  }
}

std::string reading_rules(const Arguments& arguments) {
  std::string text = fmt::format("readers {}", kReadersVersion);
  for (const std::string_view flag : {"input-format",
                                      "map",
                                      "max-article-bytes",
                                      "path-fields",
                                      "set",
                                      "date-order",
                                      "date-from",
                                      "assume-year",
                                      "collection"}) {
    text += fmt::format("\n{}", flag);
    for (const std::string& value : arguments.values(flag)) {
      text += fmt::format("\n {}", value);
    }
  }
  if (arguments.has("metadata")) {
    text += "\nmetadata\n " + read_file(arguments.value("metadata"));
  }
  constexpr std::size_t kDigits = 16;
  return to_hex(hash_content(text)).substr(0, kDigits);
}

}  // namespace dateline
