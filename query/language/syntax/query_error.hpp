// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a query is refused and where: a place in the query, what is wrong there, what to write
// instead. A hint about a query that is accepted has the same shape.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// Bytes [begin, end) of the query. All places are equal: a comparison of syntax trees is one of
// what was said, not of where.
struct SourceSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const SourceSpan&, const SourceSpan&) { return true; }
};

struct QueryError {
  std::string message;  // one line, no final period
  std::string hint;     // what to write instead
  SourceSpan span;
};

// The error as a compiler would show it: the query on one line, a caret under the first cell of the
// place, and the hint. Of a long query about 70 cells around the place are shown. Nothing in it is
// obeyed by a terminal, whatever bytes the query and the message hold.
//
//   column 6: the quote is not closed
//     nato "response
//          ^~~~~~~~~
//   hint: add the closing quote
//
// The column counts terminal cells from 1: a wide character is two.
[[nodiscard]] std::string describe(const QueryError& error, std::string_view query);

// text for the inside of a message: cut to a few dozen cells.
[[nodiscard]] std::string shortened(std::string_view text);

}  // namespace dateline
