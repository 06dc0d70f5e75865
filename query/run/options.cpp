// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include <unistd.h>

#include <fmt/format.h>

#include "common/calendar/local_time.hpp"
#include "common/cli/standard_flags.hpp"
#include "common/support/failure.hpp"
#include "common/terminal/terminal.hpp"
#include "query/render/columns.hpp"
#include "query/run/name_request.hpp"
#include "query/run/option_rules.hpp"
#include "query/run/saved_queries.hpp"

namespace dateline {

namespace {

constexpr long long kMostHits = std::numeric_limits<std::uint32_t>::max();

std::uint64_t default_limit(const RenderOptions& render) {
  constexpr std::uint64_t kText = 10;
  constexpr std::uint64_t kJson = 100;
  constexpr std::uint64_t kTrec = 1000;  // what trec_eval reads
  if (render.row_template || render.passages != Passages::kNone) {
    return 0;
  }
  switch (render.format) {
    case RenderFormat::kText: return kText;
    case RenderFormat::kJson: return kJson;
    case RenderFormat::kTrec: return kTrec;
    case RenderFormat::kJsonLines:
    case RenderFormat::kCsv:
    case RenderFormat::kTsv:
    case RenderFormat::kIds: break;
  }
  return 0;
}

// auto, always or never
bool is_wanted(const Arguments& arguments, std::string_view option, bool by_default) {
  constexpr std::array<std::string_view, 3> kWhen = {"auto", "always", "never"};
  switch (choice(arguments, option, kWhen)) {
    case 0: return by_default;
    case 1: return true;
    default: return false;
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

const Column* column_from(std::string_view option, std::string_view name) {
  const Column* column = find_column(name);
  if (column == nullptr) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--{}: there is no column '{}'", option, name),
                  fmt::format("columns are {}", column_names()));
  }
  return column;
}

// Empty for json and jsonl unless given: they have more than columns.
std::vector<const Column*> columns_from(const Arguments& arguments, RenderFormat format) {
  std::vector<const Column*> columns;
  if (!arguments.has("fields")) {
    if (format == RenderFormat::kCsv || format == RenderFormat::kTsv) {
      for (const std::string_view name : kDefaultColumns) {
        columns.push_back(find_column(name));
      }
    }
    return columns;
  }
  const std::string text = arguments.value("fields");
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    columns.push_back(column_from("fields", std::string_view(text).substr(at, end - at)));
    at = end + 1;
  }
  return columns;
}

const Column* long_column_from(const Arguments& arguments,
                               const std::vector<const Column*>& columns) {
  if (!arguments.has("long")) {
    return nullptr;
  }
  const std::string name = arguments.value("long");
  const Column* column = column_from("long", name);
  if (column->kind != ColumnKind::kList) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--long: an article has one {} only", name),
                  "name a field that may have several values, as matched");
  }
  if (std::ranges::find(columns, column) == columns.end()) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--long: {} is not among the columns", name),
                  fmt::format("add it: --fields id,date,title,{}", name));
  }
  return column;
}

RenderOptions render_options_from(const Arguments& arguments) {
  RenderOptions render;
  render.format = static_cast<RenderFormat>(choice(arguments, "format", kFormatNames));
  if (arguments.has("null") && !arguments.has("format")) {
    render.format = RenderFormat::kIds;
  }
  const bool has_colour = wants_colour(STDOUT_FILENO);
  render.colour = is_wanted(arguments, "color", has_colour) ? Colour::kOn : Colour::kOff;
  const bool has_links = has_colour && render.colour == Colour::kOn;
  render.hyperlinks =
      is_wanted(arguments, "hyperlink", has_links) ? Hyperlinks::kOn : Hyperlinks::kOff;
  render.width = terminal_width(STDOUT_FILENO);
  render.columns = columns_from(arguments, render.format);
  render.long_column = long_column_from(arguments, render.columns);
  render.row_end = arguments.has("null") ? RowEnd::kNul : RowEnd::kLine;
  if (arguments.has("template")) {
    render.row_template = arguments.value("template");
  }
  if (arguments.has("kwic")) {
    render.passages = Passages::kLines;
  } else if (arguments.has("sentences")) {
    render.passages = Passages::kSentences;
  }
  render.batch = arguments.has("batch") ? Batch::kOn : Batch::kOff;
  render.charset = arguments.has("ascii") ? Charset::kAscii : Charset::kUnicode;
  render.measure = arguments.has("share") ? Measure::kShare : Measure::kCount;
  // A chart is for people, a timeline in a pipe for a program that draws its own.
  if (arguments.has("timeline") && !arguments.has("format") && !is_terminal(STDOUT_FILENO)) {
    render.format = RenderFormat::kCsv;
  }
  return render;
}

