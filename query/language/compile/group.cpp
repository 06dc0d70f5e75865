// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/compile/group.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "common/analysis/folding.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/language/syntax/query_refusal.hpp"

namespace dateline {

namespace {

using Xapian::Query;

Query join(Query::op op, const std::vector<Query>& queries) {
  return {op, queries.begin(), queries.end()};
}

}  // namespace

void GroupCompiler::add(Occur occur, CompiledPart part) {
  if (part.is_ignored) {
    return;
  }
  if (occur == Occur::kMustNot) {
    excluded_.push_back(std::move(part.matching));
  } else if (part.is_filter) {
    // Beside a +word too: it has no weight to add, so it can only be meant to choose.
    filters_.push_back(std::move(part.matching));
  } else {
    clauses_.push_back({occur, std::move(part)});
  }
}

// "the fall of kabul" is about fall and kabul; "to be or not to be" means its words.
bool GroupCompiler::is_required(const Clause& clause) const {
  return clause.occur == Occur::kMust || (clause.occur == Occur::kPlain &&
                                          (means_function_words_ || !clause.part.is_function_word));
}

// Articles in which neighbours of the query stand side by side, or near each other, rank higher.
// That "of the" does says nothing.
Query GroupCompiler::proximity() const {
  std::vector<Query> pairs;
  std::size_t neighbours = 0;
  for (std::size_t i = 0; i + 1 < clauses_.size(); ++i) {
    const Clause& left = clauses_[i];
    const Clause& right = clauses_[i + 1];
    if (left.occur != Occur::kPlain || right.occur != Occur::kPlain || left.part.form.empty() ||
        right.part.form.empty() || left.part.is_function_word || right.part.is_function_word) {
      continue;
    }
    ++neighbours;
    const Query words[] = {Query(left.part.form), Query(right.part.form)};
    pairs.emplace_back(Query::OP_PHRASE, std::begin(words), std::end(words));
    pairs.emplace_back(Query::OP_NEAR, std::begin(words), std::end(words), kProximityWindow);
  }
  if (pairs.empty()) {
    return {};
  }
  const double share = std::min(1.0, kFullPairs / static_cast<double>(neighbours));
  return {Query::OP_SCALE_WEIGHT, join(Query::OP_OR, pairs), kProximityScale * share};
}

Query GroupCompiler::with_filters(Query words) const {
  if (!filters_.empty()) {
    words = Query(Query::OP_FILTER, words, join(Query::OP_AND, filters_));
  }
  return excluded_.empty() ? words : Query(Query::OP_AND_NOT, words, join(Query::OP_OR, excluded_));
}

Query GroupCompiler::filters_only() const {
  const Query all = filters_.empty() ? Query(Query::MatchAll) : join(Query::OP_AND, filters_);
  return excluded_.empty() ? all : Query(Query::OP_AND_NOT, all, join(Query::OP_OR, excluded_));
}

CompiledPart GroupCompiler::finish() {
  if (clauses_.empty() && filters_.empty() && excluded_.empty()) {
    return CompiledPart::ignored();
  }
  if (clauses_.empty()) {
    return CompiledPart::filter(filters_only());
  }
  means_function_words_ =
      std::ranges::none_of(clauses_, [this](const Clause& clause) { return is_required(clause); });
  std::vector<Query> required;
  std::vector<Query> matching;
  std::vector<Query> optional;
  bool is_plain = true;
  for (const Clause& clause : clauses_) {
    (is_required(clause) ? required : optional).push_back(clause.part.query);
    if (is_required(clause)) {
      matching.push_back(clause.part.matching);
    }
    is_plain = is_plain && clause.occur == Occur::kPlain;
  }
  const Query near = proximity();
  if (!near.empty()) {
    optional.push_back(near);
  }
  const Query extra = join(Query::OP_OR, optional);
  const auto scored = [&](Query::op op) {
    // Only words that add weight: +date:2022 nato.
    const Query words = required.empty() ? Query(Query::OP_SCALE_WEIGHT, Query(Query::MatchAll), 0)
                                         : join(op, required);
    return with_filters(optional.empty() ? words : Query(Query::OP_AND_MAYBE, words, extra));
  };
  CompiledPart group = CompiledPart::text(scored(Query::OP_AND));
  group.matching =
      with_filters(matching.empty() ? Query(Query::MatchAll) : join(Query::OP_AND, matching));
  if (is_plain && required.size() > 1) {
    group.any = scored(Query::OP_OR);
    group.any_matching = with_filters(join(Query::OP_OR, matching));
  }
  return group;
}

void visit_words(const Node& node, const std::function<void(const Term&)>& visit) {
  const auto all = [&visit](const std::vector<NodePtr>& nodes) {
    for (const NodePtr& child : nodes) {
      visit_words(*child, visit);
    }
  };
  if (const auto* term = std::get_if<Term>(&node.value)) {
    visit(*term);
  } else if (const auto* phrase = std::get_if<Phrase>(&node.value)) {
    for (const Term& word : phrase->words) {
      visit(word);
    }
  } else if (const auto* distance = std::get_if<Distance>(&node.value)) {
    all(distance->sides);
  } else if (const auto* same = std::get_if<SameScope>(&node.value)) {
    all(same->sides);
  } else if (const auto* at_least = std::get_if<AtLeast>(&node.value)) {
    visit_words(*at_least->child, visit);
  } else if (const auto* any = std::get_if<Or>(&node.value)) {
    all(any->children);
  } else if (const auto* group = std::get_if<Group>(&node.value)) {
    for (const auto& clause : group->clauses) {
      visit_words(*clause.node, visit);
    }
  } else if (const auto* boost = std::get_if<Boost>(&node.value)) {
    visit_words(*boost->child, visit);
  } else if (const auto* fielded = std::get_if<Fielded>(&node.value)) {
    const FieldKind kind = fielded->field->kind;
    if (kind == FieldKind::kText || kind == FieldKind::kZone) {
      visit_words(*fielded->child, visit);
    }
  }
}

void refuse_two_values(const Group& group) {
  std::map<const Field*, std::string> values;
  for (const auto& clause : group.clauses) {
    const auto* fielded = std::get_if<Fielded>(&clause.node->value);
    const bool is_asked = clause.occur == Occur::kPlain || clause.occur == Occur::kMust;
    if (fielded == nullptr || !is_asked) {
      continue;
    }
    const FieldKind kind = fielded->field->kind;
    const auto* term = std::get_if<Term>(&fielded->child->value);
    if (term == nullptr || term->kind != TermKind::kPlain ||
        (kind != FieldKind::kExact && kind != FieldKind::kKey) ||
        fielded->field->arity == Arity::kMany) {
      continue;
    }
    const std::string value = kind == FieldKind::kExact ? fold(term->text) : term->text;
    const auto [other, is_new] = values.emplace(fielded->field, value);
    if (!is_new && other->second != value) {
      refuse(clause.node->span,
             fmt::format("an article has one {} only", fielded->field->name),
             fmt::format(R"(write {0}:("{1}" OR "{2}"))",
                         fielded->field->name,
                         shortened(other->second),
                         shortened(value)));
    }
  }
}

}  // namespace dateline
