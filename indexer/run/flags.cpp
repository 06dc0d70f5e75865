// SPDX-License-Identifier: GPL-2.0-or-later
//
// The table of options: parser, --help, manual and configuration are made from it.
#include <array>

#include "common/cli/flag_rows.hpp"
#include "common/cli/standard_flags.hpp"
#include "indexer/run/options.hpp"

namespace dateline {

namespace {

constexpr std::string_view kIndexGroup = "Index";
constexpr std::string_view kInputGroup = "Input";
constexpr std::string_view kLackGroup = "What the input lacks";
constexpr std::string_view kDatesGroup = "Publication dates";
constexpr std::string_view kGoesGroup = "What goes";
constexpr std::string_view kUpkeepGroup = "Upkeep";
constexpr std::string_view kRunGroup = "Run";

constexpr auto kFlags = std::to_array<Flag>({
    value_flag("index", "PATH", "", kIndexGroup, "index to write; made if it is not there", 'i'),
    value_flag("language",
               "NAME",
               "",
               kIndexGroup,
               "language of the stemmer, any that Snowball has, or none; an index keeps the one it "
               "was made "
               "with (english unless given)"),
    value_flag("timezone",
               "ZONE",
               "",
               kIndexGroup,
               "zone of times that are in UTC or name none: Europe/Berlin or +01:00; it says what "
               "day they "
               "are of, and an index keeps the one it was made with (UTC unless given)"),
    value_flag("lock-timeout",
               "SECONDS",
               "10",
               kIndexGroup,
               "wait so long for another run that is writing"),
    switch_flag("no-create",
                kIndexGroup,
                "end with exit code 10 where there is no index, as on a disk that is not mounted"),
    value_flag("keep",
               "N",
               "2",
               kIndexGroup,
               "how many states of the index stay for --rollback, the newest included"),
    list_flag("root",
              "NAME=DIR",
              kInputGroup,
              "read DIR as PATH is read, and know its files by NAME: the archive may move"),
    list_flag("include",
              "GLOB",
              kInputGroup,
              "read only files that match; a glob with a slash is held against the path below the "
              "root, ** "
              "crosses folders"),
    list_flag("exclude",
              "GLOB",
              kInputGroup,
              "pass over files and folders that match; wins over --include"),
    value_flag("input-format",
               "NAME",
               "",
               kInputGroup,
               "read everything as one format, whatever it looks like: text, json, jsonl, csv, "
               "html, nitf, "
               "newsml, feed (RSS and Atom), trec, reuters, warc or mail"),
    list_flag("map",
              "FIELD=KEY",
              kInputGroup,
              "take a field from this key of the records; a.b is key b of object a"),
    value_flag(
        "max-article-bytes", "SIZE", "16MB", kInputGroup, "leave out records that are larger"),
    switch_flag(
        "keep-boilerplate",
        kInputGroup,
        "index lines that are no part of an article too (\"Leave a Reply\", \"READ MORE: ...\"); "
        "they are shown but not searched otherwise"),
    switch_flag("no-entities",
                kInputGroup,
                "do not look for people, organisations and places in the text: faster, and "
                "person:, org: and "
                "place: know only what the publisher names"),
    value_flag(
        "rejects",
        "FILE",
        "",
        kInputGroup,
        "write what is left out to FILE, a JSON object a line with its place and the reason"),
    once(value_flag("retry-rejects",
                    "FILE",
                    "",
                    kInputGroup,
                    "read what an earlier run wrote by --rejects once more, instead of PATH")),
    value_flag(
        "metadata", "FILE", "", kLackGroup, "CSV with a column path or id and columns of fields"),
    value_flag("path-fields",
               "PATTERN",
               "",
               kLackGroup,
               "read fields from paths, as in '{source}/{year}/{month}/{day}/*'"),
    list_flag("set", "FIELD=VALUE", kLackGroup, "the same value for every article that has none"),
    value_flag("collection",
               "NAME",
               "",
               kLackGroup,
               "put NAME: before every id, so that two archives may use the same ids"),
    value_flag("date-order",
               "ORDER",
               "",
               kDatesGroup,
               "how the input writes dates of three numbers, as 3/4/2022: mdy, dmy or ymd; without "
               "it those "
               "that could be two days are not trusted"),
    value_flag(
        "date-from",
        "LIST",
        "",
        kDatesGroup,
        "believe dates of these origins only: field, json-ld, meta, supplied, url, path, time, "
        "dateline, text, retrieved, with commas between"),
    value_flag("assume-year",
               "YEAR",
               "",
               kDatesGroup,
               "year of datelines that give month and day only, as \"PARIS, Feb 26 -\", where no "
               "path tells"),
    switch_flag("mirror",
                kGoesGroup,
                "take out articles whose files are gone from the folders that this run reads"),
    value_flag("retain",
               "SPAN",
               "",
               kGoesGroup,
               "take out articles published longer ago than 10y, 18m, 6w or 90d; never those "
               "without a date, "
               "or with one from a dateline or the text"),
    value_flag(
        "max-delete",
        "LIMIT",
        "10%",
        kGoesGroup,
        "should --mirror and --retain take out more articles than this, a number or a part of the "
        "index, then nothing is taken out; what is new is indexed, with exit code 3"),
    once(list_flag(
        "delete",
        "ID",
        kGoesGroup,
        "take out the articles of these ids (more may follow as words); one that changes in the "
        "archive comes back")),
    once(value_flag("delete-from",
                    "FILE",
                    "",
                    kGoesGroup,
                    "the same for every line of FILE, - for standard input")),
    once(value_flag(
        "delete-query",
        "QUERY",
        "",
        kGoesGroup,
        "the same for everything that dateline-query finds; with --yes, otherwise it only says how "
        "many these are")),
    once(switch_flag("yes", kGoesGroup, "do what --delete-query would do", 'y')),
    once(list_flag(
        "purge",
        "ID",
        kGoesGroup,
        "take articles out for good: of every state of the index and every file; they never come "
        "back, and a ledger says when and why")),
    once(value_flag("reason", "TEXT", "", kGoesGroup, "why --purge is asked for")),
    once(switch_flag(
        "optimize", kUpkeepGroup, "merge all segments into one, after the run if there is a PATH")),
    once(switch_flag("rebuild",
                     kUpkeepGroup,
                     "make the index anew from the articles it stores: after a new version of "
                     "dateline, or to look "
                     "for names in all of them")),
    once(switch_flag("rollback",
                     kUpkeepGroup,
                     "go back to what the index held before; once more goes forth again")),
    once(value_flag("to", "REVISION", "", kUpkeepGroup, "where --rollback goes")),
    once(list_flag("why",
                   "WHAT",
                   kUpkeepGroup,
                   "say what became of a path, an id or an address (more may follow as words)")),
    once(switch_flag(
        "verify",
        kUpkeepGroup,
        "read the index instead of an archive: whether every file is as it was published, and "
        "whether the tables hold of each article what its stored text says")),
    once(switch_flag(
        "quick",
        kUpkeepGroup,
        "with --verify: compare the files with their checksums, and do not read the tables")),
    once(list_flag("absent",
                   "ID",
                   kUpkeepGroup,
                   "with --verify: whether nothing is left of the article of that id in any file "
                   "of the index, "
                   "as after a purge")),
    value_flag("jobs", "N", "", kRunGroup, "workers; one for each core unless given", 'j'),
    value_flag("memory",
               "SIZE",
               "512MB",
               kRunGroup,
               "memory for the whole run; fewer workers run where it is short"),
    once(switch_flag(
        "dry-run", kRunGroup, "say what would be indexed and taken out, and change nothing", 'n')),
    switch_flag("all-or-nothing",
                kRunGroup,
                "publish at the end only, and nothing when told to end before"),
    value_flag("publish-every",
               "SECONDS",
               "600",
               kRunGroup,
               "what a long run has read by then can be searched"),
    switch_flag("quiet", kRunGroup, "print no summary and no progress", 'q'),
    value_flag("report",
               "FILE",
               "",
               kRunGroup,
               "write what the run did to FILE as a JSON object, also when it fails"),
    value_flag(
        "metrics",
        "FILE",
        "",
        kRunGroup,
        "write what the run did to FILE as metrics of Prometheus, for the textfile collector, also "
        "when it fails"),
    value_flag(kLogFormatFlag,
               "FORMAT",
               "text",
               kRunGroup,
               "messages on standard error as text for people or json, an object a line"),
    value_flag("log-level",
               "LEVEL",
               "warning",
               kRunGroup,
               "the least that is told: error, warning, info or debug"),
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
    {"dateline-index --quiet --no-create --mirror --index news.index --root wire=/srv/wire",
     "every night: what is new, what changed, what is gone"},
    {"dateline-index --index news.index --purge lwire-20220225-031 --reason 'court order 12/22'",
     "take an article down for good"},
    {"dateline-index --index news.index --verify --quick",
     "check the index against its checksums, as after copying it"},
});

constexpr auto kEnvironment = std::to_array<EnvironmentRow>({kIndexVariable,
                                                             kOptionVariables,
                                                             kDataHomeVariable,
                                                             kConfigurationHomeVariable,
                                                             kNoColourVariable});

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

}  // namespace dateline
