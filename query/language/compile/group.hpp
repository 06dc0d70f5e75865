// SPDX-License-Identifier: GPL-2.0-or-later
//
// GroupCompiler: clauses that stand together become one Xapian::Query.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "query/language/syntax/syntax.hpp"

namespace dateline {

// A compiled part of a query.
struct CompiledPart {
  Xapian::Query query;
  // The same articles without what only adds weight. Xapian 1.4.22 reads weights that were never
  // set where the right side of AND_NOT is an AND with an AND_MAYBE inside (valgrind shows it), and
  // then excludes too few, not even always the same.
  Xapian::Query matching;
  Xapian::Query any;              // as CompiledQuery::any; empty if it has no partial matches
  Xapian::Query any_matching;     // the same articles without weights
  std::string form;               // a single word's unstemmed term, for proximity
  bool is_function_word = false;  // not required where it stands beside others without operator
  bool is_filter = false;         // carries no weight
  bool is_ignored = false;        // has no letter or digit

  static CompiledPart ignored() {
    CompiledPart part;
    part.is_ignored = true;
    return part;
  }
  static CompiledPart text(Xapian::Query query) {
    CompiledPart part;
    part.matching = query;
    part.query = std::move(query);
    return part;
  }
  static CompiledPart filter(Xapian::Query query) {
    CompiledPart part = text(std::move(query));
    part.is_filter = true;
    return part;
  }
};

class GroupCompiler {
 public:
  void add(Occur occur, CompiledPart part);
  [[nodiscard]] CompiledPart finish();

 private:
  struct Clause {
    Occur occur;
    CompiledPart part;
  };
  [[nodiscard]] bool is_required(const Clause& clause) const;
  [[nodiscard]] Xapian::Query proximity() const;
  [[nodiscard]] Xapian::Query filters_only() const;
  [[nodiscard]] Xapian::Query with_filters(Xapian::Query words) const;

  std::vector<Clause> clauses_;
  std::vector<Xapian::Query> filters_;
  std::vector<Xapian::Query> excluded_;
  bool means_function_words_ = false;
};

// Calls visit with each word of the text below node, those of phrases too; not with values of
// filters.
void visit_words(const Node& node, const std::function<void(const Term&)>& visit);

// Refuses a group that asks for two values of a field that has one: no article matches, and OR was
// meant.
void refuse_two_values(const Group& group);

}  // namespace dateline
