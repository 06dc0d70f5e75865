// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "common/support/edit_distance.hpp"
#include "query/language/reading/character.hpp"
#include "query/language/reading/operators.hpp"
#include "query/language/reading/quotation.hpp"
#include "query/language/reading/suffix.hpp"
#include "query/language/reading/value_reader.hpp"
#include "query/language/reading/word_reader.hpp"

namespace dateline {

namespace {

// Letters before a colon.
struct FieldName {
  std::string name;          // in lower case
  std::size_t colon = 0;     // offset
  std::size_t value_at = 0;  // behind the colon
};

std::optional<FieldName> find_field_name(std::string_view query, std::size_t at) {
  std::size_t end = at;
  Character next = character_at(query, end);
  while (is_cased_letter(next.value) || next.value == U'_') {
    end += next.length;
    next = character_at(query, end);
  }
  if (end == at || next.syntax != ':') {
    return std::nullopt;
  }
  return FieldName{to_plain_lower(query.substr(at, end - at)), end, end + next.length};
}

// Names of fields in Lexis, Factiva, Westlaw and web search, and what they are here.
struct ForeignField {
  std::string_view name;
  std::string_view write;
};

constexpr auto kForeignFields = std::to_array<ForeignField>({
    {"ti", "title:"},      {"hl", "title:"},      {"hd", "title:"},       {"hlead", "lead:"},
    {"lp", "lead:"},       {"te", "body:"},       {"so", "source:"},      {"sn", "source:"},
    {"sc", "source:"},     {"site", "source:"},   {"pub", "source:"},     {"au", "byline:"},
    {"by", "byline:"},     {"from", "byline:"},   {"se", "section:"},     {"la", "lang:"},
    {"an", "id:"},         {"pd", "date:"},       {"dt", "date:"},        {"year", "date:"},
    {"co", "org:"},        {"company", "org:"},   {"re", "place:"},       {"geo", "place:"},
    {"wc", "words:"},      {"intitle", "title:"}, {"subject", "title:"},  {"inurl", "url:"},
    {"after", "date:A.."}, {"since", "date:A.."}, {"before", "date:..B"}, {"until", "date:..B"},
});

Lexeme no_such_field(SourceSpan span, std::string_view name) {
  if (const auto* known = std::ranges::find(kForeignFields, name, &ForeignField::name);
      known != kForeignFields.end()) {
    return error_lexeme(span,
                        fmt::format("there is no field {}:", name),
                        fmt::format("did you mean {}?", known->write));
  }
  constexpr std::size_t kFar = 3;
  std::string_view nearest;
  std::size_t nearest_distance = kFar;
  for (const Field& field : kFields) {
    for (const std::string_view known : {field.name, field.aliases[0], field.aliases[1]}) {
      const std::size_t distance =
          known.empty() ? kFar : edit_distance(name, known, nearest_distance);
      if (distance < nearest_distance) {
        nearest_distance = distance;
        nearest = known;
      }
    }
  }
  return error_lexeme(
      span,
      fmt::format("there is no field {}:", shortened(name)),
      nearest.empty()
          ? fmt::format("write {}\\: for words; title: source: date: and others are fields, see "
                        "--help-syntax",
                        shortened(name))
          : fmt::format("did you mean {}:?", nearest));
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  std::vector<Lexeme> read() {
    for (;;) {
      const std::size_t begin = after_blanks(query_, at_);
      follows_blank_ = begin > at_ || at_ == 0 || opens_bracket_;
      at_ = begin;
      Lexeme lexeme = next();
      opens_bracket_ = lexeme.kind == LexemeKind::kOpen;
      at_ = lexeme.span.end;
      lexemes_.push_back(std::move(lexeme));
      if (lexemes_.back().kind == LexemeKind::kEnd || lexemes_.back().kind == LexemeKind::kError) {
        return std::move(lexemes_);
      }
    }
  }

 private:
  Lexeme next() {
    const Character first = character_at(query_, at_);
    const SourceSpan one{at_, at_ + first.length};
    const bool is_value = std::exchange(value_follows_, false);
    if (is_end(first)) {
      return {LexemeKind::kEnd, one, {}};
    }
    const WordMode mode = is_value ? value_mode_ : mode_here();
    switch (first.syntax) {
      case '(': modes_.push_back(mode); return {LexemeKind::kOpen, one, {}};
      case ')':
        if (is_value) {
          return no_value(one);
        }
        if (!modes_.empty()) {
          modes_.pop_back();
        }
        return {LexemeKind::kClose, one, {}};
      case '"': return read_quotation(query_, at_, mode);
      case '=': return read_exact(query_, at_, mode);
      case '^': return is_value ? no_value(one) : read_boost(query_, at_);
      default: break;
    }
    if (is_value) {
      return read_field_value(first, mode);
    }
    if (auto sign = read_sign(first)) {
      return *std::move(sign);
    }
    if (mode != WordMode::kKey) {
      if (auto field = read_field()) {
        return *std::move(field);
      }
    }
    return read_word(query_, at_, mode, WordPlace::kClause);
  }

  // The word right behind `field:`.
  [[nodiscard]] Lexeme read_field_value(const Character& first, WordMode mode) const {
    const bool is_sign = first.syntax == '-' || first.syntax == '+';
    if (is_sign && mode != WordMode::kKey) {
      const SourceSpan& name = lexemes_.back().span;
      return error_lexeme({at_, at_ + first.length},
                          fmt::format("{} stands before the field's name", first.syntax),
                          fmt::format("write {0}{1}word, or \\{0} for the character",
                                      first.syntax,
                                      query_.substr(name.begin, name.end - name.begin)));
    }
    // AND and NEAR are words here; ATLEAST5( can only be the operator.
    Lexeme counted = read_word(query_, at_, mode, WordPlace::kClause);
    const bool is_at_least = mode == WordMode::kText && counted.kind == LexemeKind::kAtLeast &&
                             character_at(query_, counted.span.end).syntax == '(';
    return is_at_least ? counted : read_word(query_, at_, mode, WordPlace::kValue);
  }

  [[nodiscard]] WordMode mode_here() const {
    return modes_.empty() ? WordMode::kText : modes_.back();
  }

  Lexeme no_value(SourceSpan place) const {
    const SourceSpan span{lexemes_.back().span.begin, place.begin};
    return error_lexeme(span, "the field has no value", "write it right after the colon");
  }

  // A + or - before something. One with a blank behind it, or a line of them, is punctuation.
  std::optional<Lexeme> read_sign(const Character& first) const {
    if (first.syntax != '+' && first.syntax != '-') {
      return std::nullopt;
    }
    const std::size_t end = at_ + first.length;
    const LexemeKind last = lexemes_.empty() ? LexemeKind::kEnd : lexemes_.back().kind;
    if (last == LexemeKind::kPlus || last == LexemeKind::kMinus) {
      // Two in a row are the parser's to refuse.
      return Lexeme{first.syntax == '+' ? LexemeKind::kPlus : LexemeKind::kMinus, {at_, end}, {}};
    }
    std::size_t behind = end;
    Character next = character_at(query_, behind);
    while (next.syntax == '+' || next.syntax == '-') {
      behind += next.length;
      next = character_at(query_, behind);
    }
    if (next.syntax == ' ' || next.syntax == ')') {
      return std::nullopt;
    }
    const SourceSpan span{at_, end};
    if (!follows_blank_) {
      return error_lexeme(
          span,
          fmt::format("a blank is missing before {}", first.syntax),
          fmt::format("put one there, or write \\{} for the character", first.syntax));
    }
    return Lexeme{first.syntax == '+' ? LexemeKind::kPlus : LexemeKind::kMinus, span, {}};
  }

  // `name:` with a value right behind it, or an address. A colon before a blank is punctuation.
  std::optional<Lexeme> read_field() {
    const auto found = find_field_name(query_, at_);
    if (!found) {
      return is_bare_address() ? std::optional(read_literal_url()) : std::nullopt;
    }
    const Character value = character_at(query_, found->value_at);
    if (value.syntax == ' ') {
      return std::nullopt;
    }
    const Field* const field = find_field(found->name);
    if (field == nullptr) {
      const bool is_address =
          value.syntax == '/' && character_at(query_, found->value_at + value.length).syntax == '/';
      return is_address ? read_literal_url() : no_such_field({at_, found->value_at}, found->name);
    }
    if (has_plain_value(field->kind)) {
      return read_value(query_, at_, found->value_at, *field);
    }
    value_follows_ = true;
    value_mode_ = mode_of(*field);
    return Lexeme{LexemeKind::kField, {at_, found->value_at}, field};
  }

  [[nodiscard]] bool is_bare_address() const {
    constexpr std::string_view kStart = "www.";
    return to_plain_lower(query_.substr(at_, kStart.size())) == kStart;
  }

  Lexeme read_literal_url() const {
    return read_word(query_, at_, WordMode::kUrl, WordPlace::kValue);
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<Lexeme> lexemes_;
  std::vector<WordMode> modes_;  // of the brackets that are open
  WordMode value_mode_ = WordMode::kText;
  bool value_follows_ = false;  // a field's name was read
  bool follows_blank_ = true;
  bool opens_bracket_ = false;  // the last lexeme does
};

}  // namespace

std::string_view name_of(LexemeKind kind) {
  switch (kind) {
    case LexemeKind::kWord: return "word";
    case LexemeKind::kPhrase: return "phrase";
    case LexemeKind::kField: return "field";
    case LexemeKind::kDate: return "dates";
    case LexemeKind::kNumber: return "numbers";
    case LexemeKind::kSpecial: return "filter";
    case LexemeKind::kEverything: return "everything";
    case LexemeKind::kOpen:
    case LexemeKind::kClose: return "bracket";
    case LexemeKind::kBoost: return "boost";
    case LexemeKind::kError: return "error";
    case LexemeKind::kEnd: return "end";
    case LexemeKind::kPlus:
    case LexemeKind::kMinus:
    case LexemeKind::kAnd:
    case LexemeKind::kOr:
    case LexemeKind::kNot:
    case LexemeKind::kNear:
    case LexemeKind::kAdjacent:
    case LexemeKind::kSentence:
    case LexemeKind::kParagraph:
    case LexemeKind::kAtLeast: break;
  }
  return "operator";
}

std::vector<Lexeme> read_lexemes(std::string_view query) {
  return Lexer(query).read();
}

}  // namespace dateline
