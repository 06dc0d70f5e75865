// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/common_words.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

// Both lists are sorted for binary search; a test says so.
constexpr std::array kFunctionWords = std::to_array<std::string_view>(
    {"a",     "about", "after",  "all",  "also", "an",   "and",   "any",  "are",  "as",    "at",
     "be",    "been",  "before", "but",  "by",   "can",  "could", "did",  "do",   "does",  "for",
     "from",  "had",   "has",    "have", "he",   "her",  "his",   "how",  "if",   "in",    "into",
     "is",    "it",    "its",    "may",  "more", "no",   "not",   "of",   "on",   "or",    "our",
     "over",  "she",   "should", "so",   "some", "such", "than",  "that", "the",  "their", "them",
     "then",  "there", "these",  "they", "this", "to",   "was",   "we",   "were", "what",  "when",
     "where", "which", "who",    "why",  "will", "with", "would", "you",  "your"});

constexpr std::array kAcronymWords = std::to_array<std::string_view>(
    {"act",  "aid",   "aids", "aim", "all",  "am",  "an",   "and",   "ant",  "are",  "arm",
     "arms", "art",   "as",   "ask", "at",   "bad", "ban",  "bar",   "base", "bat",  "be",
     "bid",  "bit",   "bus",  "but", "by",   "can", "cap",  "car",   "care", "cat",  "cop",
     "cost", "cup",   "cut",  "dad", "dare", "do",  "ear",  "eat",   "era",  "fast", "fed",
     "fit",  "for",   "gap",  "gas", "go",   "gum", "ha",   "had",   "has",  "hat",  "he",
     "her",  "hip",   "his",  "how", "ice",  "id",  "if",   "in",    "ion",  "is",   "it",
     "its",  "lap",   "last", "law", "led",  "let", "mad",  "man",   "map",  "mark", "may",
     "me",   "mine",  "mod",  "my",  "new",  "no",  "not",  "now",   "nut",  "of",   "off",
     "oh",   "on",    "one",  "or",  "our",  "out", "pact", "pad",   "pan",  "past", "pet",
     "pin",  "pipe",  "plan", "pot", "raf",  "ram", "ran",  "rap",   "rim",  "rip",  "sad",
     "safe", "sage",  "salt", "sat", "save", "say", "see",  "sharp", "she",  "sit",  "so",
     "star", "start", "step", "sum", "tap",  "tar", "tax",  "the",   "tip",  "to",   "too",
     "up",   "us",    "use",  "war", "was",  "we",  "who",  "win",   "you"});

}  // namespace

bool is_function_word(std::string_view form) {
  return std::ranges::binary_search(kFunctionWords, form);
}

bool is_word_in_lower_case(std::string_view form) {
  return std::ranges::binary_search(kAcronymWords, form);
}

}  // namespace dateline
