// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/value_reader.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "query/language/reading/character.hpp"
#include "query/language/reading/word_reader.hpp"

namespace dateline {

namespace {

// Both ends of a range as text, or one value twice.
struct Range {
  std::string from;
  std::string to;
  bool is_range = false;
};

Lexeme no_value(SourceSpan span, const Field& field) {
  return error_lexeme(
      span,
      fmt::format("{}: has no value", field.name),
      fmt::format("write it right after the colon, or {}\\: for the word", field.name));
}

class RangeReader {
 public:
  RangeReader(std::string_view query, std::size_t at, std::size_t value_at, const Field& field)
      : query_(query), begin_(at), value_at_(value_at), at_(value_at), field_(field) {}

  // What is wrong, if anything is.
  std::optional<Lexeme> read() {
    const char first = character_at(query_, at_).syntax;
    if (first == '(') {
      return refuse({value_at_, value_at_ + character_at(query_, at_).length},
                    fmt::format("{}: takes one value or range", field_.name),
                    fmt::format("write ({0}:A OR {0}:B)", field_.name));
    }
    if (first == '{') {
      return refuse({value_at_, value_at_ + character_at(query_, at_).length},
                    "a range includes both its ends",
                    fmt::format("write {}:A..B", field_.name));
    }
    return first == '[' ? read_bracketed() : read_dotted();
  }

  Range& range() { return range_; }
  [[nodiscard]] std::size_t end() const { return at_; }

 private:
  std::optional<Lexeme> read_dotted() {
    if (auto refused = read_end(range_.from)) {
      return refused;
    }
    if (!skip_dots()) {
      if (range_.from.empty()) {
        return no_value({begin_, at_}, field_);
      }
      range_.to = range_.from;
      return std::nullopt;
    }
    range_.is_range = true;
    if (character_at(query_, at_).syntax == '.') {
      return refuse(value_span(1), "a range is written with two dots", example());
    }
    if (auto refused = read_end(range_.to)) {
      return refused;
    }
    if (skip_dots()) {
      return refuse(value_span(0), "a range has two ends", example());
    }
    return check_ends();
  }

  // One end, quoted or not, up to .. or the end of the word; empty if nothing is there.
  std::optional<Lexeme> read_end(std::string& out) {
    if (character_at(query_, at_).syntax == '"') {
      return read_quoted(out);
    }
    for (;;) {
      const Character next = character_at(query_, at_);
      if (std::string_view(" \"()^").find(next.syntax) != std::string_view::npos || is_at_dots()) {
        return std::nullopt;
      }
      if (auto refused = read_character(next, out)) {
        return refused;
      }
    }
  }

  std::optional<Lexeme> read_quoted(std::string& out) {
    Lexeme quoted = read_literal(query_, at_);
    if (quoted.kind == LexemeKind::kError) {
      return quoted;
    }
    out += std::get<Term>(quoted.value).text;
    at_ = quoted.span.end;
    return std::nullopt;
  }

  // Here full-width digits and dashes of all kinds are read as ASCII: no word is meant.
  std::optional<Lexeme> read_character(const Character& next, std::string& out) {
    if (next.syntax == '\\') {
      const std::size_t escaped_at = at_ + next.length;
      const Character escaped = character_at(query_, escaped_at);
      if (is_end(escaped)) {
        return refuse({at_, escaped_at}, "nothing follows the \\", "leave it out");
      }
      out += query_.substr(escaped_at, escaped.length);
      at_ = escaped_at + escaped.length;
      return std::nullopt;
    }
    if (next.syntax == '\0') {
      out += query_.substr(at_, next.length);
    } else {
      out += next.syntax;
    }
    at_ += next.length;
    return std::nullopt;
  }

  // [a TO b]; each end may have blanks, * is an open end.
  std::optional<Lexeme> read_bracketed() {
    at_ += character_at(query_, at_).length;
    std::string* side = &range_.from;
    for (;;) {
      at_ = after_blanks(query_, at_);
      const Character next = character_at(query_, at_);
      if (is_end(next)) {
        return refuse({value_at_, query_.size()}, "the [ is not closed", example());
      }
      if (next.syntax == ']') {
        at_ += next.length;
        break;
      }
      std::string word;
      if (auto refused = next.syntax == '"' ? read_quoted(word) : read_bracketed_word(word)) {
        return refused;
      }
      if (word == "TO" && next.syntax == 'T' && !range_.is_range) {
        range_.is_range = true;
        side = &range_.to;
      } else {
        *side += side->empty() ? word : ' ' + word;
      }
    }
    if (!range_.is_range || range_.from.empty() || range_.to.empty()) {
      return refuse(value_span(0), "[ ] takes two ends with TO between them", example());
    }
    for (std::string* const end : {&range_.from, &range_.to}) {
      if (*end == "*") {
        end->clear();
      }
    }
    return check_ends();
  }

