// SPDX-License-Identifier: GPL-2.0-or-later
//
// The flag table of dateline-query.
#include "common/cli/flag_rows.hpp"
#include "common/cli/standard_flags.hpp"
#include "query/run/options.hpp"

namespace dateline {

namespace {

constexpr std::string_view kSearching = "Search";
constexpr std::string_view kListing = "Listing";
constexpr std::string_view kCounting = "Counting";
constexpr std::string_view kPassages = "Passages";
constexpr std::string_view kUnderstanding = "Understanding a query";
constexpr std::string_view kOutput = "Output";

constexpr auto kFlags = std::to_array<Flag>({
    value_flag("index", "PATH", "", kSearching, "index to search", 'i'),
    once(switch_flag("info",
                     kSearching,
                     "describe the index: articles, first and last day, size, segments, revisions, "
                     "last run")),
    value_flag("match",
               "RULE",
               "all",
               kSearching,
               "which of the plain words an article must have: all, or any of them, best first"),
    once(value_flag("now",
                    "TIME",
                    "",
                    kSearching,
                    "take this for the present in dates such as yesterday, as 2022-03-01 or "
                    "2022-03-01T12:00Z")),
    value_flag("queries",
               "FILE",
               "",
               kSearching,
               "read saved queries (query:NAME) from this file, a line NAME = QUERY each"),
    value_flag("aliases",
               "FILE",
               "",
               kSearching,
               "other names of people, organisations and places: a line KEY TAB NAME each, - for "
               "standard input; names of one key are one entity"),
    switch_flag(
        "about-loose",
        kSearching,
        "about: also finds coarser dates: about:2022-02-24 articles that speak of that week, "
        "month or year"),
    once(value_flag(
        "batch",
        "FILE",
        "",
        kSearching,
        "answer many queries: a line ID TAB QUERY each, or TREC topics, - for standard "
        "input; every result says which query it belongs to, and a query that is wrong is "
        "reported and passed over")),
    value_flag("timeout",
               "SECONDS",
               "10",
               kSearching,
               "end a query that takes longer, 0 for never; with --limit 0, --batch, --kwic and "
               "--sentences never unless given"),
    value_flag("limit",
               "N",
               "",
               kListing,
               "show at most N articles (lines of --kwic and --sentences), 0 for all; unless given "
               "10 in text, 100 in json, 1000 in trec, all in everything else",
               'n'),
    once(switch_flag("undated",
                     kListing,
                     "list only articles without a date of publication, as -has:date does; all of "
                     "them where no query is given")),
    once(value_flag("offset", "N", "0", kListing, "pass over the first N articles")),
    value_flag("sort",
               "ORDER",
               "relevance",
               kListing,
               "order by relevance, newest or oldest; undated articles come last in both date "
               "orders. What shows all matches is in order of date, oldest first, unless given",
               's'),
    once(value_flag(
        "after",
        "CURSOR",
        "",
        kListing,
        "go on with a listing by date behind this place: an article's id, or a cursor of "
        "--format json (next) or --fields cursor, which also holds when the article is gone")),
    switch_flag("partial",
                kListing,
                "let json and jsonl go on, like text, with articles that have some of the words "
                "when fewer than the limit have all; each is flagged"),
    once(list_flag("show",
                   "ID",
                   kListing,
                   "print the article with this id whole; a query marks what it would match")),
    once(switch_flag("count", kCounting, "print nothing but the number of articles that match")),
    once(list_flag(
        "facet",
        "FIELD[:N][,...]",
        kCounting,
        "count the matches by source, section, keyword, lang, agency, year, month, about-year, "
        "about-month (of dates spoken of), person, org, place or story, the N most frequent "
        "values (10 unless given, 0 for all; all years and months)")),
    once(value_flag(
        "with",
        "FIELD:NAME",
        "",
        kCounting,
        "who and what is named together with a person, org or place: counts of the articles "
        "that match and name it, by person, org and place or by what --facet says")),
    once(list_flag("significant",
                   "FIELD[:N][,...]",
                   kCounting,
                   "the values of a field that the matches have more often than the archive, by "
                   "log-likelihood ratio")),
    once(
        value_flag("timeline",
                   "UNIT",
                   "",
                   kCounting,
                   "count the matches by day, week, month or year; a chart on a terminal, csv in a "
                   "pipe unless --format says otherwise")),
    once(list_flag(
        "compare", "QUERY", kCounting, "put the timeline of this query beside that of the first")),
    once(value_flag(
        "by",
        "DATES",
        "date",
        kCounting,
        "draw the timeline by the date of publication (date) or by the dates that the text "
        "speaks of (about)")),
    once(switch_flag("share",
                     kCounting,
                     "chart the share of all articles of the period instead of their number")),
    once(value_flag(
        "coverage",
        "UNIT",
        "",
        kCounting,
        "for all articles, or the matches, and for each source: which days, weeks or months "
        "(UNIT: day, week, month) have no article, and which far fewer than usual")),
    once(switch_flag("kwic",
                     kPassages,
                     "a concordance: a line for each place that matched, with the text around it")),
    once(switch_flag("sentences", kPassages, "each sentence with a place that matched")),
    once(switch_flag(
        "explain",
        kUnderstanding,
        "do not list articles: print how the query is read, what its dates and wildcards "
        "stand for and how many articles each part matches")),
    once(value_flag(
        "explain-id",
        "ID",
        "",
        kUnderstanding,
        "print for each part of the query whether the article with this id matches it, and "
        "why not")),
    once(value_flag(
        "complete",
        "FIELD:START",
        "",
        kUnderstanding,
        "print the commonest names of person, org, place or entity that begin so, each with "
        "its number of articles, and exit")),
    once(switch_flag(
        "help-syntax", kUnderstanding, "print the query language on one screen and exit")),
    value_flag("format",
               "FORMAT",
               "text",
               kOutput,
               "print text for people; json (one object), jsonl (an object a line), csv, tsv or "
               "ids for scripts; trec for trec_eval",
               'f'),
    value_flag("fields",
               "A,B,C",
               "",
               kOutput,
               "columns of csv and tsv, keys of json and jsonl; csv and tsv have id, date, "
               "date_precision, source, section, title, byline, url and words unless given. There "
               "are also date_origin, language, path, text, snippet, matched, person, org, place, "
               "names (all three), rank, weight and cursor"),
    once(value_flag(
        "long",
        "FIELD",
        "",
        kOutput,
        "in csv and tsv a row for each value of a field that has several; otherwise they "
        "are joined by |")),
    once(value_flag("template",
                    "TEXT",
                    "",
                    kOutput,
                    "print this for each article, with values for the fields in braces, as "
                    "'{date} {title}'; {{ is a brace, \\t a tab, \\n a line break")),
    once(switch_flag(
        "null",
        kOutput,
        "end each row of csv, tsv, ids and --template with a NUL byte, for xargs -0; ids "
        "unless another format is given",
        '0')),
    value_flag("format-version",
               "N",
               "1",
               kOutput,
               "version of json, jsonl, csv and tsv that a script was written for; 1 is the only "
               "one so far"),
    value_flag(
        "color", "WHEN", "auto", kOutput, "colour the text: auto (on a terminal), always or never"),
    value_flag("hyperlink",
               "WHEN",
               "auto",
               kOutput,
               "make titles links to their articles: auto (on a terminal with colour), always or "
               "never"),
    switch_flag("ascii", kOutput, "draw charts with plain ASCII characters"),
    kConfigFlag,
    kPrintConfigFlag,
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
    {"dateline-query --show lwire-20220225-031 canada", "one article whole, canada marked"},
    {"dateline-query --timeline year flood --compare earthquake",
     "floods and earthquakes through the years, side by side"},
    {"dateline-query --facet source --facet year:5 flood",
     "who wrote on floods, and in which five years most"},
    {"dateline-query --coverage day 'source:larkspur*'",
     "which days of these sources are missing from the archive"},
    {"dateline-query --undated -n 20", "twenty articles without a date"},
    {"dateline-query --kwic '\"response force\"' | less -S", "each use of a phrase in its context"},
    {"dateline-query -f jsonl flood | jq -r .title", "titles of all articles on floods"},
    {"dateline-query -f csv --fields date,source,title flood >floods.csv",
     "a table of all articles on floods, oldest first"},
    {"dateline-query --count flood date:2013", "how many there were in 2013"},
    {"dateline-query -0 flood | xargs -0 -n 1 dateline-query --show", "all of them, whole"},
});

constexpr auto kEnvironment =
    std::to_array<EnvironmentRow>({kIndexVariable,
                                   kOptionVariables,
                                   kDataHomeVariable,
                                   kConfigurationHomeVariable,
                                   kNoColourVariable,
                                   {"COLUMNS", "width of text in a pipe"}});

constexpr auto kExitCodes = std::to_array<ExitCodeRow>({
    {0, "at least one article matches fully"},
    {1, "no article matches fully"},
    {2, "a query, an option or the index is wrong; of a batch, the other queries were answered"},
    {3, "only a part could be answered: some of the ids given to --show are not in the index"},
    {4, "the query took longer than --timeout, or reading the index or writing the output failed"},
});

}  // namespace

const Program& query_program() {
  static const Program program{"dateline-query",
                               "Search a news archive that dateline-index has indexed.",
                               "[OPTION]... QUERY...",
                               "to exclude a word write NOT word, or -- before the query",
                               kFlags,
                               kExamples,
                               kEnvironment,
                               kExitCodes,
                               "query.conf"};
  return program;
}

}  // namespace dateline
