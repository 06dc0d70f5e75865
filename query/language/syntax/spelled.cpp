// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/syntax/spelled.hpp"

#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "query/language/reading/character.hpp"
#include "query/language/reading/operators.hpp"

namespace dateline {

namespace {

constexpr std::string_view kSyntaxAnywhere = " \"()^~*?\\";
constexpr std::string_view kSyntaxAtStart = "+-=";

// What may stand in a value without quotes, beside letters and digits. The second is for the
// values that know no wildcards and no ~.
constexpr std::string_view kPlainInValue = "-_.,:;/@%&#+'!$";
constexpr std::string_view kPlainInKey = "=?~";

bool contains(std::string_view set, char character) {
  return character != '\0' && set.find(character) != std::string_view::npos;
}

bool is_ascii_alphanumeric(char character) {
  return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
         (character >= 'A' && character <= 'Z');
}

// Copies text with a \ before each character that `needs_escape` says. Of a kWildcard's text, the
// wildcards and what is escaped already stay as they are.
template <typename NeedsEscape>
std::string escaped(const Term& word, NeedsEscape needs_escape) {
  const std::string_view text = word.text;
  const bool is_pattern = word.kind == TermKind::kWildcard;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    Character next = character_at(text, at);
    std::size_t length = next.length;
    if (is_pattern && next.value == U'\\') {
      length += character_at(text, at + length).length;
    } else if (!(is_pattern && (next.value == U'*' || next.value == U'?')) &&
               needs_escape(next, at)) {
      out += '\\';
    }
    out += text.substr(at, length);
    at += length;
  }
  return out;
}

bool is_operator(std::string_view word) {
  return !word.empty() && read_operator(word).has_value();
}

// Offset of the colon that ends a field's name, or seems to.
std::optional<std::size_t> find_field_colon(std::string_view text) {
  std::size_t at = 0;
  Character next = character_at(text, at);
  while (is_cased_letter(next.value) || next.value == U'_') {
    at += next.length;
    next = character_at(text, at);
  }
  return at > 0 && next.syntax == ':' ? std::optional(at) : std::nullopt;
}

// https://... and www...: read in a mode of their own.
bool is_address(std::string_view text) {
  if (to_plain_lower(text.substr(0, 4)) == "www.") {
    return true;
  }
  const auto colon = find_field_colon(text);
  return colon && text.substr(*colon).starts_with("://") &&
         find_field(to_plain_lower(text.substr(0, *colon))) == nullptr;
}

std::string spelled_address(const Term& word) {
  return escaped(word, [](const Character& next, std::size_t /*at*/) {
    return contains(" \"()^\\", next.syntax);
  });
}

// Right after a field's name or =, operators, fields and addresses are words.
std::string spelled_word(const Term& word, WordPlace place) {
  const bool is_clause = place == WordPlace::kClause;
  if (is_clause && word.kind == TermKind::kPlain && is_address(word.text)) {
    return spelled_address(word);
  }
  const auto colon = is_clause ? find_field_colon(word.text) : std::nullopt;
  std::string out = escaped(word, [&](const Character& next, std::size_t at) {
    return contains(kSyntaxAnywhere, next.syntax) || at == colon ||
           (at == 0 && contains(kSyntaxAtStart, next.syntax));
  });
  // Behind a date, ".." would go on with it.
  const bool is_mistaken = is_operator(out) || is_address(out) || out.starts_with("..");
  return is_clause && is_mistaken ? '\\' + out : out;
}

std::string quoted(const Term& value, std::string_view escaped_inside) {
  const std::string inside = escaped(value, [&](const Character& next, std::size_t at) {
    const bool is_outermost = at == 0 || at + next.length == value.text.size();
    return contains(escaped_inside, next.syntax) || (next.syntax == ' ' && is_outermost) ||
           (next.syntax == '"' && closes_quote(U'"', next.value));
  });
  return fmt::format("\"{}\"", inside);
}

bool is_plain_value(const Term& value, WordMode mode, WordPlace place) {
  const std::string_view text = value.text;
  const bool is_pattern = value.kind == TermKind::kWildcard;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = character_at(text, at);
    const bool is_letter = next.syntax == '\0' || is_ascii_alphanumeric(next.syntax);
    const bool is_plain = contains(kPlainInValue, next.syntax) ||
                          (mode != WordMode::kFilter && contains(kPlainInKey, next.syntax)) ||
                          (is_pattern && next.value == U'*');
    const bool is_field_mark = place == WordPlace::kClause && next.syntax == ':';
    if (!is_letter && (at == 0 || !is_plain || is_field_mark)) {
      return false;
    }
    at += next.length;
  }
  return place == WordPlace::kValue || !(is_operator(text) || is_address(text));
}

std::string spelled_value(const Term& value, WordMode mode, WordPlace place) {
  return is_plain_value(value, mode, place) ? value.text
                                            : quoted(value, mode == WordMode::kUrl ? "\\" : "\\*");
}

}  // namespace

std::string spelled(const Term& word, WordMode mode, WordPlace place) {
  if (word.kind == TermKind::kExact) {
    place = WordPlace::kValue;
  }
  std::string out =
      mode == WordMode::kText ? spelled_word(word, place) : spelled_value(word, mode, place);
  switch (word.kind) {
    case TermKind::kExact: return '=' + out;
    case TermKind::kFuzzy:
      return word.edits == 1 ? out + '~' : fmt::format("{}~{}", out, word.edits);
    case TermKind::kPlain:
    case TermKind::kWildcard: break;
  }
  return out;
}

std::string spelled(const Phrase& phrase) {
  std::string out = phrase.is_exact ? "=\"" : "\"";
  for (const Term& word : phrase.words) {
    out += &word == &phrase.words.front() ? "" : " ";
    out += escaped(word, [](const Character& next, std::size_t /*at*/) {
      return contains(" \\*", next.syntax) ||
             (next.syntax == '"' && closes_quote(U'"', next.value));
    });
  }
  return phrase.slop ? fmt::format("{}\"~{}", out, *phrase.slop) : out + '"';
}

std::string spelled_literal(std::string_view value) {
  return spelled_value({.text = std::string(value)}, WordMode::kUrl, WordPlace::kValue);
}

std::string spelled_date(std::string_view end) {
  // Full-width digits and typographic dashes would become ASCII.
  char before = '.';
  for (std::size_t at = 0; at < end.size();) {
    const Character next = character_at(end, at);
    const bool is_letter =
        next.syntax == '\0' || (next.value < 0x80 && is_ascii_alphanumeric(next.syntax));
    const bool is_plain = next.value < 0x80 && contains("-:/,+", next.syntax) && at > 0;
    const bool is_dot = next.value == U'.' && before != '.' && at + 1 < end.size();
    if (!is_letter && !is_plain && !is_dot) {
      return quoted({.text = std::string(end)}, "\\");
    }
    before = next.syntax;
    at += next.length;
  }
  return std::string(end);
}

std::string spelled_factor(double factor) {
  std::array<char, 512> digits{};  // the smallest double takes about 350
  const auto [end, failure] =
      std::to_chars(digits.data(), digits.data() + digits.size(), factor, std::chars_format::fixed);
  return failure == std::errc() ? std::string(digits.data(), end) : std::string();
}

}  // namespace dateline
