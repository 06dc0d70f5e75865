// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/parser.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "common/support/numbers.hpp"
#include "common/support/utf8.hpp"
#include "query/language/reading/date_slips.hpp"
#include "query/language/reading/grammar_rules.hpp"
#include "query/language/reading/lexer.hpp"
#include "query/language/reading/reading_hints.hpp"
#include "query/language/syntax/query_refusal.hpp"

namespace dateline {

namespace {

template <typename Value>
NodePtr make_node(SourceSpan span, Value value) {
  auto node = std::make_unique<Node>();
  node->span = span;
  node->value = std::move(value);
  return node;
}

class Parser {
 public:
  Parser(std::string_view query, const std::vector<Lexeme>& lexemes)
      : query_(query), lexemes_(lexemes) {}

  NodePtr parse() {
    if (next().kind == LexemeKind::kEnd) {
      return nullptr;
    }
    NodePtr tree = parse_or();
    if (next().kind == LexemeKind::kClose) {
      refuse(next().span,
             "this bracket closes nothing",
             "leave it out, or write \\) for the character");
    }
    return tree;
  }

 private:
  // What an operator or a sign before an operand says of the clause.
  struct Item {
    NodePtr node;
    bool has_plus = false;
    bool is_excluded = false;
    bool is_joined = false;  // by AND
  };

  const Lexeme& next() {
    const Lexeme& lexeme = lexemes_[at_];
    if (const auto* error = std::get_if<QueryError>(&lexeme.value)) {
      throw QueryRefusal{*error};
    }
    return lexeme;
  }

  const Lexeme& take() {
    const Lexeme& lexeme = next();
    ++at_;
    return lexeme;
  }

  [[nodiscard]] std::string text_of(SourceSpan span) const {
    return std::string(query_.substr(span.begin, span.end - span.begin));
  }

  [[nodiscard]] bool at_clause() {
    const LexemeKind kind = next().kind;
    return kind != LexemeKind::kEnd && kind != LexemeKind::kClose && kind != LexemeKind::kOr &&
           kind != LexemeKind::kAnd && !is_distance(kind);
  }

  // An operand must follow the operator at `before`.
  void require_right_side(const Lexeme& before) {
    if (!at_clause()) {
      const std::string name = text_of(before.span);
      refuse(before.span,
             fmt::format("{} has nothing to its right", name),
             fmt::format("write what it joins, or \\{} for the word", name));
    }
  }

  NodePtr parse_or() {
    const std::size_t first_at = at_;
    NodePtr first = parse_group();
    if (next().kind != LexemeKind::kOr) {
      return first;
    }
    refuse_lone_plus(lexemes_[first_at], *first);
    Or any;
    SourceSpan span = first->span;
    any.children.push_back(std::move(first));
    while (next().kind == LexemeKind::kOr) {
      require_right_side(take());
      const std::size_t side_at = at_;
      any.children.push_back(parse_group());
      refuse_lone_plus(lexemes_[side_at], *any.children.back());
      span.end = any.children.back()->span.end;
    }
    return make_node(span, std::move(any));
  }

  NodePtr parse_group() {
    std::vector<Item> items;
    if (!at_clause()) {
      refuse_missing_left();
    }
    while (at_clause()) {
      items.push_back(parse_item());
      while (next().kind == LexemeKind::kAnd) {
        require_right_side(take());
        items.back().is_joined = true;
        items.push_back(parse_item());
        items.back().is_joined = true;
      }
    }
    if (items.size() == 1 && !items.front().is_excluded) {
      return std::move(items.front().node);
    }
    return to_group(std::move(items));
  }

  [[noreturn]] void refuse_missing_left() {
    const Lexeme& found = next();
    if (found.kind == LexemeKind::kClose) {
      refuse(found.span,
             "there is nothing before this bracket",
             "leave it out, or write \\) for the character");
    }
    const std::string name = text_of(found.span);
    refuse(found.span,
           fmt::format("{} has nothing to its left", name),
           fmt::format("write what it joins, or \\{} for the word", name));
  }

  NodePtr to_group(std::vector<Item> items) {
    const bool has_plus = std::ranges::any_of(items, &Item::has_plus);
    Group group;
    const SourceSpan span{items.front().node->span.begin, items.back().node->span.end};
    for (Item& item : items) {
      Occur occur = has_plus ? Occur::kShould : Occur::kPlain;
      if (item.is_excluded) {
        occur = Occur::kMustNot;
      } else if (item.has_plus || item.is_joined) {
        occur = Occur::kMust;
      }
      group.clauses.push_back({occur, std::move(item.node)});
    }
    return make_node(span, std::move(group));
  }

