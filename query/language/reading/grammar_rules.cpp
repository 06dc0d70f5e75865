// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/grammar_rules.hpp"

#include <string>

#include <fmt/format.h>

#include "query/language/syntax/query_refusal.hpp"

namespace dateline {

namespace {

bool is_text(const Field& field) {
  return field.kind == FieldKind::kText || field.kind == FieldKind::kZone;
}

bool holds_whole_values(const Field& field) {
  return field.kind == FieldKind::kExact || field.kind == FieldKind::kKey;
}

bool is_single_valued(const Field& field) {
  return holds_whole_values(field) && field.arity == Arity::kOne;
}

// Walks the sides of one operator.
class SideChecker {
 public:
  SideChecker(const Node& op, std::string_view name) : op_(op), name_(name) {}

  void check_all(const std::vector<NodePtr>& sides) const {
    for (const NodePtr& side : sides) {
      check(*side);
    }
  }

  void check(const Node& side) const {
    std::visit([&](const auto& kind) { check_kind(kind, side.span); }, side.value);
  }

 private:
  [[noreturn]] void refuse_part(SourceSpan span, std::string_view what, std::string hint) const {
    refuse(span, fmt::format("{} cannot stand inside {}", what, name_), std::move(hint));
  }

  void check_kind(const Term& /*term*/, SourceSpan /*span*/) const {}
  void check_kind(const Phrase& /*phrase*/, SourceSpan /*span*/) const {}
  void check_kind(const Or& any, SourceSpan /*span*/) const { check_all(any.children); }

  void check_kind(const Group& group, SourceSpan span) const {
    if (std::holds_alternative<AtLeast>(op_.value)) {
      refuse_part(span, "several words", "write them as a phrase, or with OR between them");
    }
    for (const Clause& clause : group.clauses) {
      if (clause.occur == Occur::kMustNot || clause.occur == Occur::kShould) {
        refuse_part(clause.node->span,
                    clause.occur == Occur::kMustNot ? "what is excluded" : "what is optional",
                    "put it outside the brackets");
      }
      check(*clause.node);
    }
  }

  void check_kind(const Distance& /*distance*/, SourceSpan span) const {
    if (std::holds_alternative<AtLeast>(op_.value)) {
      refuse_part(span, "NEAR", "it counts words and phrases");
    }
  }

  void check_kind(const SameScope& same, SourceSpan span) const {
    const auto* outer = std::get_if<SameScope>(&op_.value);
    if (outer == nullptr || outer->scope != ScopeKind::kParagraph ||
        same.scope != ScopeKind::kSentence) {
      refuse_part(span, "SAME", "only SAME/s can stand inside another operator, SAME/p");
    }
  }

  void check_kind(const AtLeast& /*at_least*/, SourceSpan span) const {
    refuse_part(span, "ATLEAST", "put it beside, with AND between");
  }
  void check_kind(const Boost& /*boost*/, SourceSpan span) const {
    refuse_part(span, "a boost", "put it behind the brackets around the whole: (a NEAR/5 b)^2");
  }
  void check_kind(const Fielded& fielded, SourceSpan span) const {
    refuse_part(span,
                fmt::format("{}:", fielded.field->name),
                is_text(*fielded.field)
                    ? fmt::format("put the field around the whole: {}:(...)", fielded.field->name)
                    : "put it beside, with AND between");
  }
  void check_kind(const DateRange& range, SourceSpan span) const {
    refuse_part(span, fmt::format("{}:", range.field->name), "put it beside, with AND between");
  }
  void check_kind(const NumberRange& range, SourceSpan span) const {
    refuse_part(span, fmt::format("{}:", range.field->name), "put it beside, with AND between");
  }
  void check_kind(const Special& /*special*/, SourceSpan span) const {
    refuse_part(span, "has:, is:, like: or query:", "put it beside, with AND between");
  }
  void check_kind(const Everything& /*all*/, SourceSpan span) const {
    refuse_part(span, "*", "write a word");
  }

  const Node& op_;
  std::string_view name_;
};

}  // namespace

void check_sides(const Node& node, std::string_view name) {
  const SideChecker checker(node, name);
  if (const auto* distance = std::get_if<Distance>(&node.value)) {
    checker.check_all(distance->sides);
  } else if (const auto* same = std::get_if<SameScope>(&node.value)) {
    checker.check_all(same->sides);
  } else if (const auto* at_least = std::get_if<AtLeast>(&node.value)) {
    checker.check(*at_least->child);
  }
}

void check_in_field(const Node& node, const Field* field) {
  if (field == nullptr) {
    return;
  }
  if (!is_text(*field)) {
    refuse(node.span,
           fmt::format("{}: holds values, not a text with positions", field->name),
           "use AND and OR inside it");
  }
  if (field->name == "byline" && std::holds_alternative<SameScope>(node.value)) {
    refuse(node.span, "an author line has no sentences", "use NEAR or AND inside byline:");
  }
}

void check_in_field(const Term& term, SourceSpan span, const Field* field) {
  if (field != nullptr && holds_whole_values(*field) && term.kind == TermKind::kExact) {
    refuse(span, fmt::format("{}: is compared as a whole already", field->name), "leave the = out");
  }
}

void check_group(const Node& node, const Field* field) {
  const auto* group = std::get_if<Group>(&node.value);
  if (group == nullptr || field == nullptr || !is_single_valued(*field)) {
    return;
  }
  int required = 0;
  for (const Clause& clause : group->clauses) {
    required += clause.occur == Occur::kMustNot ? 0 : 1;
  }
  if (required > 1) {
    refuse(node.span,
           fmt::format("an article has one {} only", field->name),
           fmt::format("write {0}:\"larkspur wire\" for a value with blanks, {0}:(a OR b) for two",
                       field->name));
  }
}

void refuse_lone_plus(const Lexeme& first, const Node& side) {
  if (first.kind == LexemeKind::kPlus && !std::holds_alternative<Group>(side.value)) {
    refuse(first.span,
           "+ has no meaning beside OR: either side will do",
           "leave it out, or write +a b for a word that must be there and one that may");
  }
}

void check_boosted(const Node& node, const Field* field) {
  const auto* fielded = std::get_if<Fielded>(&node.value);
  const Field* const inside = fielded == nullptr ? field : fielded->field;
  const bool is_filter = (inside != nullptr && !is_text(*inside)) ||
                         std::holds_alternative<DateRange>(node.value) ||
                         std::holds_alternative<NumberRange>(node.value) ||
                         std::holds_alternative<Everything>(node.value);
  const auto* special = std::get_if<Special>(&node.value);
  const bool is_flag = special != nullptr &&
                       (special->kind == SpecialKind::kHas || special->kind == SpecialKind::kIs);
  if (is_filter || is_flag) {
    refuse(node.span, "this does not add to the rank, so it cannot be boosted", "leave the ^ out");
  }
}

}  // namespace dateline
