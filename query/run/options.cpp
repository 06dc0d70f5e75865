// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/options.hpp"

#include <array>
#include <limits>

#include <unistd.h>

#include <fmt/format.h>

#include "common/cli/standard_flags.hpp"
#include "common/support/failure.hpp"
#include "common/terminal/terminal.hpp"

namespace dateline {

namespace {

constexpr auto kFlags = std::to_array<Flag>({
    {"index", 'i', FlagKind::kValue, "PATH", "", "Search", "index to search"},
    {"limit",
     'n',
     FlagKind::kValue,
     "N",
     "",
     "Search",
     "show at most N articles, 0 for all; 10 in text, 100 in json, all in jsonl unless given"},
    {"offset", '\0', FlagKind::kValue, "N", "0", "Search", "pass over the first N articles"},
    {"sort",
     's',
     FlagKind::kValue,
     "ORDER",
     "relevance",
     "Search",
     "order by relevance, newest or oldest; undated articles come last in both date orders"},
    {"format",
     'f',
     FlagKind::kValue,
     "FORMAT",
     "text",
     "Output",
     "print text for people, json (one object) or jsonl (an object a line) for scripts"},
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
    kHelpFlag,
    kVersionFlag,
    kManualFlag,
});

constexpr auto kExamples = std::to_array<ExampleRow>({
    {"dateline-query NATO response force Canada",
     "articles with all the words, best first; when there are few, articles with some follow"},
    {"dateline-query '\"response force\" Latvia'", "a phrase and a word"},
    {"dateline-query -n 3 --sort newest flood", "the three newest articles on floods"},
    {"dateline-query -f jsonl flood | jq -r .title", "titles of all articles on floods"},
});

constexpr auto kEnvironment =
    std::to_array<EnvironmentRow>({kIndexVariable, kDataHomeVariable, kNoColourVariable});

constexpr auto kExitCodes = std::to_array<ExitCodeRow>({
    {0, "at least one article matches fully"},
    {1, "no article matches fully"},
    {2, "the query, an option or the index is wrong"},
    {4, "reading the index or writing the output failed"},
});

constexpr std::uint64_t kTextLimit = 10;
constexpr std::uint64_t kJsonLimit = 100;
constexpr long long kMostHits = std::numeric_limits<std::uint32_t>::max();

std::uint64_t default_limit(RenderFormat format) {
  switch (format) {
    case RenderFormat::kText: return kTextLimit;
    case RenderFormat::kJson: return kJsonLimit;
    case RenderFormat::kJsonLines: break;
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

}  // namespace

const Program& query_program() {
  static const Program program{"dateline-query",
                               "Search a news archive that dateline-index has indexed.",
                               "[OPTION]... WORD...",
                               kFlags,
                               kExamples,
                               kEnvironment,
                               kExitCodes};
  return program;
}

QueryOptions read_query_options(const Arguments& arguments) {
  if (arguments.positional().empty()) {
    throw Failure(ExitCode::kUsage,
                  "no query given",
                  "say what to search for, as in: dateline-query NATO response force");
  }
  constexpr std::array<std::string_view, 3> kOrders = {"relevance", "newest", "oldest"};
  QueryOptions options;
  options.index = index_path(arguments);
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
  // A whole export holds matches only.
  const bool fills = options.render.format == RenderFormat::kText || arguments.has("partial");
  if (fills && options.request.limit > 0) {
    options.request.partial = PartialMatches::kFill;
  }
  return options;
}

}  // namespace dateline
