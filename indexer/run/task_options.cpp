// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/task_options.hpp"

#include <array>
#include <charconv>
#include <chrono>
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

// The first day that is kept.
Day read_retention(const std::string& text) {
  constexpr int kMost = 100000;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const Day today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  if (error == std::errc{} && number > 0 && number <= kMost) {
    const std::chrono::year_month_day date(today);
    const auto back = [&](std::chrono::months months) {
      const std::chrono::year_month_day day = date - months;
      return Day(day.ok() ? day : day.year() / day.month() / std::chrono::last);
    };
    if (unit == "d") {
      return today - std::chrono::days(number);
    }
    if (unit == "w") {
      return today - std::chrono::days(7 * number);
    }
    if (unit == "m") {
      return back(std::chrono::months(number));
    }
    if (unit == "y") {
      return back(std::chrono::months(12 * number));
    }
  }
  refuse(fmt::format("--retain takes a span of time, not '{}'", text),
         "a number and y, m, w or d: --retain 10y keeps ten years");
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
    if (arguments.has("optimize")) {
      return Task::kOptimize;
    }
    refuse("no path given", "name files or directories to index, or - for standard input");
  }
  if (task == Task::kIndex && arguments.has("retry-rejects") &&
      (!arguments.positional().empty() || arguments.has("root"))) {
    refuse("--retry-rejects reads what the file names, not a path",
           "leave out the path, or --retry-rejects");
  }
  if (task != Task::kIndex && !takes_words(task) && !arguments.positional().empty()) {
    refuse(fmt::format("--{} takes no path", asked), "leave it out, or call the program twice");
  }
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

void read_upkeep(const Arguments& arguments, IndexOptions& options) {
  constexpr long long kMostStates = 1000;
  constexpr long long kLongestInterval = 7LL * 86400;
  options.is_mirror = arguments.has("mirror");
  options.deletion_limit = read_limit(arguments.value("max-delete"));
  if (arguments.has("retain")) {
    options.expiry = read_retention(arguments.value("retain"));
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
