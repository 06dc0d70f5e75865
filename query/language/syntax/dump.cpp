// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax/dump.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "common/terminal/terminal.hpp"
#include "query/language/reading/word_reader.hpp"
#include "query/language/syntax/spelled.hpp"

namespace dateline {

namespace {

std::string counted(int count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string remark_on(const Term& word) {
  switch (word.kind) {
    case TermKind::kExact: return "   (as written)";
    case TermKind::kWildcard: return "   (wildcard)";
    case TermKind::kFuzzy:
      return fmt::format("   (up to {} may differ)", counted(word.edits, "letter"));
    case TermKind::kPlain: break;
  }
  return {};
}

std::string remark_on(const Phrase& phrase) {
  if (phrase.slop) {
    return fmt::format("   (within {}, in any order)", counted(*phrase.slop, "word"));
  }
  return phrase.is_exact ? "   (as written)" : "";
}

std::string_view name_of(SpecialKind kind) {
  switch (kind) {
    case SpecialKind::kHas: return "has";
    case SpecialKind::kIs: return "is";
    case SpecialKind::kLike: return "like";
    case SpecialKind::kSaved: break;
  }
  return "saved query";
}

std::string range_of(std::string_view from, std::string_view to, std::string_view least) {
  if (from.empty()) {
    return fmt::format("up to {}", to);
  }
  return to.empty() ? fmt::format("{} {}", least, from) : fmt::format("{} to {}", from, to);
}

// The indent of a node is that of its parent and two blanks.
class Dumper {
 public:
  void operator()(const Term& word) {
    add_line(fmt::format("{} {}{}", is_value_ ? "value" : "word", word.text, remark_on(word)));
  }

  void operator()(const Phrase& phrase) {
    std::string words;
    for (const Term& word : phrase.words) {
      words += words.empty() ? word.text : ' ' + word.text;
    }
    add_line(fmt::format("phrase \"{}\"{}", words, remark_on(phrase)));
  }

  void operator()(const Distance& distance) {
    add_line(fmt::format("within {}, in {}",
                         counted(distance.words, "word"),
                         distance.kind == DistanceKind::kNear ? "any order" : "this order"));
    add_below(distance.sides);
  }

  void operator()(const SameScope& same) {
    add_line(same.scope == ScopeKind::kSentence ? "in one sentence" : "in one paragraph");
    add_below(same.sides);
  }

  void operator()(const AtLeast& at_least) {
    add_line(fmt::format("at least {}", counted(at_least.count, "time")));
    add_below(*at_least.child);
  }

  void operator()(const Or& choice) {
    add_line("any of");
    add_below(choice.children);
  }

  void operator()(const Group& group) {
    if (group.clauses.size() == 1) {
      add_clause(group.clauses.front());
      return;
    }
    add_line("all of");
    ++depth_;
    for (const Clause& clause : group.clauses) {
      add_clause(clause);
    }
    --depth_;
  }

  void operator()(const Boost& boost) {
    add_line(fmt::format("with weight {}", spelled_factor(boost.factor)));
    add_below(*boost.child);
  }

  void operator()(const Fielded& fielded) {
    add_line(fmt::format("field {}", fielded.field->name));
    is_value_ = mode_of(*fielded.field) != WordMode::kText;
    add_below(*fielded.child);
    is_value_ = false;
  }

  void operator()(const DateRange& dates) {
    add_line(fmt::format("{} {}",
                         dates.field->name,
                         dates.is_range ? range_of(dates.from, dates.to, "from") : dates.from));
  }

  void operator()(const NumberRange& numbers) {
    const std::string from = numbers.from ? fmt::format("{}", *numbers.from) : "";
    const std::string to = numbers.to ? fmt::format("{}", *numbers.to) : "";
    add_line(fmt::format(
        "{} {}", numbers.field->name, from == to ? from : range_of(from, to, "at least")));
  }

  void operator()(const Special& special) {
    add_line(fmt::format("{} {}", name_of(special.kind), special.value));
  }

  void operator()(const Everything& /*everything*/) { add_line("every article"); }

  std::string& out() { return out_; }

 private:
  void add_line(std::string_view text) {
    out_ += fmt::format("{:{}}{}\n", "", 2 * depth_, safe_text(text));
  }

  void add_below(const Node& node) {
    ++depth_;
    std::visit(*this, node.value);
    --depth_;
  }

  void add_below(const std::vector<NodePtr>& nodes) {
    for (const NodePtr& node : nodes) {
      add_below(*node);
    }
  }

  void add_clause(const Clause& clause) {
    switch (clause.occur) {
      case Occur::kPlain:
      case Occur::kMust: std::visit(*this, clause.node->value); return;
      case Occur::kShould: add_line("optional, adds weight"); break;
      case Occur::kMustNot: add_line("not"); break;
    }
    add_below(*clause.node);
  }

  std::string out_;
  std::size_t depth_ = 0;
  bool is_value_ = false;  // words are values of a filter
};

}  // namespace

std::string dump(const Node& tree) {
  Dumper dumper;
  std::visit(dumper, tree.value);
  return std::move(dumper.out());
}

}  // namespace dateline