SearchRequest request_from(const Arguments& arguments, const RenderOptions& render) {
  constexpr std::array<std::string_view, 3> kOrders = {"relevance", "newest", "oldest"};
  SearchRequest request;
  request.offset = static_cast<std::uint64_t>(whole_number(arguments, "offset", 0, kMostHits));
  request.limit = arguments.has("limit")
                      ? static_cast<std::uint64_t>(whole_number(arguments, "limit", 0, kMostHits))
                      : default_limit(render);
  request.sort = static_cast<SortOrder>(choice(arguments, "sort", kOrders));
  request.passages = render.passages;
  const bool is_trec = render.format == RenderFormat::kTrec;
  const bool is_by_date = arguments.has("after") || request.passages != Passages::kNone ||
                          (request.limit == 0 && !is_trec);
  // What is whole is read by programs that add to it later: by date, then id.
  if (is_by_date && !arguments.has("sort")) {
    request.sort = SortOrder::kOldest;
  }
  const bool is_listing = render.format == RenderFormat::kText && !render.row_template &&
                          render.passages == Passages::kNone;
  const bool is_asked_for = arguments.has("partial") && !arguments.is_setting("partial");
  // A whole export holds matches only.
  if ((is_listing || is_trec || arguments.has("partial")) && request.limit > 0) {
    request.partial = PartialMatches::kFill;
  }
  if (is_asked_for && request.limit == 0) {
    throw Failure(ExitCode::kUsage,
                  "--partial has no meaning where all articles are listed",
                  "add --limit N: articles with some of the words fill up to it");
  }
  return request;
}

// FIELD or FIELD:N
FacetRequest facet_from(std::string_view option, const std::string& text) {
  constexpr std::size_t kDefault = 10;
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string_view name = std::string_view(text).substr(0, colon);
  FacetRequest request{find_facet_field(name), kDefault};
  if (request.field == nullptr) {
    std::vector<std::string_view> names(kFacetFields.size());
    std::ranges::transform(kFacetFields, names.begin(), &FacetField::name);
    throw Failure(ExitCode::kUsage,
                  fmt::format("--{}: there is nothing to count by '{}'", option, name),
                  fmt::format("it takes {}", fmt::join(names, ", ")));
  }
  const bool is_date =
      request.field->kind == FacetKind::kYear || request.field->kind == FacetKind::kMonth;
  if (colon == text.size()) {
    request.most = is_date && option == "facet" ? 0 : kDefault;
    return request;
  }
  const std::string_view number = std::string_view(text).substr(colon + 1);
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), request.most);
  if (number.empty() || error != std::errc() || end != number.data() + number.size()) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--{}: '{}' is not a number of values", option, number),
                  fmt::format("write {}:20 for the 20 most frequent, {}:0 for all", name, name));
  }
  return request;
}

