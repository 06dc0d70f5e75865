// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax/printer.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "query/language/syntax/spelled.hpp"

namespace dateline {

namespace {

// How firmly the parts of a node hold together; what is too loose where it stands gets brackets.
enum class Bond : std::uint8_t {
  kOr,
  kAnd,  // clauses side by side, too
  kDistance,
  kBoosted,
  kOperand,
  kValue,  // what may follow a field's name
};

struct BondOf {
  Bond operator()(const Or& /*node*/) const { return Bond::kOr; }
  Bond operator()(const Group& /*node*/) const { return Bond::kAnd; }
  Bond operator()(const Distance& /*node*/) const { return Bond::kDistance; }
  Bond operator()(const SameScope& /*node*/) const { return Bond::kDistance; }
  Bond operator()(const Boost& /*node*/) const { return Bond::kBoosted; }
  Bond operator()(const Term& /*node*/) const { return Bond::kValue; }
  Bond operator()(const Phrase& /*node*/) const { return Bond::kValue; }
  template <typename Other>
  Bond operator()(const Other& /*node*/) const {
    return Bond::kOperand;
  }
};

bool holds(const Group& group, Occur occur) {
  return std::ranges::any_of(group.clauses,
                             [occur](const Clause& clause) { return clause.occur == occur; });
}

std::string_view name_of(SpecialKind kind) {
  switch (kind) {
    case SpecialKind::kHas: return "has";
    case SpecialKind::kIs: return "is";
    case SpecialKind::kLike: return "like";
    case SpecialKind::kSaved: break;
  }
  return "query";
}

class Printer {
 public:
  void print(const Node& node, Bond at_least, WordPlace place) {
    if (std::visit(BondOf{}, node.value) >= at_least) {
      place_ = place;
      std::visit(*this, node.value);
      return;
    }
    out_ += '(';
    place_ = WordPlace::kClause;
    std::visit(*this, node.value);
    out_ += ')';
  }

  void operator()(const Term& word) { out_ += spelled(word, mode_, place_); }

  void operator()(const Phrase& phrase) { out_ += spelled(phrase); }

  void operator()(const Distance& distance) {
    print_joined(
        distance.sides,
        fmt::format(
            " {}/{} ", distance.kind == DistanceKind::kNear ? "NEAR" : "ADJ", distance.words),
        Bond::kBoosted);
  }

  void operator()(const SameScope& same) {
    print_joined(
        same.sides, same.scope == ScopeKind::kSentence ? " SAME/s " : " SAME/p ", Bond::kBoosted);
  }

  void operator()(const AtLeast& at_least) {
    out_ += fmt::format("ATLEAST{}(", at_least.count);
    print(*at_least.child, Bond::kOr, WordPlace::kClause);
    out_ += ')';
  }

  void operator()(const Or& choice) { print_joined(choice.children, " OR ", Bond::kAnd); }

  // Beside a + what has no operator may be missing, so a must among plain clauses is said by AND.
  void operator()(const Group& group) {
    const bool is_plus = holds(group, Occur::kShould);
    const Clause* before = nullptr;
    for (const Clause& clause : group.clauses) {
      if (before != nullptr) {
        out_ += !is_plus && is_joined_by_and(*before, clause) ? " AND " : " ";
      }
      before = &clause;
      print_clause(clause, is_plus);
    }
  }

  void operator()(const Boost& boost) {
    print(*boost.child, Bond::kOperand, place_);
    out_ += fmt::format("^{}", spelled_factor(boost.factor));
  }

  void operator()(const Fielded& fielded) {
    out_ += fmt::format("{}:", fielded.field->name);
    const WordMode outside = mode_;
    mode_ = mode_of(*fielded.field);
    print(*fielded.child, Bond::kValue, WordPlace::kValue);
    mode_ = outside;
  }

  void operator()(const DateRange& dates) {
    out_ += fmt::format("{}:{}", dates.field->name, spelled_date(dates.from));
    if (dates.is_range) {
      out_ += fmt::format("..{}", spelled_date(dates.to));
    }
  }

  void operator()(const NumberRange& numbers) {
    out_ += fmt::format("{}:", numbers.field->name);
    if (numbers.from) {
      out_ += fmt::format("{}", *numbers.from);
    }
    if (numbers.from == numbers.to) {
      return;
    }
    out_ += "..";
    if (numbers.to) {
      out_ += fmt::format("{}", *numbers.to);
    }
  }

  void operator()(const Special& special) {
    out_ += fmt::format("{}:{}", name_of(special.kind), spelled_literal(special.value));
  }

  void operator()(const Everything& /*everything*/) { out_ += '*'; }

  std::string& out() { return out_; }

 private:
  static bool is_joined_by_and(const Clause& left, const Clause& right) {
    return left.occur != Occur::kPlain && right.occur != Occur::kPlain &&
           (left.occur == Occur::kMust || right.occur == Occur::kMust);
  }

  void print_clause(const Clause& clause, bool is_plus) {
    if (clause.occur == Occur::kMustNot) {
      out_ += '-';
    } else if (clause.occur == Occur::kMust && is_plus) {
      out_ += '+';
    } else {
      print(*clause.node, Bond::kDistance, WordPlace::kClause);
      return;
    }
    print(*clause.node, Bond::kBoosted, WordPlace::kClause);
  }

  void print_joined(const std::vector<NodePtr>& nodes, std::string_view joint, Bond at_least) {
    for (const NodePtr& node : nodes) {
      out_ += &node == &nodes.front() ? "" : joint;
      print(*node, at_least, WordPlace::kClause);
    }
  }

  std::string out_;
  WordMode mode_ = WordMode::kText;
  WordPlace place_ = WordPlace::kClause;
};

}  // namespace

std::string print(const Node& tree) {
  Printer printer;
  printer.print(tree, Bond::kOr, WordPlace::kClause);
  return std::move(printer.out());
}

}  // namespace dateline
