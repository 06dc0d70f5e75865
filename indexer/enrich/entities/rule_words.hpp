// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words that the rules of names look for, folded. Internal to rules.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline {

// Sorted.
inline constexpr std::array<std::string_view, 109> kNoNames{
    "a",         "according", "after",   "all",      "also",      "although",  "an",
    "and",       "another",   "april",   "as",       "at",        "august",    "because",
    "before",    "both",      "but",     "by",       "december",  "dr",        "earlier",
    "even",      "february",  "first",   "for",      "friday",    "from",      "he",
    "her",       "here",      "his",     "how",      "however",   "i",         "if",
    "in",        "it",        "its",     "january",  "july",      "june",      "just",
    "last",      "later",     "many",    "march",    "meanwhile", "monday",    "most",
    "mr",        "mrs",       "ms",      "my",       "new",       "no",        "not",
    "november",  "now",       "october", "of",       "on",        "once",      "one",
    "only",      "or",        "other",   "our",      "saturday",  "september", "she",
    "since",     "so",        "some",    "still",    "such",      "sunday",    "than",
    "that",      "the",       "their",   "then",     "there",     "these",     "they",
    "this",      "those",     "three",   "thursday", "to",        "today",     "tomorrow",
    "tuesday",   "two",       "was",     "we",       "wednesday", "were",      "what",
    "when",      "where",     "while",   "who",      "why",       "with",      "yes",
    "yesterday", "yet",       "you",     "your",
};

// Sorted. Last words of names that are no organisation's.
inline constexpr std::array<std::string_view, 17> kAgreements{
    "accord",
    "accords",
    "act",
    "agreement",
    "award",
    "awards",
    "bowl",
    "championship",
    "crisis",
    "cup",
    "olympics",
    "pact",
    "prize",
    "protocol",
    "treaty",
    "war",
    "wars",
};

// Sorted. Capitals that speak for their governments, unless the article has a person of that name.
inline constexpr std::array<std::string_view, 62> kCapitals{
    "algiers",   "ankara",  "athens",    "baghdad",   "bangkok",  "beijing",    "beirut",
    "belgrade",  "berlin",  "bern",      "bonn",      "brasilia", "brussels",   "bucharest",
    "budapest",  "cairo",   "canberra",  "caracas",   "colombo",  "damascus",   "delhi",
    "dhaka",     "doha",    "dublin",    "hanoi",     "harare",   "havana",     "helsinki",
    "islamabad", "jakarta", "jerusalem", "kabul",     "khartoum", "kiev",       "kinshasa",
    "kyiv",      "lisbon",  "london",    "madrid",    "manila",   "minsk",      "moscow",
    "nairobi",   "oslo",    "ottawa",    "paris",     "prague",   "pretoria",   "pyongyang",
    "riyadh",    "rome",    "seoul",     "stockholm", "taipei",   "tallinn",    "tehran",
    "tokyo",     "tripoli", "vienna",    "vilnius",   "warsaw",   "washington",
};

// Sorted. What a government does.
inline constexpr std::array<std::string_view, 18> kSays{
    "accused",
    "agreed",
    "announced",
    "approved",
    "blamed",
    "claimed",
    "condemned",
    "declined",
    "denied",
    "has",
    "insisted",
    "refused",
    "rejected",
    "replied",
    "said",
    "says",
    "wants",
    "warned",
};

// Sorted. Elided before a name: "l'OTAN".
inline constexpr std::array<std::string_view, 9> kElided{
    "c", "d", "j", "l", "m", "n", "qu", "s", "t"};

// Sorted. Behind a surname.
inline constexpr std::array<std::string_view, 6> kGenerations{
    "ii", "iii", "iv", "jr", "jr.", "sr."};

// Sorted. Offices that nobody has for a forename or surname: a name begins behind one, whatever
// stands before it.
inline constexpr std::array<std::string_view, 17> kSureOffices{
    "ambassador",
    "chairman",
    "chancellor",
    "commissioner",
    "congressman",
    "director",
    "governor",
    "leader",
    "minister",
    "president",
    "prince",
    "princess",
    "secretary",
    "senator",
    "spokesman",
    "spokeswoman",
    "treasurer",
};

// Sorted. Offices that the tagger takes for a part of the name behind them.
inline constexpr std::array<std::string_view, 15> kOffices{
    "analyst",
    "chairman",
    "commissioner",
    "congressman",
    "congresswoman",
    "director",
    "economist",
    "leader",
    "marshal",
    "representative",
    "sheik",
    "speaker",
    "spokesman",
    "spokeswoman",
    "undersecretary",
};

// Sorted. What a company's name ends with.
inline constexpr std::array<std::string_view, 11> kCompanyEndings{
    "co",
    "co.",
    "company",
    "corp",
    "corp.",
    "inc",
    "inc.",
    "ltd",
    "ltd.",
    "plc",
    "plc.",
};

// They are searched by halves; an array that is longer than its words ends with empty ones.
static_assert(std::ranges::is_sorted(kNoNames));
static_assert(std::ranges::is_sorted(kAgreements));
static_assert(std::ranges::is_sorted(kCapitals));
static_assert(std::ranges::is_sorted(kSays));
static_assert(std::ranges::is_sorted(kElided));
static_assert(std::ranges::is_sorted(kGenerations));
static_assert(std::ranges::is_sorted(kSureOffices));
static_assert(std::ranges::is_sorted(kOffices));
static_assert(std::ranges::is_sorted(kCompanyEndings));

}  // namespace dateline
