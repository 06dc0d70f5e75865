// SPDX-License-Identifier: GPL-2.0-or-later
//
// Explainer: runs the parts of a query one by one to say what each of them matches.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/language/compile/compiled_query.hpp"
#include "query/language/reading/parser.hpp"
#include "query/search/explanation.hpp"

namespace dateline {

// All of them throw Failure when the index cannot be read.
class Explainer {
 public:
  Explainer(const QueryContext& context, std::string_view query)
      : context_(context), query_(query) {}

  [[nodiscard]] Explanation explain(const ParsedQuery& parsed, const CompiledQuery& compiled) const;

  // The clauses at the top of the query with their counts.
  [[nodiscard]] std::vector<ClauseReport> reports(const std::vector<ClauseQuery>& clauses) const;

  // For each plain word and each name of the query that no article has.
  [[nodiscard]] std::vector<SpellingSuggestion> suggestions(const Node& tree) const;

  // Names of several words that were written without their quotes: person:"jens stoltenberg".
  [[nodiscard]] std::vector<std::string> names_in_quotes(const Node& tree) const;

 private:
  [[nodiscard]] std::string text_of(SourceSpan span) const;

  const QueryContext& context_;
  std::string_view query_;
};

}  // namespace dateline
