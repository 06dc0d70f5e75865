// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/options.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <unistd.h>

#include <fmt/format.h>

#include "common/calendar/local_time.hpp"
#include "common/cli/standard_flags.hpp"
#include "common/support/failure.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/columns.hpp"
#include "query/run/saved_queries.hpp"

namespace dateline {

namespace {

// Hidden (no group): the build makes dateline-query-language(7) with it.
constexpr Flag kLanguageManualFlag{
    "generate-language-manual", '\0', FlagKind::kSwitch, "", "", "", ""};

constexpr auto kFlags = std::to_array<Flag>({
    {"index", 'i', FlagKind::kValue, "PATH", "", "Search", "index to search"},
    {"limit",
     'n',
     FlagKind::kValue,
     "N",
     "",
     "Search",
     "show at most N articles, 0 for all; 10 in text, 100 in json, all in the other formats "
     "unless given"},
    {"offset", '\0', FlagKind::kValue, "N", "0", "Search", "pass over the first N articles"},
    {"sort",
     's',
     FlagKind::kValue,
     "ORDER",
     "relevance",
     "Search",
     "order by relevance, newest or oldest; undated articles come last in both date orders. An "
     "export of all matches is in order of date unless given"},
    {"now",
     '\0',
     FlagKind::kValue,
     "TIME",
     "",
     "Search",
     "take this for the present in dates such as yesterday, as 2022-03-01 or 2022-03-01T12:00Z"},
    {"queries",
     '\0',
     FlagKind::kValue,
     "FILE",
     "",
     "Search",
     "read saved queries (query:NAME) from this file, a line NAME = QUERY each"},
    {"timeout",
     '\0',
     FlagKind::kValue,
     "SECONDS",
     "10",
     "Search",
     "end a query that takes longer, 0 for never; with --limit 0 never unless given"},
    {"explain",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Understanding a query",
     "do not list articles: print how the query is read, what its dates and wildcards stand for "
     "and how many articles each part matches"},
    {"explain-id",
     '\0',
     FlagKind::kValue,
     "ID",
     "",
     "Understanding a query",
     "print for each part of the query whether the article with this id matches it, and why not"},
    {"format",
     'f',
     FlagKind::kValue,
     "FORMAT",
     "text",
     "Output",
     "print text for people; json (one object), jsonl (an object a line), csv, tsv or ids for "
     "scripts"},
    {"fields",
     '\0',
     FlagKind::kValue,
     "A,B,C",
     "",
     "Output",
     "columns of csv and tsv; id,date,date_precision,source,section,title,byline,url,words unless "
     "given; also date_origin, language, path, text, snippet, rank and weight"},
    {"null",
     '0',
     FlagKind::kSwitch,
     "",
     "",
     "Output",
     "end each row of csv, tsv and ids with a NUL byte, for xargs -0"},
    {"count",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Output",
     "print nothing but the number of articles that match"},
    {"partial",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Output",
     "let json and jsonl go on, like text, with articles that have some of the words when fewer "
     "than the limit have all; each is flagged"},
    {"color",
     '\0',
     FlagKind::kValue,
     "WHEN",
     "auto",
     "Output",
     "colour the text: auto (on a terminal), always or never"},
    {"help-syntax",
     '\0',
     FlagKind::kSwitch,
     "",
     "",
     "Other",
     "print the query language on one screen and exit"},
    kHelpFlag,
    kVersionFlag,
    kManualFlag,
    kLanguageManualFlag,
});

constexpr auto kExamples = std::to_array<ExampleRow>({
    {"dateline-query NATO response force Canada",
     "articles with all the words, best first; when there are few, articles with some follow"},
    {"dateline-query '\"response force\" Latvia date:2022'",
     "a phrase and a word, published in 2022"},
    {"dateline-query '(nato OR otan) NEAR/5 canad* -title:hockey'",
     "words near each other, words that begin so, and a word that must not stand in the headline"},
    {"dateline-query -n 3 --sort newest flood", "the three newest articles on floods"},
    {"dateline-query -f jsonl flood | jq -r .title", "titles of all articles on floods"},
    {"dateline-query -f csv --fields date,source,title flood >floods.csv",
     "a table of all articles on floods, oldest first"},
    {"dateline-query --count flood date:2013", "how many there were in 2013"},
});

constexpr auto kEnvironment = std::to_array<EnvironmentRow>(
    {kIndexVariable, kDataHomeVariable, kConfigurationHomeVariable, kNoColourVariable});

constexpr auto kExitCodes = std::to_array<ExitCodeRow>({
    {0, "at least one article matches fully"},
    {1, "no article matches fully"},
    {2, "the query, an option or the index is wrong"},
    {4, "the query took longer than --timeout, or reading the index or writing the output failed"},
});

constexpr std::uint64_t kTextLimit = 10;
constexpr std::uint64_t kJsonLimit = 100;
constexpr long long kMostHits = std::numeric_limits<std::uint32_t>::max();

std::uint64_t default_limit(RenderFormat format) {
  switch (format) {
    case RenderFormat::kText: return kTextLimit;
    case RenderFormat::kJson: return kJsonLimit;
    case RenderFormat::kJsonLines:
    case RenderFormat::kCsv:
    case RenderFormat::kTsv:
    case RenderFormat::kIds: break;
  }
  return 0;
}

Colour colour_from(const Arguments& arguments) {
  constexpr std::array<std::string_view, 3> kWhen = {"auto", "always", "never"};
  switch (choice(arguments, "color", kWhen)) {
    case 0: return wants_colour(STDOUT_FILENO) ? Colour::kOn : Colour::kOff;
    case 1: return Colour::kOn;
    default: return Colour::kOff;
  }
}

std::chrono::sys_seconds now_from(const Arguments& arguments) {
  if (!arguments.has("now")) {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  }
  const std::string text = arguments.value("now");
  const Result<Timestamp> now = parse_timestamp(text);
  if (!now) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--now: {}", now.error().message),
                  "write it as 2022-03-01 or 2022-03-01T12:00Z");
  }
  // A time without a zone, and a day alone, are meant where the user is.
  if (now->offset) {
    return now->instant;
  }
  const Day day = std::chrono::floor<std::chrono::days>(now->instant);
  return local_midnight(day) + (now->instant - std::chrono::sys_seconds(day));
}

