// SPDX-License-Identifier: GPL-2.0-or-later
//
// kFields: every field of the index, one row each. The indexer writes by it, the query language
// reads by it, and help, manual and tests are made from it. Prefixes follow Omega's where it has
// one (xapian.org, "Overview of Omega", term prefixes), so that Xapian's own tools read the index.
//
//   text     `byline:desk`      words with positions under the prefix, stems under Z + prefix
//   zone     `title:flood`      stems under Z + prefix; its exact words are those of the text
//   before
//                               the zone's end (kTitleEndTerm, kLeadEndTerm). The body has no stems
//                               of its own: it is what follows the headline's end
//   exact    `source:reuters`   one term: prefix + folded value
//   key      `id:...`           one term: prefix + value as it is
//   entity   `org:nato`         prefix + canonical key; entity: is any of the three kinds
//   date     `date:2022-02`     D20220225 M202202 Y2022 down to the date's precision, XNODATE if
//                               none
//   mention  `about:1990s`      XD... XM... XY... XT..., dates the text itself speaks of
//   added    `added:today..`    Slot::kAdded
//   number   `words:500..`      Slot::kWordCount
//   special  `has:date`         no terms of its own: the query language says what it means
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline {

enum class FieldKind : std::uint8_t {
  kText,
  kZone,
  kExact,
  kKey,
  kEntity,
  kDate,
  kMention,
  kAdded,
  kNumber,
  kSpecial,
};

// How many values an article may have in a field of whole values.
enum class Arity : std::uint8_t { kOne, kMany };

struct Field {
  std::string_view name;
  std::array<std::string_view, 2> aliases;
  std::string_view prefix;  // of its terms; empty for the text itself, and where there are none
  FieldKind kind;
  std::string_view help;     // one line
  std::string_view example;  // a query that the corpus answers; empty where it cannot
  Arity arity = Arity::kOne;
};

inline constexpr std::array kFields{
    Field{"text", {}, "", FieldKind::kText, "headline and body", "flood"},
    Field{"title", {"headline"}, "S", FieldKind::kZone, "headline", "title:flood"},
    Field{"lead", {}, "XLEAD", FieldKind::kZone, "headline and first paragraph", "lead:flood"},
    Field{"body", {}, "", FieldKind::kZone, "the text without its headline", "body:flood"},
    Field{"byline", {"author"}, "A", FieldKind::kText, "author line", "byline:desk"},
    Field{"source",
          {"publisher"},
          "H",
          FieldKind::kExact,
          "newspaper, agency or site",
          "source:\"larkspur wire\""},
    Field{"agency",
          {},
          "XWIRE",
          FieldKind::kExact,
          "agency that the dateline names",
          "agency:\"larkspur wire\""},
    Field{"section", {}, "XSEC", FieldKind::kExact, "section of the paper", "section:world"},
    Field{"keyword",
          {"keywords", "subject"},
          "K",
          FieldKind::kExact,
          "keyword or subject, by name or code, that the publisher gives",
          "keyword:nasa",
          Arity::kMany},
    Field{"lang", {"language"}, "L", FieldKind::kExact, "language code", "lang:en"},
    Field{"id", {}, "Q", FieldKind::kKey, "article id", "id:lwire-20220225-031"},
    Field{"url", {"link"}, "U", FieldKind::kKey, "address the article was published at", ""},
    Field{"story", {}, "XSTORY", FieldKind::kKey, "group of near-copies of one story", ""},
    Field{"person", {"people"}, "XPER", FieldKind::kEntity, "person named", "person:stoltenberg"},
    Field{"org",
          {"organisation", "organization"},
          "XORG",
          FieldKind::kEntity,
          "organisation named",
          "org:NATO"},
    Field{"place", {"location"}, "XLOC", FieldKind::kEntity, "place named", "place:canada"},
    Field{"entity", {}, "", FieldKind::kEntity, "person, organisation or place", "entity:nato"},
    Field{"date", {"published"}, "D", FieldKind::kDate, "day of publication", "date:2022-02"},
    Field{"about",
          {"mentions"},
          "XD",
          FieldKind::kMention,
          "date the text speaks of",
          "about:2022-02-24"},
    Field{"added", {}, "", FieldKind::kAdded, "when the article was indexed", "added:today.."},
    Field{"words", {"length"}, "", FieldKind::kNumber, "length in words", "words:200..500"},
    Field{"has", {}, "", FieldKind::kSpecial, "field that is not empty", "has:date"},
    Field{"is", {}, "", FieldKind::kSpecial, "flag of the article", ""},
    Field{"like",
          {},
          "",
          FieldKind::kSpecial,
          "articles like the one with this id",
          "like:lwire-20220225-031"},
    Field{"query", {}, "", FieldKind::kSpecial, "saved query of this name", ""},
};

// Term prefixes that are no field of their own.
inline constexpr std::string_view kStemMark = "Z";      // before a prefix: stems, without positions
inline constexpr std::string_view kCasedPrefix = "XC";  // cased form of an acronym
inline constexpr std::string_view kMonthPrefix = "M";
inline constexpr std::string_view kYearPrefix = "Y";
inline constexpr std::string_view kUndatedTerm = "XNODATE";
// Dates that the text mentions (common/index/mention_terms.hpp): before the terms of days, months
// and years; a decade; a mention of more than a day.
inline constexpr std::string_view kMentionPrefix = "X";
inline constexpr std::string_view kDecadePrefix = "XT";
inline constexpr std::string_view kStretchPrefix = "XI";
// A place that an article names by its people only ("Canadian"): prefix + canonical key.
inline constexpr std::string_view kRelatedPrefix = "XREL";
// Every name of an entity that an article uses: prefix + letter of the kind + entity key.
inline constexpr std::string_view kAliasPrefix = "XA";
inline constexpr std::string_view kPresencePrefix = "XHAS";  // + name of a field that is not empty

// The file of the archive that an article was read from (file_term): a file that is gone is looked
// up by it.
inline constexpr std::string_view kFilePrefix = "XFILE";

// Their positions are those of the first word of each sentence and paragraph of the text: what "in
// one sentence" means is read from the index, without the article.
inline constexpr std::string_view kSentenceTerm = "XSENTENCE";
inline constexpr std::string_view kParagraphTerm = "XPARAGRAPH";

// One position each: the first one of the text that is no longer in the zone.
inline constexpr std::string_view kTitleEndTerm = "XTITLEEND";
inline constexpr std::string_view kLeadEndTerm = "XLEADEND";

// Value slots.
enum class Slot : unsigned {
  kPublished = 0,  // Xapian::sortable_serialise of the instant in seconds; empty where unknown
  kAdded = 1,      // the same, when the article entered the index
  kPeople = 2,     // canonical keys, one behind the other with kKeySeparator between
  kOrganisations = 3,
  kPlaces = 4,
  kSource = 5,       // as written
  kContentHash = 7,  // 16 bytes (content_hash.hpp): an unchanged article is known by it
  kWordCount = 8,    // Xapian::sortable_serialise
  kId = 10,          // the article's id: breaks ties of rank and date alike on every shard
  kPrecedence = 11,  // which of two records with one id wins (common/index/terms.hpp)
};

inline constexpr char kKeySeparator = '\x1f';

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
