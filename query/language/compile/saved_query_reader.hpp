// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/syntax/query_error.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline {

// Reads query:NAME in place, and those that stand in it in turn, 20 deep at most.
class SavedQueryReader {
 public:
  // The text of a saved query by its name; nullopt if there is none.
  using Lookup = std::function<std::optional<std::string>(std::string_view name)>;

  explicit SavedQueryReader(const Lookup& lookup) : lookup_(lookup) {}

  // The tree of the query `name`, which stands at `span` of what the user wrote. It counts as
  // open until close(). Throws QueryRefusal at `span` if there is no such query, it does not
  // parse, is empty, contains itself, or stands too deep.
  NodePtr open(const std::string& name, SourceSpan span);
  void close() { open_.pop_back(); }

  // Throws `error`, found inside the saved query `name`, as a refusal of that name at `span`.
  [[noreturn]] static void refuse_inside(const std::string& name,
                                         SourceSpan span,
                                         const QueryError& error);

 private:
  const Lookup& lookup_;
  std::vector<std::string> open_;  // outermost first
};

}  // namespace dateline
