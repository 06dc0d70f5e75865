// SPDX-License-Identifier: GPL-2.0-or-later
//
// The query language as a table: --help-syntax, the manual page and the tests that run every
// example are made from it.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace dateline {

struct SyntaxRow {
  std::string_view group;
  std::string_view syntax;
  std::string_view meaning;  // a few words, for the cheat sheet
  std::string_view detail;   // for the manual: whole sentences
  std::string_view example;  // a query that the corpus answers
};

inline constexpr auto kSyntaxRows = std::to_array<SyntaxRow>({
    {"Words",
     "nato response force",
     "all of the words, in any of their forms",
     "Case and accents do not matter. Common function words (the, of) need not be there.",
     "nato response force canada"},
    {"Words",
     "\"response force\"",
     "these words side by side, unstemmed",
     "A * may end a word inside: \"response forc*\".",
     "\"response force\" latvia"},
    {"Words",
     "\"a b c\"~5",
     "within 5 words of each other, in any order",
     "Unstemmed. At most 4 other words stand between the first and the last of them.",
     "\"canada troops\"~5"},
    {"Words",
     "flood*  organi?ation",
     "any ending; any one character",
     "At least three letters come first. More than 1,000 words that fit are an error.",
     "organi?ation"},
    {"Words",
     "name~  name~2",
     "spelt alike, 1 or 2 letters different",
     "A letter more, less or another one counts as one difference.",
     "stoltenburg~"},
    {"Words",
     "=Polish  =\"U.S.\"",
     "written exactly so, case and accents too",
     "Of acronyms in capitals the periods do not count: =US is U.S. as well.",
     "=Canada"},
    {"Words",
     "US  WHO  IT",
     "in capitals: the acronym, not the word",
     "For two to five capitals whose lower-case form is a word, unless the whole query is in "
     "capitals.",
     "WHO outbreak"},
    {"Joining",
     "a AND b   a OR b   NOT a",
     "operators are in capitals",
     "Side by side is AND. AND binds before OR; brackets group.",
     "(flood OR earthquake) AND rescue"},
    {"Joining",
     "+a b -c",
     "must have a; b adds rank; must not have c",
     "A - or + stands right before its word, bracket or quote.",
     "+canada nato -hockey"},
    {"Joining",
     "word^2.5",
     "counts 2.5 times in the rank",
     "After a word, a phrase or a bracket.",
     "canada^3 nato"},
    {"Where",
     "a NEAR/5 b   a ADJ/5 b",
     "within 5 words, in any order; in this order",
     "Sides are words in any form, phrases, wildcards, OR and AND in brackets. At most 4 other "
     "words stand "
     "between; a paragraph's end counts as ten.",
     "(nato OR alliance) NEAR/5 canad*"},
    {"Where",
     "a SAME/s b   a SAME/p b",
     "in one sentence; in one paragraph",
     "Sides as with NEAR, and NEAR in brackets.",
     "canada SAME/s standby"},
    {"Where",
     "ATLEAST3(word)",
     "three times or more",
     "A word in any form, a phrase, or an OR of them.",
     "ATLEAST3(canada)"},
    {"Where",
     "title: lead: body: byline:",
     "in the headline, opening, text, author line",
     "lead: is the headline and the first paragraph. Brackets hold for all inside: title:(a OR b).",
     "title:(canada NEAR/5 force)"},
    {"Filters",
     "source: section: lang: id: url:",
     "exactly this value; x* begins so",
     "Quote a value with blanks. Case does not matter but in id: and url:. An article has one "
     "value: for two write (source:a "
     "OR source:b).",
     "source:\"larkspur wire\" canada"},
    {"Filters",
     "keyword:",
     "a keyword or subject that the publisher gives",
     "By its name or its code. An article may have several: keyword:(ports rail) has both.",
     "keyword:nasa"},
    {"Filters",
     "person: org: place: entity:",
     "named in the article",
     "Known by any of its names, where the index has entities.",
     "person:stoltenberg"},
    {"Filters",
     "date:2022-02-25  date:2022",
     "published on the day, in the month, year",
     "Also date:yesterday, date:last-week, date:monday, date:march-2022, date:2022-Q1, date:1990s.",
     "date:2022-02 nato"},
    {"Filters",
     "date:2020..2022-03  date:7d..",
     "from and to, both in; an end may be open",
     "Also date:[2020 TO 2022]. 7d, 2w, 3m and 1y are so long ago.",
     "date:2021..2022-03 canada"},
    {"Filters",
     "about:2022-02-24  about:1990s",
     "dates the text speaks of",
     "\"on Thursday\" counts by its day. What is spoken of must lie within; with --about-loose it "
     "may overlap.",
     "about:2022-02-24"},
    {"Filters",
     "added:today..",
     "when it entered the index",
     "Dates as with date:.",
     "added:2000.. canada"},
    {"Filters",
     "words:500..  words:..200",
     "length of the text in words",
     "Both ends are included.",
     "words:200.. nato"},
    {"Filters",
     "has:byline  -has:date",
     "it has one; it has none",
     "Fields: title, byline, source, section, lang, url, date, person, org, place, about.",
     "-has:date"},
    {"Filters",
     "is:duplicate",
     "it is a near-copy of another article",
     "Where the index has groups of near-copies.",
     ""},
    {"More",
     "like:ID",
     "articles like this one",
     "By the words that set it apart.",
     "like:lwire-20220225-031"},
    {"More",
     "query:NAME",
     "a saved query, read in place",
     "Saved queries stand in the file dateline/queries of the configuration directory, a line NAME "
     "= QUERY each.",
     ""},
    {"More", "*", "all articles", "", "* -has:date"},
    {"More",
     "\\x",
     "the character x itself",
     "Curly quotes and full-width characters are read as the plain ones. A URL, a time (12:30) and "
     "a colon before "
     "a blank are no fields.",
     "canada\\-based OR canada"},
});

// What --help-syntax prints: one screen of 80 columns.
[[nodiscard]] std::string syntax_help();

// The sections OPERATORS and FIELDS of dateline-query-language(7), as man(7) source.
[[nodiscard]] std::string language_manual();

}  // namespace dateline
