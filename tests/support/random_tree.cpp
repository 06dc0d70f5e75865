// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/random_tree.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "tests/support/random_leaf.hpp"

namespace dateline::test {

namespace {

template <typename Value>
NodePtr make_node(Value value) {
  return std::make_unique<Node>(Node{{}, std::move(value)});
}

// What may stand where a node is wanted.
struct Setting {
  int depth = 0;
  bool in_field = false;
  bool is_excluded = false;  // by a - above: no weights
  bool is_placed = false;    // a side of NEAR, SAME/s and the like: words only, in any combination
  bool may_hold_sentence = true;  // SAME/s; within NEAR, SAME/s, byline: there is none
  bool may_hold_paragraph = true;
};

class TreeMaker : LeafMaker {
 public:
  TreeMaker(std::mt19937_64& random, const RandomTreeOptions& options)
      : LeafMaker(random, options) {
    for (const Field& row : kFields) {
      const auto is_row = [&row](const std::string& name) { return name == row.name; };
      if (options.fields.empty() || std::ranges::any_of(options.fields, is_row)) {
        fields_.push_back(&row);
      }
    }
  }

  NodePtr make(const Setting& setting) {
    using Maker = NodePtr (TreeMaker::*)(const Setting&);
    struct Row {
      Maker maker;
      bool is_possible;
      int weight = 1;
    };
    const bool is_shallow = setting.depth < options().max_depth;
    const bool is_free = !setting.is_placed && !setting.in_field;
    const bool has_distances = allows(Construct::kNear) || allows(Construct::kAdjacent);
    const bool has_scopes = may_hold_sentence(setting) || may_hold_paragraph(setting);
    const bool may_weigh = !setting.is_placed && !setting.is_excluded;
    const Row rows[] = {
        {&TreeMaker::make_words, true, is_shallow ? 3 : 4},
        {&TreeMaker::make_group, is_shallow && allows(Construct::kAnd), 3},
        {&TreeMaker::make_or, is_shallow && allows(Construct::kOr), 2},
        {&TreeMaker::make_distance, is_shallow && has_distances},
        {&TreeMaker::make_same, is_shallow && has_scopes},
        {&TreeMaker::make_at_least, !setting.is_placed && allows(Construct::kAtLeast)},
        {&TreeMaker::make_boost, may_weigh && allows(Construct::kBoost)},
        {&TreeMaker::make_field, is_free && allows(Construct::kField) && !fields_.empty(), 2},
        {&TreeMaker::make_everything, is_free && allows(Construct::kEverything)},
    };
    int total = 0;
    for (const Row& row : rows) {
      total += row.is_possible ? row.weight : 0;
    }
    const auto* chosen = std::begin(rows);
    for (int left = below(total); !chosen->is_possible || left >= chosen->weight; ++chosen) {
      left -= chosen->is_possible ? chosen->weight : 0;
    }
    return (this->*chosen->maker)(setting);
  }

 private:
  [[nodiscard]] bool may_hold_sentence(const Setting& setting) const {
    return setting.may_hold_sentence && allows(Construct::kSentence);
  }

  [[nodiscard]] bool may_hold_paragraph(const Setting& setting) const {
    return setting.may_hold_paragraph && allows(Construct::kParagraph);
  }

  static Setting within(Setting setting) {
    ++setting.depth;
    return setting;
  }

  NodePtr make_words(const Setting& /*setting*/) {
    return allows(Construct::kPhrase) && happens(20) ? make_node(make_phrase())
                                                     : make_node(make_term());
  }

  NodePtr make_or(const Setting& setting) {
    Or choice;
    for (int left = 2 + below(2); left > 0; --left) {
      choice.children.push_back(make(within(setting)));
    }
    return make_node(std::move(choice));
  }

  Clause make_clause(Occur occur, const Setting& setting) {
    Setting below_it = within(setting);
    below_it.is_excluded |= occur == Occur::kMustNot;
    return {occur, make(below_it)};
  }

  // a b, a AND b, a AND b c, +a b, each with exclusions between, or exclusions alone.
  NodePtr make_group(const Setting& setting) {
    const bool may_exclude = allows(Construct::kExclusion) && !setting.is_placed;
    Group group;
    const auto add = [&](Occur occur) { group.clauses.push_back(make_clause(occur, setting)); };
    const auto add_excluded = [&](int in_a_hundred) {
      if (may_exclude && happens(in_a_hundred)) {
        add(Occur::kMustNot);
      }
    };
    if (may_exclude && happens(12)) {
      add(Occur::kMustNot);
      add_excluded(30);
      return make_node(std::move(group));
    }
    add_excluded(10);
    if (allows(Construct::kPlus) && !setting.is_placed && happens(25)) {
      add(Occur::kMust);
      add_excluded(20);
      add(Occur::kShould);
      add(happens(50) ? Occur::kMust : Occur::kShould);
    } else {
      for (int runs = 1 + below(2); runs > 0; --runs) {
        const Occur occur = happens(50) ? Occur::kMust : Occur::kPlain;
        add(occur);
        add(occur);
        if (happens(40)) {
          add(occur);
        }
        add_excluded(15);
      }
    }
    add_excluded(20);
    return make_node(std::move(group));
  }

  static bool has_same_distance(const Node& node, const Distance& distance) {
    const auto* other = std::get_if<Distance>(&node.value);
    return other != nullptr && other->kind == distance.kind && other->words == distance.words;
  }

