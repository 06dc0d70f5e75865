// SPDX-License-Identifier: GPL-2.0-or-later
//
// Filters: clauses that choose articles by what is known of them, not by the words of their text:
// source, id, entities, dates, length, presence of a field. They carry no weight.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "query/language/compile/compiled_query.hpp"
#include "query/language/compile/entity_terms.hpp"
#include "query/language/compile/vocabulary.hpp"
#include "query/language/syntax/syntax.hpp"

namespace dateline {

class Filters {
 public:
  // All must outlive it. Warnings and dates are added to result.
  Filters(const Vocabulary& vocabulary, const QueryContext& context, CompiledQuery& result)
      : vocabulary_(vocabulary), context_(context), result_(result) {}

  // Each throws QueryRefusal for what has no meaning. The second is a value of an exact, key or
  // entity field.
  [[nodiscard]] Xapian::Query of(const DateRange& range, SourceSpan span);
  [[nodiscard]] Xapian::Query of(const NumberRange& range) const;
  [[nodiscard]] Xapian::Query of(const Field& field, const Term& value, SourceSpan span);
  [[nodiscard]] Xapian::Query has(std::string_view name, SourceSpan span);
  [[nodiscard]] Xapian::Query is(std::string_view flag, SourceSpan span);
  [[nodiscard]] Xapian::Query like(const std::string& id, SourceSpan span) const;

 private:
  [[nodiscard]] Xapian::Query entity(EntityKind kind, const Term& value, SourceSpan span);
  // Terms under prefix that begin with what stands before a closing *. Refuses too many.
  [[nodiscard]] std::vector<std::string> expand(std::string_view prefix,
                                                const std::string& beginning,
                                                const Field& field,
                                                SourceSpan span);
  // The same of all names that entities of a kind are known by.
  [[nodiscard]] EntityTerms expand_names(EntityKind kind, const Term& value, SourceSpan span);
  void add_expansion(std::vector<std::string> names, SourceSpan span);
  [[nodiscard]] Xapian::Query published(const DayRange& days, ResolvedDates& dates) const;
  [[nodiscard]] Xapian::Query mentioned(const DayRange& days,
                                        SourceSpan span,
                                        ResolvedDates& dates);
  [[nodiscard]] static Xapian::Query added(const DayRange& days);
  [[nodiscard]] bool has_terms(std::string_view prefix) const;
  [[nodiscard]] bool has_names(EntityKind kind) const;
  // Warns once that the index knows nothing of a field. False if it does.
  bool warn_if_unknown(const Field& field, std::string_view prefix);
  void warn(std::string warning);
  void warn_of_other_names(const Field& field);

  const Vocabulary& vocabulary_;
  const QueryContext& context_;
  CompiledQuery& result_;
};

}  // namespace dateline