std::vector<FacetRequest> facets_from(const Arguments& arguments, std::string_view option) {
  std::vector<FacetRequest> requests;
  for (const std::string& list : arguments.values(option)) {
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      requests.push_back(facet_from(option, list.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
  return requests;
}

// Its two files may both be standard input, which is read once.
std::string aliases_from(const Arguments& arguments) {
  std::string file = arguments.value("aliases");
  if (file == "-" && arguments.value("batch") == "-") {
    throw Failure(ExitCode::kUsage,
                  "--aliases and --batch cannot both read standard input",
                  "name a file for one of them");
  }
  return file;
}

bool is_without_end(const Arguments& arguments, const SearchRequest& request) {
  return request.limit == 0 || arguments.has("batch") || request.passages != Passages::kNone;
}

std::chrono::seconds timeout_from(const Arguments& arguments, const SearchRequest& request) {
  constexpr long long kLongest = 24LL * 60 * 60;
  if (!arguments.has("timeout") && is_without_end(arguments, request) && !arguments.has("count")) {
    return std::chrono::seconds(0);
  }
  return std::chrono::seconds(whole_number(arguments, "timeout", 0, kLongest));
}

Task task_from(const Arguments& arguments) {
  struct Row {
    std::string_view flag;
    Task task;
  };
  constexpr auto kRows = std::to_array<Row>({
      {"help-syntax", Task::kHelpSyntax},
      {kLanguageManualFlag.name, Task::kLanguageManual},
      {"explain-id", Task::kExplainArticle},
      {"count", Task::kCount},
      {"explain", Task::kExplain},
      {"show", Task::kShow},
      {"facet", Task::kFacets},
      {"significant", Task::kFacets},
      {"with", Task::kFacets},
      {"complete", Task::kComplete},
      {"timeline", Task::kTimeline},
      {"coverage", Task::kCoverage},
      {"info", Task::kInfo},
  });
  const auto* const found =
      std::ranges::find_if(kRows, [&](const Row& row) { return arguments.has(row.flag); });
  return found == kRows.end() ? Task::kSearch : found->task;
}

void check_query(const Arguments& arguments, Task task) {
  const bool has_query = !arguments.positional().empty();
  if (arguments.has("batch") && has_query) {
    throw Failure(ExitCode::kUsage,
                  "--batch does not go with a query on the command line",
                  "add the query to the file of the batch");
  }
  if (task == Task::kComplete && has_query) {
    throw Failure(ExitCode::kUsage,
                  "--complete does not go with a query",
                  "it completes a name of the whole archive: leave the query out");
  }
  if (task == Task::kInfo && has_query) {
    throw Failure(ExitCode::kUsage,
                  "--info does not go with a query",
                  "it describes the whole index: leave the query out");
  }
  const bool may_lack = task == Task::kShow || task == Task::kComplete || task == Task::kInfo ||
                        task == Task::kCoverage || arguments.has("with") ||
                        arguments.has("undated");
  if (!arguments.has("batch") && !may_lack && !has_query) {
    throw Failure(ExitCode::kUsage,
                  "no query given",
                  "say what to search for, as in: dateline-query NATO response force");
  }
}

std::filesystem::path saved_queries_from(const Arguments& arguments) {
  if (!arguments.has("queries")) {
    return saved_queries_path();
  }
  if (!std::filesystem::is_regular_file(arguments.value("queries"))) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--queries: {} is not a file", arguments.value("queries")),
                  "name a file with a line NAME = QUERY for each saved query");
  }
  return arguments.value("queries");
}

void read_facets(const Arguments& arguments, QueryOptions& options) {
  options.facets = facets_from(arguments, "facet");
  options.significant = facets_from(arguments, "significant");
  if (arguments.has("with")) {
    options.company = name_from(arguments, "with");
  }
  if (options.company && options.facets.empty()) {
    options.facets = {
        facet_from("with", "person"), facet_from("with", "org"), facet_from("with", "place")};
  }
}

// By which periods to count, and of what.
void read_periods(const Arguments& arguments, QueryOptions& options) {
  if (options.task == Task::kTimeline) {
    options.timeline = static_cast<TimeUnit>(choice(arguments, "timeline", kUnitNames));
    constexpr std::array<std::string_view, 2> kDates = {"date", "about"};
    if (arguments.has("by")) {
      options.timeline_dates = static_cast<TimelineDates>(choice(arguments, "by", kDates));
    }
    options.compared = arguments.values("compare");
  }
  if (options.task == Task::kCoverage) {
    constexpr std::size_t kFine = 3;  // a year without an article needs no search
    options.coverage =
        static_cast<TimeUnit>(choice(arguments, "coverage", std::span(kUnitNames).first(kFine)));
  }
}

}  // namespace

QueryOptions read_query_options(const Arguments& given) {
  const Arguments arguments = without_idle_settings(given);
  QueryOptions options;
  options.task = task_from(arguments);
  if (options.task == Task::kHelpSyntax || options.task == Task::kLanguageManual) {
    return options;
  }
  check_options(arguments);
  check_query(arguments, options.task);
  constexpr std::array<std::string_view, 2> kRules = {"all", "any"};
  constexpr std::array<std::string_view, 1> kVersions = {"1"};
  static_cast<void>(choice(arguments, "format-version", kVersions));
  options.index = index_path(arguments);
  options.query = fmt::format("{}", fmt::join(arguments.positional(), " "));
  options.undated = arguments.has("undated");
  if (options.undated && options.query.empty() && !arguments.has("with")) {
    options.query = "-has:date";
  }
  options.words = static_cast<WordRule>(choice(arguments, "match", kRules));
  options.render = render_options_from(arguments);
  options.request = request_from(arguments, options.render);
  if (options.render.passages != Passages::kNone) {
    options.most_passages = std::exchange(options.request.limit, 0);
  }
  options.after = arguments.value("after");
  if (!options.after.empty() && options.request.sort == SortOrder::kRelevance) {
    throw Failure(ExitCode::kUsage,
                  "--after does not go with --sort relevance",
                  "use --sort newest or oldest, or --offset");
  }
  if (arguments.has("batch")) {
    options.batch = arguments.value("batch");
  }
  options.shown_ids = arguments.values("show");
  read_facets(arguments, options);
  if (options.task == Task::kComplete) {
    options.completion = completion_from(arguments);
  }
  options.aliases = aliases_from(arguments);
  options.mentions = arguments.has("about-loose") ? MentionRule::kLoose : MentionRule::kWithin;
  read_periods(arguments, options);
  options.explained_id = arguments.value("explain-id");
  options.now = now_from(arguments);
  options.saved_queries = saved_queries_from(arguments);
  options.timeout = timeout_from(arguments, options.request);
  return options;
}

}  // namespace dateline
