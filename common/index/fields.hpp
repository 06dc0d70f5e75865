// SPDX-License-Identifier: GPL-2.0-or-later
//
// kFields: every field of the index, one row each. The indexer writes by it, the query language
// reads by it, and help, manual and tests are made from it. Prefixes follow Omega's where it has
// one (xapian.org, "Overview of Omega", term prefixes), so that Xapian's own tools read the index.
//
//   text    `byline:desk`       words with positions under the prefix, stems under Z + prefix
//   zone    `title:flood`       stems under Z + prefix; exact words are those of the text that
//   stand
//                               before the zone's end (kTitleEndTerm, kLeadEndTerm)
//   exact   `source:reuters`    one term: prefix + folded value
//   key     `id:...`            one term: prefix + value as it is
//   date    `date:2022-02`      D20220225 M202202 Y2022 down to the date's precision, XNODATE if
//   none
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline {

enum class FieldKind : std::uint8_t { kText, kZone, kExact, kKey, kDate };

struct Field {
  std::string_view name;
  std::array<std::string_view, 2> aliases;
  std::string_view prefix;  // of its terms; empty for the text itself
  FieldKind kind;
  std::string_view help;     // one line
  std::string_view example;  // a query that the corpus answers
};

inline constexpr std::array kFields{
    Field{"text", {}, "", FieldKind::kText, "headline and body", "flood"},
    Field{"title", {"headline"}, "S", FieldKind::kZone, "headline", "title:flood"},
    Field{"lead", {}, "XLEAD", FieldKind::kZone, "headline and first paragraph", "lead:flood"},
    Field{"byline", {"author"}, "A", FieldKind::kText, "author line", "byline:desk"},
    Field{"source",
          {"publisher"},
          "H",
          FieldKind::kExact,
          "newspaper, agency or site",
          "source:\"larkspur wire\""},
    Field{"section", {}, "XSEC", FieldKind::kExact, "section of the paper", "section:world"},
    Field{"lang", {"language"}, "L", FieldKind::kExact, "language code", "lang:en"},
    Field{"id", {}, "Q", FieldKind::kKey, "article id", "id:qledger-20220226-004"},
    Field{"url", {"link"}, "U", FieldKind::kKey, "address the article was published at", ""},
    Field{"date", {"published"}, "D", FieldKind::kDate, "day of publication", "date:2022-02"},
};

// Term prefixes that are no field of their own.
inline constexpr std::string_view kStemMark = "Z";      // before a prefix: stems, without positions
inline constexpr std::string_view kCasedPrefix = "XC";  // cased form of an acronym
inline constexpr std::string_view kMonthPrefix = "M";
inline constexpr std::string_view kYearPrefix = "Y";
inline constexpr std::string_view kUndatedTerm = "XNODATE";

// Their positions are those of the first word of each sentence and paragraph of the text: what "in
// one sentence" means is read from the index, without the article.
inline constexpr std::string_view kSentenceTerm = "XSENTENCE";
inline constexpr std::string_view kParagraphTerm = "XPARAGRAPH";

// One position each: the first one of the text that is no longer in the zone.
inline constexpr std::string_view kTitleEndTerm = "XTITLEEND";
inline constexpr std::string_view kLeadEndTerm = "XLEADEND";

// Value slots.
enum class Slot : unsigned {
  kPublished = 0,    // Xapian::sortable_serialise of the instant in seconds; empty where unknown
  kAdded = 1,        // the same, when the article entered the index
  kSource = 5,       // as written
  kContentHash = 7,  // 16 bytes: an unchanged article is known by it
  kWordCount = 8,    // Xapian::sortable_serialise
  kId = 10,          // the article's id: breaks ties of rank and date alike on every shard
  kPrecedence = 11,  // which of two records with one id wins (common/index/terms.hpp)
};

// The field of that name or alias; nullptr if there is none. Names are lower case.
[[nodiscard]] const Field* find_field(std::string_view name);

// The row of a field known at compile time.
[[nodiscard]] consteval const Field& field(std::string_view name) {
  for (const Field& row : kFields) {
    if (row.name == name) {
      return row;
    }
  }
  throw "no such field";
}

}  // namespace dateline
