// SPDX-License-Identifier: GPL-2.0-or-later
//
// The parser: a query's text to its syntax tree, by recursive descent. From the tightest binding:
//
//   ( )   field:   + - NOT   NEAR ADJ SAME   AND and standing side by side   OR
//
// Every clause is in the tree, or the query is refused at its place.
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "query/language/reading/lexeme.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline {

inline constexpr std::size_t kMaxQueryBytes = 65'536;
// Measured: 50,000 nested operators crash libxapian.
inline constexpr int kMaxDepth = 100;

struct ParsedQuery {
  NodePtr tree;  // null where the query is blank
  std::vector<Lexeme> lexemes;
  std::vector<QueryError> hints;  // what is read otherwise than it may be meant
};

using ParseOutcome = std::variant<ParsedQuery, QueryError>;

[[nodiscard]] ParseOutcome parse_query(std::string_view query);

}  // namespace dateline
