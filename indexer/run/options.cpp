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
    {"no-create",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Index",
     "end with exit code 10 where there is no index, as on a disk that is not mounted"},
    {"keep",
     '\0',
     FlagKind::kValue,
     "N",
     "2",
     "Index",
     "how many states of the index stay for --rollback, the newest included"},
    {"root",
     '\0',
     FlagKind::kList,
     "NAME=DIR",
     "",
     "Input",
     "read DIR as PATH is read, and know its files by NAME: the archive may move"},
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
     "read what an earlier run wrote by --rejects once more, instead of PATH"},
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
    {"mirror",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "What goes",
     "take out articles whose files are gone from the folders that this run reads"},
    {"retain",
     '\0',
     FlagKind::kValue,
     "SPAN",
     "",
     "What goes",
     "take out articles published longer ago than 10y, 18m, 6w or 90d; never those without a date, "
     "or with one from a dateline or the text"},
    {"max-delete",
     '\0',
     FlagKind::kValue,
     "LIMIT",
     "10%",
     "What goes",
     "should --mirror and --retain take out more articles than this, a number or a part of the "
     "index, then nothing is taken out; what is new is indexed, with exit code 3"},
    {"delete",
     '\0',
     FlagKind::kList,
     "ID",
     "",
     "What goes",
     "take out the articles of these ids (more may follow as words); one that changes in the "
     "archive comes back"},
    {"delete-from",
     '\0',
     FlagKind::kValue,
     "FILE",
     "",
     "What goes",
     "the same for every line of FILE, - for standard input"},
    {"delete-query",
     '\0',
     FlagKind::kValue,
     "QUERY",
     "",
     "What goes",
     "the same for everything that dateline-query finds; with --yes, otherwise it only says how "
     "many these are"},
    {"yes", 'y', FlagKind::kSwitch, "", "", "What goes", "do what --delete-query would do"},
    {"purge",
     '\0',
     FlagKind::kList,
     "ID",
     "",
     "What goes",
     "take articles out for good: of every state of the index and every file; they never come "
     "back, and a ledger says when and why"},
    {"reason", '\0', FlagKind::kValue, "TEXT", "", "What goes", "why --purge is asked for"},
    {"dry-run",
     'n',
     FlagKind::kSwitch,
     "",
     "",
     "Run",
     "say what would be indexed and taken out, and change nothing"},
    {"all-or-nothing",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Run",
     "publish at the end only, and nothing when told to end before"},
    {"publish-every",
     '\0',
     FlagKind::kValue,
     "SECONDS",
     "600",
     "Run",
     "what a long run has read by then can be searched"},
    {"optimize",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Upkeep",
     "merge all segments into one, after the run if there is a PATH"},
    {"rebuild",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Upkeep",
     "make the index anew from the articles it stores: after a new version of dateline, or to look "
     "for names in all of them"},
    {"rollback",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Upkeep",
     "go back to what the index held before; once more goes forth again"},
    {"to", '\0', FlagKind::kValue, "REVISION", "", "Upkeep", "where --rollback goes"},
    {"why",
     '\0',
     FlagKind::kList,
     "WHAT",
     "",
     "Upkeep",
     "say what became of a path, an id or an address (more may follow as words)"},
    {"verify",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Upkeep",
     "read the index instead of an archive: whether every file is as it was published, and "
     "whether the tables hold of each article what its stored text says"},
    {"quick",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Upkeep",
     "with --verify: compare the files with their checksums, and do not read the tables"},
    {"absent",
     '\0',
     FlagKind::kList,
     "ID",
     "",
     "Upkeep",
     "with --verify: whether nothing is left of the article of that id in any file of the index, "
     "as after a purge"},
    {"quiet", 'q', FlagKind::kSwitch, "", "", "Run", "print no summary and no progress"},
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
    {"dateline-index --quiet --no-create --mirror --index news.index --root wire=/srv/wire",
     "every night: what is new, what changed, what is gone"},
    {"dateline-index --index news.index --purge lwire-20220225-031 --reason 'court order 12/22'",
     "take an article down for good"},
    {"dateline-index --index news.index --verify --quick",
     "check the index against its checksums, as after copying it"},
});

constexpr auto kEnvironment = std::to_array<EnvironmentRow>({kIndexVariable, kDataHomeVariable});

constexpr auto kExitCodes = std::to_array<ExitCodeRow>({
    {0, "all of the input is indexed"},
    {1,
     "the run failed; the index is as it was, or as it was last published; or --absent finds "
     "something"},
    {2, "an option or a path is wrong; nothing was written"},
    {3, "indexed, but some of the input was rejected, or more would have gone than --max-delete"},
    {10, "the path given as index is none, something else, damaged, or of another version"},
    {74, "the disk is full or failing; what was published stays, and is whole"},
    {75, "another run is writing the index"},
    {130, "ended by SIGINT; what was whole by then is published"},
    {143, "ended by SIGTERM, likewise"},
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
                               kExitCodes};
  return program;
}

IndexOptions read_index_options(const Arguments& arguments) {
  IndexOptions options;
  options.task = read_task(arguments);
  options.index = index_path(arguments);
  if (arguments.has("language")) {
    Result<Stemmer> stemmer = Stemmer::create(arguments.value("language"));
    if (!stemmer) {
      throw Failure(ExitCode::kUsage, stemmer.error().message, stemmer.error().hint);
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
  options.rules = reading_rules(arguments);
  return options;
}

}  // namespace dateline
