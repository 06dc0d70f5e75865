// SPDX-License-Identifier: GPL-2.0-or-later
//
// A syntax tree written as a query, in one normal form: brackets and escapes only where the query
// would be read otherwise without them, + and - for must and must not, AND where no + can say it.
//
//   (nato) AND NOT canada OR headline:( flood )   is   nato AND -canada OR title:flood
//
// What is printed parses to an equal tree, and prints as itself.
#pragma once

#include <string>

#include "query/language/syntax/syntax.hpp"

namespace dateline {

[[nodiscard]] std::string print(const Node& tree);

}  // namespace dateline
