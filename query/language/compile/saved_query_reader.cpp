// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/saved_query_reader.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "query/language/reading/parser.hpp"
#include "query/language/syntax/query_refusal.hpp"

namespace dateline {

NodePtr SavedQueryReader::open(const std::string& name, SourceSpan span) {
  if (std::ranges::find(open_, name) != open_.end()) {
    refuse(span,
           fmt::format("the saved query '{}' contains itself", shortened(name)),
           "mend it in its file");
  }
  constexpr std::size_t kDeepest = 20;
  if (open_.size() >= kDeepest) {
    refuse(span, "saved queries stand in one another too deep", "write some of them out");
  }
  const auto text = lookup_ ? lookup_(name) : std::nullopt;
  if (!text) {
    refuse(span,
           fmt::format("there is no saved query '{}'", shortened(name)),
           "add a line NAME = QUERY to the file queries in the configuration directory");
  }
  ParseOutcome parsed = parse_query(*text);
  if (const auto* error = std::get_if<QueryError>(&parsed)) {
    refuse_inside(name, span, *error);
  }
  NodePtr tree = std::move(std::get<ParsedQuery>(parsed).tree);
  if (tree == nullptr) {
    refuse(
        span, fmt::format("the saved query '{}' is empty", shortened(name)), "mend it in its file");
  }
  open_.push_back(name);
  return tree;
}

void SavedQueryReader::refuse_inside(const std::string& name,
                                     SourceSpan span,
                                     const QueryError& error) {
  refuse(
      span, fmt::format("in the saved query '{}', {}", shortened(name), error.message), error.hint);
}

}  // namespace dateline
