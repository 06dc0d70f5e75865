// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax/syntax.hpp"

#include <algorithm>
#include <tuple>

namespace dateline {

namespace {

bool equal_nodes(const std::vector<NodePtr>& a, const std::vector<NodePtr>& b) {
  return std::ranges::equal(
      a, b, [](const NodePtr& left, const NodePtr& right) { return equal(*left, *right); });
}

bool same(const Term& a, const Term& b) {
  return a == b;
}

bool same(const Phrase& a, const Phrase& b) {
  return a == b;
}

bool same(const Distance& a, const Distance& b) {
  return a.kind == b.kind && a.words == b.words && equal_nodes(a.sides, b.sides);
}

bool same(const SameScope& a, const SameScope& b) {
  return a.scope == b.scope && equal_nodes(a.sides, b.sides);
}

bool same(const AtLeast& a, const AtLeast& b) {
  return a.count == b.count && equal(*a.child, *b.child);
}

bool same(const Or& a, const Or& b) {
  return equal_nodes(a.children, b.children);
}

bool same(const Group& a, const Group& b) {
  return std::ranges::equal(a.clauses, b.clauses, [](const Clause& left, const Clause& right) {
    return left.occur == right.occur && equal(*left.node, *right.node);
  });
}

bool same(const Boost& a, const Boost& b) {
  return a.factor == b.factor && equal(*a.child, *b.child);
}

bool same(const Fielded& a, const Fielded& b) {
  return a.field == b.field && equal(*a.child, *b.child);
}

bool same(const DateRange& a, const DateRange& b) {
  return std::tie(a.field, a.from, a.to, a.is_range) == std::tie(b.field, b.from, b.to, b.is_range);
}

bool same(const NumberRange& a, const NumberRange& b) {
  return std::tie(a.field, a.from, a.to) == std::tie(b.field, b.from, b.to);
}

bool same(const Special& a, const Special& b) {
  return a.kind == b.kind && a.value == b.value;
}

bool same(const Everything& /*a*/, const Everything& /*b*/) {
  return true;
}

}  // namespace

bool equal(const Node& a, const Node& b) {
  return a.value.index() == b.value.index() &&
         std::visit(
             [&b](const auto& left) {
               return same(left, std::get<std::decay_t<decltype(left)>>(b.value));
             },
             a.value);
}

}  // namespace dateline
