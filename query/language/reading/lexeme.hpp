// SPDX-License-Identifier: GPL-2.0-or-later
//
// A lexeme: the smallest part of a query that means something, with its place. What is a leaf of
// the syntax tree is one lexeme already, escapes resolved:
//
//   title:(flood* OR "high water")^2 date:2022..
//
//   field title, (, word flood*, OR, phrase high water, ), boost 2, date 2022..
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "query/language/syntax/syntax.hpp"

namespace dateline {

enum class LexemeKind : std::uint8_t {
  kWord,        // Term
  kPhrase,      // Phrase
  kField,       // const Field*: `title:`, its value follows
  kDate,        // DateRange: `date:2022..`
  kNumber,      // NumberRange: `words:500..`
  kSpecial,     // Special: `has:date`
  kEverything,  // *
  kOpen,        // (
  kClose,       // )
  kPlus,        // + before its operand
  kMinus,       // - before its operand
  kAnd,         // AND
  kOr,          // OR
  kNot,         // NOT
  kNear,        // int: NEAR, NEAR/5
  kAdjacent,    // int: ADJ, ADJ/5
  kSentence,    // SAME/s
  kParagraph,   // SAME/p
  kAtLeast,     // int: ATLEAST5, its ( follows
  kBoost,       // double: ^2.5
  kError,       // QueryError: the last lexeme of a query that cannot be read further
  kEnd,
};

struct Lexeme {
  LexemeKind kind = LexemeKind::kEnd;
  SourceSpan span;
  std::variant<std::monostate,
               Term,
               Phrase,
               const Field*,
               DateRange,
               NumberRange,
               Special,
               int,
               double,
               QueryError>
      value;
};

[[nodiscard]] inline Lexeme error_lexeme(SourceSpan span, std::string message, std::string hint) {
  return {LexemeKind::kError, span, QueryError{std::move(message), std::move(hint), span}};
}

[[nodiscard]] constexpr bool is_distance(LexemeKind kind) {
  return kind == LexemeKind::kNear || kind == LexemeKind::kAdjacent ||
         kind == LexemeKind::kSentence || kind == LexemeKind::kParagraph;
}

// "word", "NEAR", ")": what --explain calls a lexeme.
[[nodiscard]] std::string_view name_of(LexemeKind kind);

}  // namespace dateline