std::vector<const Column*> columns_from(const Arguments& arguments) {
  std::vector<const Column*> columns;
  if (!arguments.has("fields")) {
    for (const std::string_view name : kDefaultColumns) {
      columns.push_back(find_column(name));
    }
    return columns;
  }
  const std::string text = arguments.value("fields");
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const std::string name = text.substr(at, end - at);
    columns.push_back(find_column(name));
    if (columns.back() == nullptr) {
      std::vector<std::string_view> names;
      for (const Column& column : all_columns()) {
        names.push_back(column.name);
      }
      throw Failure(ExitCode::kUsage,
                    fmt::format("--fields: there is no column '{}'", name),
                    fmt::format("columns are {}", fmt::join(names, ", ")));
    }
    at = end + 1;
  }
  return columns;
}

std::chrono::seconds timeout_from(const Arguments& arguments, std::uint64_t limit) {
  constexpr long long kLongest = 24LL * 60 * 60;
  if (limit == 0 && !arguments.has("timeout")) {
    return std::chrono::seconds(0);
  }
  return std::chrono::seconds(whole_number(arguments, "timeout", 0, kLongest));
}

Task task_from(const Arguments& arguments) {
  if (arguments.has("help-syntax")) {
    return Task::kHelpSyntax;
  }
  if (arguments.has(kLanguageManualFlag.name)) {
    return Task::kLanguageManual;
  }
  if (arguments.has("explain-id")) {
    return Task::kExplainArticle;
  }
  if (arguments.has("count")) {
    return Task::kCount;
  }
  return arguments.has("explain") ? Task::kExplain : Task::kSearch;
}

}  // namespace

const Program& query_program() {
  static const Program program{"dateline-query",
                               "Search a news archive that dateline-index has indexed.",
                               "[OPTION]... QUERY...",
                               "to exclude a word write NOT word, or -- before the query",
                               kFlags,
                               kExamples,
                               kEnvironment,
                               kExitCodes};
  return program;
}

QueryOptions read_query_options(const Arguments& arguments) {
  QueryOptions options;
  options.task = task_from(arguments);
  if (options.task == Task::kHelpSyntax || options.task == Task::kLanguageManual) {
    return options;
  }
  if (arguments.positional().empty()) {
    throw Failure(ExitCode::kUsage,
                  "no query given",
                  "say what to search for, as in: dateline-query NATO response force");
  }
  constexpr std::array<std::string_view, 3> kOrders = {"relevance", "newest", "oldest"};
  options.index = index_path(arguments);
  options.explained_id = arguments.value("explain-id");
  options.now = now_from(arguments);
  if (arguments.has("queries") && !std::filesystem::is_regular_file(arguments.value("queries"))) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--queries: {} is not a file", arguments.value("queries")),
                  "name a file with a line NAME = QUERY for each saved query");
  }
  options.saved_queries =
      arguments.has("queries") ? arguments.value("queries") : saved_queries_path().string();
  options.query = fmt::format("{}", fmt::join(arguments.positional(), " "));
  options.render.format = static_cast<RenderFormat>(choice(arguments, "format", kFormatNames));
  options.render.colour = colour_from(arguments);
  options.render.width = terminal_width(STDOUT_FILENO);
  options.request.offset =
      static_cast<std::uint64_t>(whole_number(arguments, "offset", 0, kMostHits));
  options.request.limit =
      arguments.has("limit")
          ? static_cast<std::uint64_t>(whole_number(arguments, "limit", 0, kMostHits))
          : default_limit(options.render.format);
  options.request.sort = static_cast<SortOrder>(choice(arguments, "sort", kOrders));
  // A whole export is read by programs that add to it later: by date, then id.
  if (options.request.limit == 0 && !arguments.has("limit") && !arguments.has("sort")) {
    options.request.sort = SortOrder::kOldest;
  }
  options.render.columns = columns_from(arguments);
  options.render.row_end = arguments.has("null") ? RowEnd::kNul : RowEnd::kLine;
  // A whole export holds matches only.
  const bool fills = options.render.format == RenderFormat::kText || arguments.has("partial");
  if (fills && options.request.limit > 0) {
    options.request.partial = PartialMatches::kFill;
  }
  options.timeout = timeout_from(arguments, options.request.limit);
  return options;
}

}  // namespace dateline
