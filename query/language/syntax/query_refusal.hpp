// SPDX-License-Identifier: GPL-2.0-or-later
//
// QueryRefusal: thrown inside the parser and the compiler where a query cannot go on, and caught by
// parse_query and compile_query.
#pragma once

#include <string>
#include <utility>

#include "query/language/syntax/query_error.hpp"

namespace dateline {

struct QueryRefusal {
  QueryError error;
};

[[noreturn]] inline void refuse(SourceSpan span, std::string message, std::string hint) {
  throw QueryRefusal{{std::move(message), std::move(hint), span}};
}

}  // namespace dateline
