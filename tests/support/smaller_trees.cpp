// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/smaller_trees.hpp"

#include <type_traits>
#include <utility>

namespace dateline::test {

namespace {

NodePtr copy(const Node& tree);

std::vector<NodePtr> copy_all(const std::vector<NodePtr>& nodes) {
  std::vector<NodePtr> copies;
  copies.reserve(nodes.size());
  for (const NodePtr& node : nodes) {
    copies.push_back(copy(*node));
  }
  return copies;
}

struct Copier {
  Distance operator()(const Distance& node) const {
    return {node.kind, node.words, copy_all(node.sides)};
  }
  SameScope operator()(const SameScope& node) const { return {node.scope, copy_all(node.sides)}; }
  AtLeast operator()(const AtLeast& node) const { return {node.count, copy(*node.child)}; }
  Or operator()(const Or& node) const { return {copy_all(node.children)}; }
  Group operator()(const Group& node) const {
    Group group;
    for (const Clause& clause : node.clauses) {
      group.clauses.push_back({clause.occur, copy(*clause.node)});
    }
    return group;
  }
  Boost operator()(const Boost& node) const { return {node.factor, copy(*node.child)}; }
  Fielded operator()(const Fielded& node) const { return {node.field, copy(*node.child)}; }
  template <typename Leaf>
  Leaf operator()(const Leaf& leaf) const {
    return leaf;
  }
};

NodePtr copy(const Node& tree) {
  return std::visit(
      [&tree](const auto& node) {
        return std::make_unique<Node>(Node{tree.span, Copier()(node)});
      },
      tree.value);
}

struct Children {
  std::vector<NodePtr*> operator()(Distance& node) const { return all_of(node.sides); }
  std::vector<NodePtr*> operator()(SameScope& node) const { return all_of(node.sides); }
  std::vector<NodePtr*> operator()(AtLeast& node) const { return {&node.child}; }
  std::vector<NodePtr*> operator()(Or& node) const { return all_of(node.children); }
  std::vector<NodePtr*> operator()(Group& node) const {
    std::vector<NodePtr*> all;
    for (Clause& clause : node.clauses) {
      all.push_back(&clause.node);
    }
    return all;
  }
  std::vector<NodePtr*> operator()(Boost& node) const { return {&node.child}; }
  std::vector<NodePtr*> operator()(Fielded& node) const { return {&node.child}; }
  template <typename Leaf>
  std::vector<NodePtr*> operator()(Leaf& /*leaf*/) const {
    return {};
  }

 private:
  static std::vector<NodePtr*> all_of(std::vector<NodePtr>& nodes) {
    std::vector<NodePtr*> all;
    all.reserve(nodes.size());
    for (NodePtr& node : nodes) {
      all.push_back(&node);
    }
    return all;
  }
};

std::vector<NodePtr*> children(Node& tree) {
  return std::visit(Children(), tree.value);
}

// Takes a member out of a list; false if the node has none to spare.
struct Eraser {
  std::size_t at;

  bool operator()(Distance& node) const { return erase(node.sides); }
  bool operator()(SameScope& node) const { return erase(node.sides); }
  bool operator()(Or& node) const { return erase(node.children); }
  bool operator()(Group& node) const { return erase(node.clauses); }
  bool operator()(Phrase& node) const { return erase(node.words); }
  template <typename Other>
  bool operator()(Other& /*other*/) const {
    return false;
  }

 private:
  template <typename Member>
  bool erase(std::vector<Member>& members) const {
    if (members.size() < 2 || at >= members.size()) {
      return false;
    }
    members.erase(members.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
  }
};

}  // namespace

std::vector<NodePtr> smaller_trees(const Node& tree) {
  std::vector<NodePtr> smaller;
  const NodePtr whole = copy(tree);
  const std::vector<NodePtr*> members = children(*whole);
  smaller.reserve(members.size());
  for (const NodePtr* member : members) {
    smaller.push_back(copy(**member));
  }
  for (std::size_t at = 0;; ++at) {
    NodePtr without = copy(tree);
    if (!std::visit(Eraser{at}, without->value)) {
      break;
    }
    smaller.push_back(std::move(without));
  }
  for (std::size_t at = 0; at < members.size(); ++at) {
    for (NodePtr& member : smaller_trees(**members[at])) {
      NodePtr changed = copy(tree);
      *children(*changed)[at] = std::move(member);
      smaller.push_back(std::move(changed));
    }
  }
  return smaller;
}

}  // namespace dateline::test
