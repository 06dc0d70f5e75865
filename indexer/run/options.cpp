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

namespace dateline {

namespace {

constexpr auto kFlags = std::to_array<Flag>({
    {"index",
     'i',
     FlagKind::kValue,
     "PATH",
     "",
     "Index",
     "index to write; made if it is not there"},
    {"language",
     '\0',
     FlagKind::kValue,
     "NAME",
     "",
     "Index",
     "language of the stemmer, any that Snowball has, or none; an index keeps the one it was made "
     "with (english unless given)"},
    {"timezone",
     '\0',
     FlagKind::kValue,
     "ZONE",
     "",
     "Index",
     "zone of times that are in UTC or name none: Europe/Berlin or +01:00; it says what day they "
     "are of, and an index keeps the one it was made with (UTC unless given)"},
    {"lock-timeout",
     '\0',
     FlagKind::kValue,
     "SECONDS",
     "10",
     "Index",
     "wait so long for another run that is writing"},
    {"include",
     '\0',
     FlagKind::kList,
     "GLOB",
     "",
     "Input",
     "read only files that match; a glob with a slash is held against the path below the root, ** "
     "crosses folders"},
    {"exclude",
     '\0',
     FlagKind::kList,
     "GLOB",
     "",
     "Input",
     "pass over files and folders that match; wins over --include"},
    {"input-format",
     '\0',
     FlagKind::kValue,
     "NAME",
     "",
     "Input",
     "read everything as one format, whatever it looks like: text, json, jsonl, csv, html, nitf, "
     "newsml, feed (RSS and Atom), trec, reuters, warc or mail"},
    {"map",
     '\0',
     FlagKind::kList,
     "FIELD=KEY",
     "",
     "Input",
     "take a field from this key of the records; a.b is key b of object a"},
    {"max-article-bytes",
     '\0',
     FlagKind::kValue,
     "SIZE",
     "16MB",
     "Input",
     "leave out records that are larger"},
    {"keep-boilerplate",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Input",
     "index lines that are no part of an article too (\"Leave a Reply\", \"READ MORE: ...\"); "
     "they are shown but not searched otherwise"},
    {"no-entities",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Input",
     "do not look for people, organisations and places in the text: faster, and person:, org: and "
     "place: know only what the publisher names"},
    {"rejects",
     '\0',
     FlagKind::kValue,
     "FILE",
     "",
     "Input",
     "write what is left out to FILE, a JSON object a line with its place and the reason"},
    {"retry-rejects",
     '\0',
     FlagKind::kValue,
     "FILE",
     "",
     "Input",
     "read what an earlier run wrote by --rejects once more, instead of PATH",
     Configurable::kNo},
    {"metadata",
     '\0',
     FlagKind::kValue,
     "FILE",
     "",
     "What the input lacks",
     "CSV with a column path or id and columns of fields"},
    {"path-fields",
     '\0',
     FlagKind::kValue,
     "PATTERN",
     "",
     "What the input lacks",
     "read fields from paths, as in '{source}/{year}/{month}/{day}/*'"},
    {"set",
     '\0',
     FlagKind::kList,
     "FIELD=VALUE",
     "",
     "What the input lacks",
     "the same value for every article that has none"},
    {"date-order",
     '\0',
     FlagKind::kValue,
     "ORDER",
     "",
     "Publication dates",
     "how the input writes dates of three numbers, as 3/4/2022: mdy, dmy or ymd; without it those "
     "that could be two days are not trusted"},
    {"date-from",
     '\0',
     FlagKind::kValue,
     "LIST",
     "",
     "Publication dates",
     "believe dates of these origins only: field, json-ld, meta, supplied, url, path, time, "
     "dateline, text, retrieved, with commas between"},
    {"assume-year",
     '\0',
     FlagKind::kValue,
     "YEAR",
     "",
     "Publication dates",
     "year of datelines that give month and day only, as \"PARIS, Feb 26 -\", where no path tells"},
    {"collection",
     '\0',
     FlagKind::kValue,
     "NAME",
     "",
     "What the input lacks",
     "put NAME: before every id, so that two archives may use the same ids"},
    {"jobs", 'j', FlagKind::kValue, "N", "", "Run", "workers; one for each core unless given"},
    {"memory",
     '\0',
     FlagKind::kValue,
     "SIZE",
     "512MB",
     "Run",
     "memory for the whole run; fewer workers run where it is short"},
    {"quiet", 'q', FlagKind::kSwitch, "", "", "Run", "print no summary and no progress"},
    {"report",
     '\0',
     FlagKind::kValue,
     "FILE",
     "",
     "Run",
     "write what the run did to FILE as a JSON object, also when it fails"},
    {"metrics",
     '\0',
     FlagKind::kValue,
     "FILE",
     "",
     "Run",
     "write what the run did to FILE as metrics of Prometheus, for the textfile collector, also "
     "when it fails"},
    {kLogFormatFlag,
     '\0',
     FlagKind::kValue,
     "FORMAT",
     "text",
     "Run",
     "messages on standard error as text for people or json, an object a line"},
    {"log-level",
     '\0',
     FlagKind::kValue,
     "LEVEL",
     "warning",
     "Run",
     "the least that is told: error, warning, info or debug"},
    kConfigFlag,
    kPrintConfigFlag,
    kHelpFlag,
    kVersionFlag,
    kManualFlag,
});

constexpr auto kExamples = std::to_array<ExampleRow>({
    {"dateline-index --index news.index /srv/archive",
     "index every article below a directory; run it again when there are new ones"},
    {"zcat wire.jsonl.gz | dateline-index --index news.index --set source='Larkspur Wire' -",
     "index JSON Lines from a pipe and say which paper they are from"},
    {"dateline-index --index news.index --rejects left-out.jsonl /srv/archive",
     "keep a list of what could not be read; --retry-rejects left-out.jsonl tries it again"},
    {"dateline-index --index news.index --map title=headline.main articles.jsonl",
     "take titles from a nested key"},
});

constexpr auto kEnvironment = std::to_array<EnvironmentRow>({kIndexVariable,
                                                             kOptionVariables,
                                                             kDataHomeVariable,
                                                             kConfigurationHomeVariable,
                                                             kNoColourVariable});

constexpr auto kExitCodes = std::to_array<ExitCodeRow>({
    {0, "all of the input is indexed"},
    {1, "the run failed; the index is as it was"},
    {2, "an option or a path is wrong; nothing was written"},
    {3, "indexed, but some of the input was rejected"},
    {10, "the path given as index is something else, damaged, or of another version"},
    {74, "the disk is full or failing; the index is as it was"},
    {75, "another run is writing the index"},
});

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

const Program& index_program() {
  static const Program program{"dateline-index",
                               "Index a news archive, so that dateline-query can search it.",
                               "[OPTION]... PATH...",
                               "",
                               kFlags,
                               kExamples,
                               kEnvironment,
                               kExitCodes,
                               "index.conf"};
  return program;
}

IndexOptions read_index_options(const Arguments& arguments) {
  const bool retries = arguments.has("retry-rejects");
  if (arguments.positional().empty() && !retries) {
    throw Failure(ExitCode::kUsage,
                  "no path given",
                  "name files or directories to index, or - for standard input");
  }
  if (!arguments.positional().empty() && retries) {
    throw Failure(ExitCode::kUsage,
                  "--retry-rejects reads what the file names, not a path",
                  "leave out the path, or --retry-rejects");
  }
  IndexOptions options;
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
  if (retries) {
    options.retry = read_retry(arguments.value("retry-rejects"));
  }
  options.sources = {
      arguments.positional(), arguments.values("include"), arguments.values("exclude")};
  options.reading.mappings = read_map_options(arguments.values("map"));
  options.completion = read_completion(arguments);
  options.dating = read_dating(arguments);
  check_set_dates(options.completion, options.dating.order);
  options.enrichment.marks_boilerplate = !arguments.has("keep-boilerplate");
  options.enrichment.finds_entities = !arguments.has("no-entities");
  options.enrichment.date_order = options.dating.order;
  return options;
}

}  // namespace dateline
