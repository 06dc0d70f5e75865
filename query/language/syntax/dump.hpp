// SPDX-License-Identifier: GPL-2.0-or-later
//
// A syntax tree for people: what the query says in words, one node a line. It shows the reading of
// a query, so that a misunderstanding is seen; print() writes it back as a query.
//
//   all of
//     word nato
//     within 5 words, in any order
//       word rapid
//       phrase "response force"
//     not
//       field title
//         word flood*   (wildcard)
//     date 2022-02 to 2022-03-05
#pragma once

#include <string>

#include "query/language/syntax/syntax.hpp"

namespace dateline {

// Each line ends in a newline. Nothing in it is obeyed by a terminal.
[[nodiscard]] std::string dump(const Node& tree);

}  // namespace dateline
