// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace dateline {
namespace {

// All lists hold lower case and are sorted by bytes.
// Titles, ranks and the like, which stand before a name.
constexpr auto kNames = std::to_array<std::string_view>(
    {"adm",  "ald",  "alex", "amb",    "asst", "atty", "avv",   "brig",  "bro",   "capt", "cdr",
     "chas", "cllr", "cmdr", "cmdre",  "col",  "cols", "comdr", "const", "cpl",   "cpt",  "cst",
     "det",  "dipl", "dott", "doç",    "dr",   "dra",  "drs",   "ens",   "fr",    "frhr", "ft",
     "gen",  "gens", "geo",  "gov",    "govs", "hon",  "hr",    "ing",   "insp",  "jas",  "lieut",
     "lt",   "lts",  "maj",  "messrs", "mgr",  "mlle", "mm",    "mme",   "mr",    "mrs",  "ms",
     "msgr", "mt",   "mx",   "ofc",    "pfc",  "pres", "prin",  "prof",  "profs", "pte",  "pvt",
     "rep",  "reps", "rev",  "revd",   "rt",   "secy", "sen",   "sens",  "sgt",   "sig",  "sn",
     "spc",  "spkr", "sra",  "srta",   "ssgt", "ste",  "supt",  "thos",  "treas", "wm"});

constexpr auto kNamesAnyCase = std::to_array<std::string_view>(
    {"approx", "bzw", "ca",  "cf", "d.h", "e.g",  "evtl", "ggf", "i.e",  "inkl",
     "sog",    "u.a", "vgl", "vs", "z.b", "акад", "им",   "пл",  "проф", "ул"});

constexpr auto kNumbers = std::to_array<std::string_view>(
    {"abs", "art", "arts", "ch", "chap", "eq", "fig", "figs", "no",   "nos", "nr",
     "op",  "par", "para", "pp", "res",  "rm", "rs",  "sec",  "secs", "vol", "vols"});

constexpr auto kTitles = std::to_array<std::string_view>(
    {"admiral",     "ambassador",     "archbishop", "ayatollah", "bishop",
     "brigadier",   "captain",        "cardinal",   "chairman",  "chairwoman",
     "chancellor",  "chief",          "colonel",    "commander", "commissioner",
     "congressman", "congresswoman",  "constable",  "corporal",  "councillor",
     "councilman",  "councilwoman",   "deputy",     "detective", "director",
     "doctor",      "father",         "general",    "governor",  "imam",
     "inspector",   "judge",          "justice",    "king",      "lady",
     "lieutenant",  "lord",           "madam",      "major",     "marshal",
     "mayor",       "minister",       "officer",    "pope",      "premier",
     "president",   "prince",         "princess",   "professor", "queen",
     "rabbi",       "representative", "reverend",   "secretary", "senator",
     "sergeant",    "sheikh",         "sir",        "sister",    "spokesman",
     "spokeswoman", "superintendent"});

// Companies, days, months, American states and streets: part of a name or the last word.
constexpr auto kEithers = std::to_array<std::string_view>(
    {"ala",  "alta",  "apr",  "ariz", "ark",  "assn", "assoc", "aug", "ave", "bhd",  "blvd",
     "bros", "calif", "cie",  "co",   "colo", "conn", "corp",  "cos", "dec", "del",  "dept",
     "div",  "esq",   "feb",  "fla",  "fri",  "ga",   "ill",   "inc", "ind", "inst", "intl",
     "jan",  "jr",    "jul",  "jun",  "kan",  "ky",   "la",    "ltd", "mar", "mass", "md",
     "mich", "minn",  "miss", "mo",   "mon",  "mont", "natl",  "neb", "nev", "nov",  "oct",
     "okla", "ont",   "ore",  "pa",   "ph",   "plc",  "pty",   "que", "rd",  "sask", "sat",
     "sep",  "sept",  "sq",   "sr",   "st",   "sun",  "tenn",  "tex", "thu", "thur", "thurs",
     "tue",  "tues",  "univ", "va",   "vt",   "wash", "wed",   "wis", "wyo"});

constexpr auto kEithersAnyCase = std::to_array<std::string_view>(
    {"al", "dept", "est", "etc", "mio", "mrd", "tsd", "usw", "гг", "млн", "млрд", "руб", "тыс"});

// No verbs and no conjunctions inside sentences: some newswires write "the U.S. Has", "the U.S.
// And".
constexpr auto kOpeners = std::to_array<std::string_view>(
    {"a",         "according", "after",  "all",     "also",      "although",   "an",      "another",
     "as",        "asked",     "at",     "because", "before",    "both",       "but",     "der",
     "despite",   "die",       "during", "each",    "ein",       "eine",       "er",      "es",
     "even",      "every",     "few",    "he",      "her",       "here",       "his",     "how",
     "however",   "if",        "in",     "instead", "it",        "its",        "last",    "many",
     "meanwhile", "more",      "most",   "my",      "neither",   "nobody",     "none",    "nothing",
     "now",       "on",        "once",   "one",     "our",       "separately", "several", "she",
     "since",     "so",        "some",   "still",   "such",      "the",        "their",   "then",
     "there",     "these",     "they",   "this",    "those",     "though",     "three",   "two",
     "under",     "unlike",    "until",  "we",      "what",      "when",       "where",   "whether",
     "while",     "who",       "why",    "wir",     "yesterday", "yet",        "you",     "your"});

constexpr auto kMonths = std::to_array<std::string_view>({"april",
                                                          "august",
                                                          "augustus",
                                                          "dezember",
                                                          "februar",
                                                          "februari",
                                                          "januar",
                                                          "januari",
                                                          "juli",
                                                          "juni",
                                                          "maart",
                                                          "mai",
                                                          "mei",
                                                          "märz",
                                                          "november",
                                                          "oktober",
                                                          "september"});

constexpr bool kAllSorted =
    std::ranges::is_sorted(kNames) && std::ranges::is_sorted(kNamesAnyCase) &&
    std::ranges::is_sorted(kNumbers) && std::ranges::is_sorted(kTitles) &&
    std::ranges::is_sorted(kEithers) && std::ranges::is_sorted(kEithersAnyCase) &&
    std::ranges::is_sorted(kOpeners) && std::ranges::is_sorted(kMonths);
static_assert(kAllSorted, "binary search needs order");

constexpr std::size_t kMaxWordBytes = 24;

bool is_upper(char byte) {
  return byte >= 'A' && byte <= 'Z';
}

std::string to_lower(std::string_view word) {
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](char byte) {
    return is_upper(byte) ? static_cast<char>(byte | 0x20) : byte;
  });
  return lower;
}

bool has(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::binary_search(words, word);
}

}  // namespace

AbbreviationKind find_abbreviation(std::string_view word) {
  if (word.empty() || word.size() > kMaxWordBytes) {
    return AbbreviationKind::kNone;
  }
  const std::string lower = to_lower(word);
  if (is_upper(word.front())) {
    if (has(kNames, lower)) {
      return AbbreviationKind::kBeforeName;
    }
    if (has(kEithers, lower)) {
      return AbbreviationKind::kEither;
    }
    if (has(kTitles, lower)) {
      return AbbreviationKind::kTitle;
    }
  }
  if (has(kNumbers, lower)) {
    return AbbreviationKind::kBeforeNumber;
  }
  if (has(kNamesAnyCase, lower)) {
    return AbbreviationKind::kBeforeName;
  }
  return has(kEithersAnyCase, lower) ? AbbreviationKind::kEither : AbbreviationKind::kNone;
}

bool is_sentence_opener(std::string_view word) {
  return word.size() <= kMaxWordBytes && has(kOpeners, to_lower(word));
}

bool follows_ordinal(std::string_view word) {
  return word.size() <= kMaxWordBytes && has(kMonths, to_lower(word));
}

}  // namespace dateline
