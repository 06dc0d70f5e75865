// SPDX-License-Identifier: GPL-2.0-or-later
//
// The syntax tree: a query as it was written, each node with its place, nothing resolved yet. A
// word is not analysed, a date not computed, a field's value not looked up: that is the compiler's
// business.
//
//   nato AND title:(flood* OR "high water") -canada date:2022..
//
//   Group{ must Term nato, must Fielded title(Or(Term flood*, Phrase high water)),
//          must_not Term canada, plain DateRange date 2022.. }
//
// Brackets leave no node; what they grouped does. print() (query/language/syntax/printer.hpp)
// writes a tree back as a query that parses to an equal tree.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "common/index/fields.hpp"
#include "query/language/syntax/query_error.hpp"

namespace dateline {

struct Node;
using NodePtr = std::unique_ptr<Node>;

enum class TermKind : std::uint8_t {
  kPlain,     // nato
  kExact,     // =Polish: this written form only
  kWildcard,  // organi?ation, nato*: text holds * and ? as wildcards, \ before one meant literally
  kFuzzy,     // name~, name~2
};

// A single word, escapes resolved (but for kWildcard's own: \* \? \\). In a filter or an entity
// field the whole value, quoted or not: source:"larkspur wire" holds a Term "larkspur wire". There
// only the last character of a kWildcard is a wildcard, and it is a *.
struct Term {
  std::string text;
  TermKind kind = TermKind::kPlain;
  int edits = 0;  // kFuzzy: 1 or 2
  friend bool operator==(const Term&, const Term&) = default;
};

// "response force", "response force*", "a b c"~5, ="U.S."
struct Phrase {
  std::vector<Term> words;  // at least one; kPlain, or kWildcard with a closing *
  std::optional<int> slop;  // ~n: all within n words, in any order; never beside is_exact
  bool is_exact = false;    // =; all words are kPlain
  friend bool operator==(const Phrase&, const Phrase&) = default;
};

enum class DistanceKind : std::uint8_t { kNear, kAdjacent };

// a NEAR/5 b, a ADJ/5 b; a chain of one operator and one n is a single node with all its sides.
// Nothing below a side lacks a place in the text (fields, dates, *, excluded clauses, boosts).
struct Distance {
  DistanceKind kind = DistanceKind::kNear;
  int words = 0;  // 1 to 999
  std::vector<NodePtr> sides;
};

enum class ScopeKind : std::uint8_t { kSentence, kParagraph };

// a SAME/s b, a SAME/p b; the same of its sides
struct SameScope {
  ScopeKind scope = ScopeKind::kSentence;
  std::vector<NodePtr> sides;
};

// ATLEAST5(word)
struct AtLeast {
  int count = 0;  // 1 to 999
  NodePtr child;  // a Term, a Phrase or an Or of them
};

struct Or {
  std::vector<NodePtr> children;  // two or more
};

enum class Occur : std::uint8_t {
  kPlain,   // stands beside others with no operator: required, but for a function word
  kMust,    // +a, an operand of AND
  kShould,  // no operator, but a +clause stands in the same group: adds weight
  kMustNot  // -c, NOT c
};

struct Clause {
  Occur occur = Occur::kMust;
  NodePtr node;
};

// Clauses side by side or joined by AND: two or more, or a single excluded one. There may be only
// excluded ones: all other articles.
struct Group {
  std::vector<Clause> clauses;
};

struct Boost {
  double factor = 1;  // over 0
  NodePtr child;
};

// title:x, byline:(a b), person:"jens stoltenberg", place:=Canada, section:(a OR b): the child
// stands in this field, a row of kFields. There is no field inside a field. Below filters and
// entities there are Terms, Ors and Groups only; kExact below entities alone.
struct Fielded {
  const Field* field = nullptr;
  NodePtr child;
};

// date:2022-02..2022-03-05, about:1990s, added:today.. : both ends as written, not resolved.
struct DateRange {
  const Field* field = nullptr;  // kDate, kMention or kAdded
  std::string from;              // empty: open; never both
  std::string to;                // equal to from for a single date
  bool is_range = false;         // written with .. or [a TO b]
};

// words:500..
struct NumberRange {
  const Field* field = nullptr;
  std::optional<std::uint64_t> from;  // inclusive, as to; never over it
  std::optional<std::uint64_t> to;
};

// has:person, is:duplicate, like:ID, query:NAME
enum class SpecialKind : std::uint8_t { kHas, kIs, kLike, kSaved };
struct Special {
  SpecialKind kind = SpecialKind::kHas;
  std::string value;
};

struct Everything {};  // *

struct Node {
  SourceSpan span;  // with the brackets around it
  std::variant<Term,
               Phrase,
               Distance,
               SameScope,
               AtLeast,
               Or,
               Group,
               Boost,
               Fielded,
               DateRange,
               NumberRange,
               Special,
               Everything>
      value;
};

// Equality of trees, whatever their places.
[[nodiscard]] bool equal(const Node& a, const Node& b);

}  // namespace dateline