  Item parse_item() {
    Item item;
    const Lexeme& sign = next();
    const bool has_sign = sign.kind == LexemeKind::kPlus || sign.kind == LexemeKind::kMinus ||
                          sign.kind == LexemeKind::kNot;
    if (!has_sign) {
      item.node = parse_distance();
      return item;
    }
    take();
    item.has_plus = sign.kind == LexemeKind::kPlus;
    item.is_excluded = !item.has_plus;
    const std::string name = text_of(sign.span);
    const LexemeKind kind = next().kind;
    if (kind == LexemeKind::kPlus || kind == LexemeKind::kMinus || kind == LexemeKind::kNot) {
      refuse({sign.span.begin, next().span.end},
             "only one of + - NOT can stand before a clause",
             "leave one out");
    }
    require_right_side(sign);
    item.node = parse_operand();
    if (is_distance(next().kind)) {
      refuse(next().span,
             fmt::format("{} stands before the left side of {} alone", name, text_of(next().span)),
             fmt::format("put brackets around both sides: {}(a {} b)",
                         sign.kind == LexemeKind::kNot ? "NOT " : name,
                         text_of(next().span)));
    }
    if (item.is_excluded && std::holds_alternative<Boost>(item.node->value)) {
      refuse(item.node->span, "what is excluded has no weight", "leave the ^ out");
    }
    return item;
  }

  NodePtr parse_distance() {
    NodePtr first = parse_operand();
    if (!is_distance(next().kind)) {
      return first;
    }
    const Lexeme& op = next();
    const int words = words_of(op);
    std::vector<NodePtr> sides;
    SourceSpan span = first->span;
    sides.push_back(std::move(first));
    while (is_distance(next().kind)) {
      const Lexeme& again = next();
      if (again.kind != op.kind || words_of(again) != words) {
        refuse(again.span,
               fmt::format("{} and {} need brackets", text_of(op.span), text_of(again.span)),
               fmt::format("write (a {} b) {} c", text_of(op.span), text_of(again.span)));
      }
      require_right_side(take());
      if (!is_operand(next().kind)) {
        refuse(next().span,
               fmt::format("{} cannot stand inside {}", text_of(next().span), text_of(op.span)),
               "what is excluded or required has no place in the text: put it outside");
      }
      sides.push_back(parse_operand());
      span.end = sides.back()->span.end;
    }
    NodePtr node;
    if (op.kind == LexemeKind::kNear || op.kind == LexemeKind::kAdjacent) {
      const DistanceKind kind =
          op.kind == LexemeKind::kNear ? DistanceKind::kNear : DistanceKind::kAdjacent;
      node = make_node(span, Distance{kind, words, std::move(sides)});
    } else {
      const ScopeKind kind =
          op.kind == LexemeKind::kSentence ? ScopeKind::kSentence : ScopeKind::kParagraph;
      node = make_node(span, SameScope{kind, std::move(sides)});
    }
    check_sides(*node, text_of(op.span));
    check_in_field(*node, field_);
    return node;
  }

  // The n of NEAR/n.
  static int words_of(const Lexeme& op) {
    const int* const words = std::get_if<int>(&op.value);
    return words == nullptr ? 0 : *words;
  }

  static bool is_operand(LexemeKind kind) {
    return kind != LexemeKind::kPlus && kind != LexemeKind::kMinus && kind != LexemeKind::kNot;
  }

  NodePtr parse_operand() {
    NodePtr node = parse_primary();
    if (next().kind != LexemeKind::kBoost) {
      return node;
    }
    const Lexeme& boost = take();
    if (boost.span.begin != node->span.end) {
      refuse(boost.span, "^ stands right behind what it boosts", "leave out the blank before it");
    }
    check_boosted(*node, field_);
    if (next().kind == LexemeKind::kBoost) {
      refuse(next().span, "this is boosted twice", "leave one of them out");
    }
    const SourceSpan span{node->span.begin, boost.span.end};
    return make_node(span, Boost{std::get<double>(boost.value), std::move(node)});
  }

