// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/options.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "common/analysis/stemmer.hpp"
#include "common/calendar/time_zone.hpp"
#include "common/cli/standard_flags.hpp"
#include "common/support/failure.hpp"
#include "indexer/readers/registry.hpp"
#include "indexer/run/task_options.hpp"

namespace dateline {

namespace {

constexpr long long kMostJobs = 256;
constexpr long long kLongestWait = 86400;

CompletionOptions read_completion(const Arguments& arguments) {
  CompletionOptions completion;
  if (arguments.has("metadata")) {
    completion.metadata.emplace(arguments.value("metadata"));
  }
  if (arguments.has("path-fields")) {
    completion.path_fields.emplace(arguments.value("path-fields"));
  }
  completion.set = read_set_options(arguments.values("set"));
  if (arguments.has("collection")) {
    completion.collection = read_collection_option(arguments.value("collection"));
  }
  return completion;
}

// What has one value for the whole run is checked before it.
void check_set_dates(const CompletionOptions& completion, std::optional<NumberOrder> order) {
  for (const auto& [field, value] : completion.set) {
    if (field->kind != ValueKind::kDate) {
      continue;
    }
    if (const Result<Timestamp> date = parse_timestamp(value, order); !date) {
      throw Failure(ExitCode::kUsage,
                    fmt::format("--set date: {}", date.error().message),
                    date.error().code == ErrorCode::kUnsupported ? "--date-order says which"
                                                                 : date.error().hint);
    }
  }
}

DatingRules read_dating(const Arguments& arguments) {
  DatingRules dating;
  if (arguments.has("date-order")) {
    dating.order = read_date_order_option(arguments.value("date-order"));
  }
  if (arguments.has("date-from")) {
    dating.origins = read_date_from_option(arguments.value("date-from"));
  }
  if (arguments.has("assume-year")) {
    dating.year = std::chrono::year(
        static_cast<int>(whole_number(arguments, "assume-year", kFirstYear, kLastYear)));
  }
  return dating;
}

// Its name as the index keeps it.
std::string read_timezone(const std::string& name) {
  const Result<TimeZone> zone = TimeZone::find(name);
  if (!zone) {
    throw Failure(
        ExitCode::kUsage, fmt::format("--timezone: {}", zone.error().message), zone.error().hint);
  }
  return zone->name();
}

}  // namespace

IndexOptions read_index_options(const Arguments& arguments) {
  IndexOptions options;
  options.task = read_task(arguments);
  options.index = index_path(arguments);
  if (arguments.has("language")) {
    Result<Stemmer> stemmer = Stemmer::create(arguments.value("language"));
    if (!stemmer) {
      throw Failure(ExitCode::kUsage,
                    fmt::format("--language: {}", stemmer.error().message),
                    stemmer.error().hint);
    }
    options.language = stemmer->language();
  }
  options.timezone =
      arguments.has("timezone") ? read_timezone(arguments.value("timezone")) : std::string();
  options.jobs = arguments.has("jobs")
                     ? static_cast<std::size_t>(whole_number(arguments, "jobs", 1, kMostJobs))
                     : std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostJobs);
  options.memory = byte_size(arguments, "memory");
  options.max_article_bytes = byte_size(arguments, "max-article-bytes");
  options.lock_timeout =
      std::chrono::seconds(whole_number(arguments, "lock-timeout", 0, kLongestWait));
  options.chatter = arguments.has("quiet") ? Chatter::kQuiet : Chatter::kNormal;
  if (arguments.has("input-format")) {
    options.reader = &reader_of_format(arguments.value("input-format"));
  }
  options.rejects = arguments.has("rejects") ? arguments.value("rejects") : "";
  for (const std::string_view option : {"rejects", "report", "metrics"}) {
    if (arguments.has(option)) {
      options.own_files.emplace_back(arguments.value(option));
    }
  }
  if (arguments.has("retry-rejects")) {
    options.retry = read_retry(arguments.value("retry-rejects"));
  }
  if (options.task == Task::kIndex) {
    options.sources = read_sources(arguments);
  }
  read_upkeep(arguments, options);
  options.reading.mappings = read_map_options(arguments.values("map"));
  options.completion = read_completion(arguments);
  options.dating = read_dating(arguments);
  check_set_dates(options.completion, options.dating.order);
  options.enrichment.marks_boilerplate = !arguments.has("keep-boilerplate");
  options.enrichment.finds_entities = !arguments.has("no-entities");
  options.enrichment.date_order = options.dating.order;
  options.rules = {.files = reading_rules(arguments), .retention = arguments.value("retain")};
  return options;
}

}  // namespace dateline
