// SPDX-License-Identifier: GPL-2.0-or-later
//
// CompiledQuery: what every mode of the program runs. One set of matches, so that listing, count
// and export agree by construction.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <xapian.h>

#include "common/analysis/stemmer.hpp"
#include "common/article.hpp"
#include "common/calendar/date_range.hpp"
#include "common/index/mention_terms.hpp"
#include "common/index/snapshot.hpp"
#include "query/language/compile/place.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline {

// A part of the query and what it alone matches.
struct ClauseQuery {
  const Node* node = nullptr;  // of the tree that was compiled
  Occur occur = Occur::kMust;
  Xapian::Query matches;
  std::vector<ClauseQuery> parts;
};

// A wildcard, spelling variant or word beside NEAR, and the words of the index it stands for.
struct Expansion {
  SourceSpan span;
  std::vector<std::string> words;  // without prefix
};

struct ResolvedDates {
  SourceSpan span;
  const Field* field = nullptr;
  DayRange days;
  std::size_t terms = 0;  // of their cover
};

// A value of person:, org:, place: and the entities that it stands for.
struct WantedEntity {
  SourceSpan span;
  EntityKind kind = EntityKind::kPerson;
  std::vector<std::string> named;    // terms (common/index/terms.hpp), one of which an article has
  std::vector<std::string> related;  // or one of these: places only
};

// A value of about:, and which mentions of dates match it.
struct WantedDates {
  SourceSpan span;
  DayRange days;
  MentionRule rule = MentionRule::kWithin;
};

struct CompiledQuery {
  Xapian::Query matches;   // articles that match, with their weights; empty: no word in the query
  Xapian::Query matching;  // the same articles, without weights and what only adds to them
  Xapian::Query any;       // articles with any word and every filter; what is not in matches is a
                           // partial match. Empty where words are joined by operators
  // What is looked for in the text, one place for each word, phrase or operator of distance that is
  // not excluded; a plain word as its stem (kStemMark + stem), in any zone. Not common function
  // words.
  std::vector<Place> shown;
  std::vector<std::string> warnings;  // one line each: what cannot match, whatever the articles say
  std::vector<std::string> notes;     // one line each, for the user
  std::vector<ClauseQuery> clauses;   // of the top of the tree
  std::vector<Expansion> expansions;
  std::vector<ResolvedDates> dates;
  std::vector<WantedEntity> entities;  // that are not excluded, as are mentions
  std::vector<WantedDates> mentions;
};

// Scale of the proximity part, of pairs of neighbours that are no function words. Measured on 150
// judged news topics: 0.1 raises MAP by 1 to 2 %, 0.2 is worse than 0.1.
inline constexpr double kProximityScale = 0.1;
inline constexpr Xapian::termcount kProximityWindow = 8;
// Of more pairs than this each counts for less, so that the whole stays as it is for four words.
// Measured on the questions of Cranfield, CISI, MED and NPL, of ten words and more: with all pairs,
// function words too, at full scale MAP was .328 .168 .483 .255; so it is .387 .191 .519 .288, and
// without proximity .385 .194 .522 .291.
inline constexpr double kFullPairs = 3;

// Terms a query may have after expansion. Measured: 100,000 terms run over 40 seconds.
inline constexpr std::size_t kMaxTerms = 1024;

// Which of plain words that stand side by side an article must have. Words joined by operators or
// signs are not concerned.
enum class WordRule : std::uint8_t { kAll, kAny };

// What date: chooses. kUndated: articles without a date in place of those of the range, which
// answers how many of them match the rest of a query.
enum class DateRule : std::uint8_t { kAsWritten, kUndated };

class Authority;

// What a query's meaning depends on beside its text. All must outlive the compiled query.
struct QueryContext {
  const Snapshot& snapshot;
  Stemmer& stemmer;
  std::chrono::sys_seconds now;
  // The text of a saved query; nullopt if there is none of that name.
  std::function<std::optional<std::string>(std::string_view name)> saved_query;
  WordRule words = WordRule::kAll;
  DateRule dates = DateRule::kAsWritten;
  const Authority* authority = nullptr;         // the library's own names; may be nullptr
  MentionRule mentions = MentionRule::kWithin;  // which dates about: finds
};

using CompileOutcome = std::variant<CompiledQuery, QueryError>;

// The tree's words are analysed by the same Analyzer as the index's; wildcards and dates become the
// terms of the snapshot that fit. What cannot be answered exactly is refused. Throws Xapian::Error.
[[nodiscard]] CompileOutcome compile_query(const Node& tree, const QueryContext& context);

}  // namespace dateline