  NodePtr make_distance(const Setting& setting) {
    Distance distance;
    const bool is_near = !allows(Construct::kAdjacent) || (allows(Construct::kNear) && happens(50));
    distance.kind = is_near ? DistanceKind::kNear : DistanceKind::kAdjacent;
    distance.words = happens(5) ? 999 : 1 + below(8);
    Setting side = within(setting);
    side.is_placed = true;
    side.may_hold_sentence = side.may_hold_paragraph = false;
    add_sides(distance.sides, side, [&distance](const Node& node) {
      return !has_same_distance(node, distance);
    });
    return make_node(std::move(distance));
  }

  NodePtr make_same(const Setting& setting) {
    SameScope same;
    const bool is_sentence =
        !may_hold_paragraph(setting) || (may_hold_sentence(setting) && happens(50));
    same.scope = is_sentence ? ScopeKind::kSentence : ScopeKind::kParagraph;
    Setting side = within(setting);
    side.is_placed = true;
    side.may_hold_paragraph = false;
    side.may_hold_sentence = !is_sentence;
    add_sides(same.sides, side, [](const Node& /*node*/) { return true; });
    return make_node(std::move(same));
  }

  void add_sides(std::vector<NodePtr>& sides,
                 const Setting& setting,
                 const std::function<bool(const Node&)>& fits) {
    for (int left = happens(75) ? 2 : 3; left > 0;) {
      if (NodePtr side = make(setting); fits(*side)) {
        sides.push_back(std::move(side));
        --left;
      }
    }
  }

  NodePtr make_at_least(const Setting& setting) {
    AtLeast at_least{1 + below(5), nullptr};
    if (allows(Construct::kOr) && happens(30)) {
      Or choice;
      choice.children.push_back(make_words(setting));
      choice.children.push_back(make_words(setting));
      at_least.child = make_node(std::move(choice));
    } else {
      at_least.child = make_words(setting);
    }
    return make_node(std::move(at_least));
  }

  NodePtr make_boost(const Setting& setting) {
    static const std::vector<double> factors = {2, 0.5, 2.5, 10, 1e-7, 123456789.125, 0.1};
    Setting child = within(setting);
    child.is_placed = setting.depth >= options().max_depth || happens(50);
    NodePtr node;
    const Field* const field = fields_.empty() ? nullptr : one_of(fields_);
    if (allows(Construct::kField) && !setting.in_field && field != nullptr && is_text(*field)) {
      node = make_fielded(*field, child);
    } else {
      child.in_field = true;  // a date has no weight
      node = make(child);
    }
    if (std::holds_alternative<Boost>(node->value)) {
      return node;
    }
    return make_node(Boost{one_of(factors), std::move(node)});
  }

  static bool is_text(const Field& field) {
    return field.kind == FieldKind::kText || field.kind == FieldKind::kZone;
  }

  NodePtr make_fielded(const Field& field, const Setting& setting) {
    Setting child = within(setting);
    child.in_field = true;
    child.may_hold_sentence = child.may_hold_paragraph = field.name != "byline";
    return make_node(Fielded{&field, make(child)});
  }

  NodePtr make_field(const Setting& setting) {
    const Field& field = *one_of(fields_);
    switch (field.kind) {
      case FieldKind::kText:
      case FieldKind::kZone: return make_fielded(field, setting);
      case FieldKind::kExact:
      case FieldKind::kKey:
      case FieldKind::kEntity: return make_node(Fielded{&field, make_values(field)});
      case FieldKind::kDate:
      case FieldKind::kMention:
      case FieldKind::kAdded: return make_node(make_dates(field));
      case FieldKind::kNumber: return make_node(make_numbers(field));
      case FieldKind::kSpecial: break;
    }
    return make_node(make_special(field));
  }

  // One value, all others, or several: any of them, or of entities all.
  NodePtr make_values(const Field& field) {
    if (happens(70)) {
      return make_node(make_value(field));
    }
    NodePtr one = make_node(make_value(field));
    if (allows(Construct::kExclusion) && happens(15)) {
      Group group;
      group.clauses.push_back({Occur::kMustNot, std::move(one)});
      return make_node(std::move(group));
    }
    NodePtr other = make_node(make_value(field));
    if (allows(Construct::kAnd) && field.kind == FieldKind::kEntity && happens(50)) {
      const Occur occur = happens(50) ? Occur::kMust : Occur::kPlain;
      Group group;
      group.clauses.push_back({occur, std::move(one)});
      group.clauses.push_back({occur, std::move(other)});
      return make_node(std::move(group));
    }
    if (!allows(Construct::kOr)) {
      return one;
    }
    Or choice;
    choice.children.push_back(std::move(one));
    choice.children.push_back(std::move(other));
    return make_node(std::move(choice));
  }

  NodePtr make_everything(const Setting& /*setting*/) { return make_node(Everything{}); }

  std::vector<const Field*> fields_;
};

}  // namespace

std::set<Construct> all_constructs() {
  std::set<Construct> all;
  for (auto value = static_cast<int>(Construct::kPhrase);
       value <= static_cast<int>(Construct::kEverything);
       ++value) {
    all.insert(static_cast<Construct>(value));
  }
  return all;
}

NodePtr random_tree(std::mt19937_64& random, const RandomTreeOptions& options) {
  return TreeMaker(random, options).make({});
}

}  // namespace dateline::test
