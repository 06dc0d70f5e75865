// SPDX-License-Identifier: GPL-2.0-or-later
//
// The syntax of a query as it was written, with the place of each part, and the error that says why
// a query is refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dateline {

enum class ClauseKind {
  kWord,    // nato
  kPhrase,  // "response force"
};

struct Clause {
  ClauseKind kind = ClauseKind::kWord;
  std::string text;       // without quotes
  std::size_t begin = 0;  // bytes [begin, end) of the query
  std::size_t end = 0;
};

struct QueryError {
  std::string message;
  std::string hint;
  std::size_t begin = 0;  // bytes [begin, end) of the query that are wrong
  std::size_t end = 0;
};

// The error as a compiler would show it, three lines without the hint:
//
//   column 6: the quote is not closed
//     nato "response
//          ^~~~~~~~~
[[nodiscard]] std::string describe(const QueryError& error, std::string_view query);

using ParsedQuery = std::variant<std::vector<Clause>, QueryError>;

// Words and "quoted phrases". Every other construct of the query language is refused, so that none
// is taken for a word.
[[nodiscard]] ParsedQuery parse_query(std::string_view query);

}  // namespace dateline