  NodePtr parse_primary() {
    const Lexeme& lexeme = take();
    switch (lexeme.kind) {
      case LexemeKind::kWord: {
        check_in_field(std::get<Term>(lexeme.value), lexeme.span, field_);
        return make_node(lexeme.span, std::get<Term>(lexeme.value));
      }
      case LexemeKind::kPhrase: return make_node(lexeme.span, std::get<Phrase>(lexeme.value));
      case LexemeKind::kDate: return outside_fields(lexeme, std::get<DateRange>(lexeme.value));
      case LexemeKind::kNumber: return outside_fields(lexeme, std::get<NumberRange>(lexeme.value));
      case LexemeKind::kSpecial: return outside_fields(lexeme, std::get<Special>(lexeme.value));
      case LexemeKind::kEverything: return parse_everything(lexeme);
      case LexemeKind::kOpen: return parse_brackets(lexeme);
      case LexemeKind::kField: return parse_field(lexeme);
      case LexemeKind::kAtLeast: return parse_at_least(lexeme);
      case LexemeKind::kBoost:
        refuse(lexeme.span, "^ has nothing before it", "write word^2, or \\^ for the character");
      case LexemeKind::kClose:
      case LexemeKind::kPlus:
      case LexemeKind::kMinus:
      case LexemeKind::kAnd:
      case LexemeKind::kOr:
      case LexemeKind::kNot:
      case LexemeKind::kNear:
      case LexemeKind::kAdjacent:
      case LexemeKind::kSentence:
      case LexemeKind::kParagraph:
      case LexemeKind::kError:
      case LexemeKind::kEnd: break;
    }
    refuse(lexeme.span, "this cannot stand here", "--help-syntax shows what can");
  }

  template <typename Value>
  NodePtr outside_fields(const Lexeme& lexeme, Value value) {
    refuse_field_in_field(lexeme.span);
    return make_node(lexeme.span, std::move(value));
  }

  void refuse_field_in_field(SourceSpan span) const {
    if (field_ != nullptr) {
      refuse(span,
             fmt::format("there is no field inside {}:", field_->name),
             "close its bracket first");
    }
  }

  NodePtr parse_everything(const Lexeme& lexeme) {
    if (field_ != nullptr) {
      refuse(lexeme.span,
             fmt::format("* alone has no meaning inside {}:", field_->name),
             fmt::format("write has:{} for articles that have one", field_->name));
    }
    return make_node(lexeme.span, Everything{});
  }

  NodePtr parse_brackets(const Lexeme& open) {
    if (++depth_ > kMaxDepth) {
      refuse(open.span,
             fmt::format("brackets are more than {} deep here", kMaxDepth),
             "leave some out: those around a single clause change nothing");
    }
    if (next().kind == LexemeKind::kClose) {
      refuse({open.span.begin, next().span.end},
             "the brackets are empty",
             "put a word between them, or leave them out");
    }
    NodePtr node = next().kind == LexemeKind::kEnd ? nullptr : parse_or();
    if (next().kind != LexemeKind::kClose) {
      refuse(open.span, "this bracket is not closed", "add the ), or write \\( for the character");
    }
    node->span = {open.span.begin, take().span.end};
    --depth_;
    check_group(*node, field_);
    return node;
  }

  NodePtr parse_field(const Lexeme& name) {
    refuse_field_in_field(name.span);
    field_ = std::get<const Field*>(name.value);
    NodePtr child = parse_primary();
    const Field* const field = std::exchange(field_, nullptr);
    const SourceSpan span{name.span.begin, child->span.end};
    return make_node(span, Fielded{field, std::move(child)});
  }

  NodePtr parse_at_least(const Lexeme& name) {
    if (next().kind != LexemeKind::kOpen || next().span.begin != name.span.end) {
      refuse(name.span,
             fmt::format("{} needs a bracket right behind it", text_of(name.span)),
             fmt::format("write {0}(word), or \\{0} for the word", text_of(name.span)));
    }
    NodePtr child = parse_primary();
    const SourceSpan span{name.span.begin, child->span.end};
    NodePtr node = make_node(span, AtLeast{std::get<int>(name.value), std::move(child)});
    check_sides(*node, text_of(name.span));
    check_in_field(*node, field_);
    return node;
  }

  std::string_view query_;
  const std::vector<Lexeme>& lexemes_;
  std::size_t at_ = 0;
  int depth_ = 0;
  const Field* field_ = nullptr;  // whose value is read
};

}  // namespace

ParseOutcome parse_query(std::string_view query) {
  if (query.size() > kMaxQueryBytes) {
    return QueryError{fmt::format("the query is {} bytes long, {} at most are read",
                                  with_commas(query.size()),
                                  with_commas(kMaxQueryBytes)),
                      "shorten it, or keep parts of it as saved queries",
                      {kMaxQueryBytes, query.size()}};
  }
  if (const std::size_t broken = find_broken_utf8(query); broken < query.size()) {
    return QueryError{"this byte is not UTF-8", "write the query in UTF-8", {broken, broken + 1}};
  }
  ParsedQuery parsed;
  parsed.lexemes = read_lexemes(query);
  if (auto slip = find_date_slip(query, parsed.lexemes)) {
    return *std::move(slip);
  }
  try {
    parsed.tree = Parser(query, parsed.lexemes).parse();
  } catch (const QueryRefusal& refusal) {
    return refusal.error;
  }
  parsed.hints = find_hints(query, parsed.lexemes);
  return parsed;
}

}  // namespace dateline
