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

// The formats that an option can be with.
struct FormatNeed {
  std::string_view option;
  std::span<const std::string_view> formats;
};

constexpr auto kWithColumns = std::to_array<std::string_view>({"csv", "tsv", "json", "jsonl"});
constexpr auto kTables = std::to_array<std::string_view>({"csv", "tsv"});
constexpr auto kWhole = std::to_array<std::string_view>({"text", "json", "jsonl"});
constexpr auto kCounts = std::to_array<std::string_view>({"text", "json", "jsonl", "csv", "tsv"});
constexpr auto kTextAlone = std::to_array<std::string_view>({"text"});
constexpr auto kRows = std::to_array<std::string_view>({"csv", "tsv", "ids"});

constexpr auto kTextOrJson = std::to_array<std::string_view>({"text", "json"});
constexpr auto kFormatNeeds = std::to_array<FormatNeed>({{"fields", kWithColumns},
                                                         {"long", kTables},
                                                         {"partial", kWhole},
                                                         {"null", kRows},
                                                         {"show", kWhole},
                                                         {"facet", kCounts},
                                                         {"significant", kCounts},
                                                         {"with", kCounts},
                                                         {"timeline", kCounts},
                                                         {"coverage", kCounts},
                                                         {"info", kTextOrJson},
                                                         {"count", kTextAlone},
                                                         {"explain", kTextAlone},
                                                         {"explain-id", kTextAlone},
                                                         {"complete", kTextAlone}});

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

bool is_any_of(std::string_view value, std::span<const std::string_view> values) {
  return std::ranges::find(values, value) != values.end();
}

// Rows are what --null ends: of a template, of ids where no format is given.
bool suits_format(const Arguments& arguments, const FormatNeed& need) {
  const bool is_by_row = arguments.has("template") || !arguments.has("format");
  return !arguments.has(need.option) || (need.option == "null" && is_by_row) ||
         is_any_of(arguments.value("format"), need.formats);
}

bool shows_passages(const Arguments& arguments) {
  return arguments.has("kwic") || arguments.has("sentences");
}

bool is_without_passages(std::string_view format) {
  constexpr auto kFormats = std::to_array<std::string_view>({"ids", "trec"});
  return is_any_of(format, kFormats);
}

void check_format(const Arguments& arguments) {
  const std::string format = arguments.value("format");
  for (const FormatNeed& need : kFormatNeeds) {
    if (!suits_format(arguments, need)) {
      throw Failure(ExitCode::kUsage,
                    fmt::format("--{} has no meaning with --format {}", need.option, format),
                    fmt::format("it goes with --format {}", fmt::join(need.formats, ", ")));
    }
  }
  if (!shows_passages(arguments)) {
    return;
  }
  const std::string_view passages = arguments.has("kwic") ? "kwic" : "sentences";
  if (is_without_passages(format)) {
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

void yield_to_clashes(Arguments& arguments) {
  for (const Clash& clash : kClashes) {
    for (const std::string_view other : clash.others) {
      if (!arguments.has(clash.option) || !arguments.has(other) ||
          arguments.is_setting(clash.option) == arguments.is_setting(other)) {
        continue;
      }
      arguments.drop(arguments.is_setting(clash.option) ? clash.option : other);
    }
  }
}

// Takes away one setting that does not suit the format, or the format that does not suit an option;
// what is left may not suit the new format either.
bool yield_to_format(Arguments& arguments) {
  for (const FormatNeed& need : kFormatNeeds) {
    if (suits_format(arguments, need)) {
      continue;
    }
    if (arguments.is_setting(need.option)) {
      arguments.drop(need.option);
      return true;
    }
    if (arguments.is_setting("format")) {
      arguments.drop("format");
      return true;
    }
  }
  return false;
}

}  // namespace

Arguments without_idle_settings(Arguments arguments) {
  yield_to_clashes(arguments);
  if (shows_passages(arguments) && arguments.is_setting("format") &&
      is_without_passages(arguments.value("format"))) {
    arguments.drop("format");
  }
  while (yield_to_format(arguments)) {
  }
  if (arguments.has("after") && arguments.is_setting("sort") &&
      arguments.value("sort") == "relevance") {
    arguments.drop("sort");
  }
  return arguments;
}

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
