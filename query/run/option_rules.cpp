// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/option_rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "common/support/failure.hpp"

namespace dateline {

namespace {

// Each chooses what the program prints; --facet, --significant and --with may stand together.
constexpr auto kTasks = std::to_array<std::string_view>({"count",
                                                         "show",
                                                         "facet",
                                                         "significant",
                                                         "with",
                                                         "complete",
                                                         "timeline",
                                                         "coverage",
                                                         "info",
                                                         "kwic",
                                                         "sentences",
                                                         "explain",
                                                         "explain-id"});

// What an option cannot be with.
struct Clash {
  std::string_view option;
  std::span<const std::string_view> others;
};

constexpr auto kNotListed = std::to_array<std::string_view>({"count",
                                                             "show",
                                                             "facet",
                                                             "significant",
                                                             "with",
                                                             "complete",
                                                             "timeline",
                                                             "coverage",
                                                             "info",
                                                             "explain",
                                                             "explain-id"});
// What a template takes the place of.
constexpr auto kFormatting =
    std::to_array<std::string_view>({"format", "fields", "long", "partial"});
constexpr auto kNotBatched = std::to_array<std::string_view>({"show",
                                                              "facet",
                                                              "significant",
                                                              "with",
                                                              "complete",
                                                              "timeline",
                                                              "coverage",
                                                              "info",
                                                              "explain",
                                                              "explain-id",
                                                              "after"});

// What has no undated articles, or says what a query as it is written means.
constexpr auto kNotUndated = std::to_array<std::string_view>(
    {"show", "complete", "timeline", "coverage", "info", "explain", "explain-id"});

constexpr auto kClashes = std::to_array<Clash>({
    {"limit", kNotListed},
    {"offset", kTasks},
    {"sort", kNotListed},
    {"after", kNotListed},
    {"partial", kTasks},
    {"fields", kTasks},
    {"long", kTasks},
    {"template", kTasks},
    {"template", kFormatting},
    {"batch", kNotBatched},
    {"null", kNotListed},
    {"undated", kNotUndated},
});

// What an option needs one of.
struct Need {
  std::string_view option;
  std::string_view needed;
};

constexpr auto kNeeds =
    std::to_array<Need>({{"compare", "timeline"}, {"share", "timeline"}, {"by", "timeline"}});

[[noreturn]] void refuse_pair(std::string_view option, std::string_view other) {
  throw Failure(ExitCode::kUsage,
                fmt::format("--{} does not go with --{}", option, other),
                "leave one of them out");
}

bool may_stand_together(std::string_view task, std::string_view other) {
  const auto counts_values = [](std::string_view name) {
    return name == "facet" || name == "significant" || name == "with";
  };
  return counts_values(task) && counts_values(other);
}

void check_tasks(const Arguments& arguments) {
  std::string_view task;
  for (const std::string_view each : kTasks) {
    if (!arguments.has(each)) {
      continue;
    }
    if (!task.empty() && !may_stand_together(task, each)) {
      refuse_pair(task, each);
    }
    task = each;
  }
}

bool is_any_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::ranges::find(values, value) != values.end();
}

void check_format(const Arguments& arguments) {
  const std::string format = arguments.value("format");
  const auto needs_format = [&](std::string_view option,
                                std::initializer_list<std::string_view> formats) {
    if (arguments.has(option) && !is_any_of(format, formats)) {
      throw Failure(ExitCode::kUsage,
                    fmt::format("--{} has no meaning with --format {}", option, format),
                    fmt::format("it goes with --format {}", fmt::join(formats, ", ")));
    }
  };
  needs_format("fields", {"csv", "tsv", "json", "jsonl"});
  needs_format("long", {"csv", "tsv"});
  needs_format("partial", {"text", "json", "jsonl"});
  const bool is_by_row = arguments.has("template") || !arguments.has("format");
  if (!is_by_row) {
    needs_format("null", {"csv", "tsv", "ids"});
  }
  for (const std::string_view task :
       {"show", "facet", "significant", "with", "timeline", "coverage"}) {
    if (task == "show") {
      needs_format(task, {"text", "json", "jsonl"});
    } else {
      needs_format(task, {"text", "json", "jsonl", "csv", "tsv"});
    }
  }
  needs_format("info", {"text", "json"});
  for (const std::string_view task : {"count", "explain", "explain-id", "complete"}) {
    needs_format(task, {"text"});
  }
  const bool are_passages = arguments.has("kwic") || arguments.has("sentences");
  if (!are_passages) {
    return;
  }
  const std::string_view passages = arguments.has("kwic") ? "kwic" : "sentences";
  if (is_any_of(format, {"ids", "trec"})) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--format {} has no meaning with --{}", format, passages),
                  "use text, json, jsonl, csv or tsv");
  }
  if (arguments.has("null") && !arguments.has("format")) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--null has no meaning with --{} as text", passages),
                  "add --format csv or tsv");
  }
}

}  // namespace

void check_options(const Arguments& arguments) {
  check_tasks(arguments);
  for (const Clash& clash : kClashes) {
    for (const std::string_view other : clash.others) {
      if (arguments.has(clash.option) && arguments.has(other)) {
        refuse_pair(clash.option, other);
      }
    }
  }
  for (const Need& need : kNeeds) {
    if (arguments.has(need.option) && !arguments.has(need.needed)) {
      throw Failure(ExitCode::kUsage,
                    fmt::format("--{} needs --{}", need.option, need.needed),
                    fmt::format("add --{}", need.needed));
    }
  }
  check_format(arguments);
}

}  // namespace dateline