  std::optional<Lexeme> read_bracketed_word(std::string& out) {
    for (;;) {
      const Character next = character_at(query_, at_);
      if (next.syntax == ' ' || next.syntax == '"' || next.syntax == ']') {
        return std::nullopt;
      }
      if (auto refused = read_character(next, out)) {
        return refused;
      }
    }
  }

  std::optional<Lexeme> check_ends() const {
    if (range_.from.empty() && range_.to.empty()) {
      return refuse(value_span(0), "a range needs at least one end", example());
    }
    const Character next = character_at(query_, at_);
    if (next.syntax != ' ' && next.syntax != ')' && next.syntax != '^') {
      return refuse({at_, at_ + next.length}, "a blank is missing after the range", example());
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_at_dots() const {
    const Character next = character_at(query_, at_);
    return next.syntax == '.' && character_at(query_, at_ + next.length).syntax == '.';
  }

  bool skip_dots() {
    if (!is_at_dots()) {
      return false;
    }
    at_ += character_at(query_, at_).length;
    at_ += character_at(query_, at_).length;
    return true;
  }

  // The value as far as it is read, and `more` characters.
  [[nodiscard]] SourceSpan value_span(int more) const {
    return {value_at_, at_ + (more > 0 ? character_at(query_, at_).length : 0)};
  }

  [[nodiscard]] std::string example() const {
    const bool is_number = field_.kind == FieldKind::kNumber;
    return is_number ? fmt::format("write {0}:200..500, {0}:200.. or {0}:..500", field_.name)
                     : fmt::format("write {0}:2020..2022, {0}:2020.. or {0}:..2022", field_.name);
  }

  static Lexeme refuse(SourceSpan span, std::string message, std::string hint) {
    return error_lexeme(span, std::move(message), std::move(hint));
  }

  std::string_view query_;
  std::size_t begin_;
  std::size_t value_at_;
  std::size_t at_;
  const Field& field_;
  Range range_;
};

std::optional<std::uint64_t> read_whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  return failure == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

Lexeme read_number(SourceSpan span, std::size_t value_at, const Field& field, const Range& range) {
  const SourceSpan value{value_at, span.end};
  NumberRange numbers{&field, read_whole_number(range.from), read_whole_number(range.to)};
  const bool is_malformed =
      (!numbers.from && !range.from.empty()) || (!numbers.to && !range.to.empty());
  if (is_malformed) {
    return error_lexeme(
        value,
        fmt::format("{}: takes a whole number or a range of them", field.name),
        fmt::format("write {0}:500, {0}:200..500, {0}:200.. or {0}:..500", field.name));
  }
  if (numbers.from && numbers.to && *numbers.from > *numbers.to) {
    return error_lexeme(
        value,
        fmt::format("the range runs from {} down to {}", *numbers.from, *numbers.to),
        fmt::format("write {}:{}..{}", field.name, *numbers.to, *numbers.from));
  }
  return {LexemeKind::kNumber, span, numbers};
}

SpecialKind special_kind(const Field& field) {
  if (field.name == "has") {
    return SpecialKind::kHas;
  }
  if (field.name == "is") {
    return SpecialKind::kIs;
  }
  return field.name == "like" ? SpecialKind::kLike : SpecialKind::kSaved;
}

Lexeme read_special(std::string_view query,
                    std::size_t at,
                    std::size_t value_at,
                    const Field& field) {
  const Character first = character_at(query, value_at);
  if (first.syntax == '(') {
    return error_lexeme({value_at, value_at + first.length},
                        fmt::format("{}: takes one value", field.name),
                        fmt::format("write ({0}:A OR {0}:B)", field.name));
  }
  Lexeme value = read_literal(query, value_at);
  if (value.kind == LexemeKind::kError) {
    return value;
  }
  if (value.span.end == value_at) {
    return no_value({at, value_at}, field);
  }
  return {LexemeKind::kSpecial,
          {at, value.span.end},
          Special{special_kind(field), std::move(std::get<Term>(value.value).text)}};
}

}  // namespace

bool has_plain_value(FieldKind kind) {
  switch (kind) {
    case FieldKind::kDate:
    case FieldKind::kMention:
    case FieldKind::kAdded:
    case FieldKind::kNumber:
    case FieldKind::kSpecial: return true;
    case FieldKind::kText:
    case FieldKind::kZone:
    case FieldKind::kExact:
    case FieldKind::kKey:
    case FieldKind::kEntity: break;
  }
  return false;
}

Lexeme read_value(std::string_view query,
                  std::size_t at,
                  std::size_t value_at,
                  const Field& field) {
  if (field.kind == FieldKind::kSpecial) {
    return read_special(query, at, value_at, field);
  }
  RangeReader reader(query, at, value_at, field);
  if (auto refused = reader.read()) {
    return *std::move(refused);
  }
  const SourceSpan span{at, reader.end()};
  if (field.kind == FieldKind::kNumber) {
    return read_number(span, value_at, field, reader.range());
  }
  Range& range = reader.range();
  return {LexemeKind::kDate,
          span,
          DateRange{&field, std::move(range.from), std::move(range.to), range.is_range}};
}

}  // namespace dateline
