// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/reading_hints.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "query/language/reading/operators.hpp"

namespace dateline {

namespace {

bool is_word(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::kWord || lexeme.kind == LexemeKind::kPhrase ||
         lexeme.kind == LexemeKind::kOpen || lexeme.kind == LexemeKind::kClose;
}

// `title: flood`
std::optional<QueryError> field_before_blank(std::string_view text, SourceSpan span) {
  if (!text.ends_with(':')) {
    return std::nullopt;
  }
  const std::string name = to_plain_lower(text.substr(0, text.size() - 1));
  if (find_field(name) == nullptr) {
    return std::nullopt;
  }
  return QueryError{fmt::format("{}: before a blank is searched as a word", name),
                    fmt::format("write {}:word without the blank for the field", name),
                    span};
}

// `who won?`
std::optional<QueryError> question_mark(const Lexeme& lexeme, std::string_view text) {
  const auto& term = std::get<Term>(lexeme.value);
  const bool is_question = term.kind == TermKind::kWildcard && text.ends_with('?') &&
                           text.find_first_of("*?") == text.size() - 1;
  if (!is_question) {
    return std::nullopt;
  }
  return QueryError{fmt::format("{} stands for words with one more letter", text),
                    "leave the ? out for the word itself",
                    lexeme.span};
}

// `!canada`, `canad!`
std::optional<QueryError> exclamation_mark(std::string_view text, SourceSpan span) {
  if (text.size() < 2 || (text.front() != '!' && text.back() != '!')) {
    return std::nullopt;
  }
  return text.front() == '!'
             ? QueryError{"! is punctuation", "write NOT word to exclude it", span}
             : QueryError{"! is punctuation", "write word* for all its endings", span};
}

std::optional<QueryError> foreign_operator(std::string_view text, SourceSpan span) {
  const auto meant = operator_meant(text);
  if (!meant) {
    return std::nullopt;
  }
  return QueryError{fmt::format("{} is searched as words", text),
                    fmt::format("write {} for the operator", *meant),
                    span};
}

// `https://wire.example/a`
std::optional<QueryError> address(std::string_view text, SourceSpan span) {
  const std::string lower = to_plain_lower(text.substr(0, std::string_view("https://").size()));
  if (!lower.starts_with("http://") && !lower.starts_with("https://")) {
    return std::nullopt;
  }
  return QueryError{"the address is searched as words",
                    "write url: before it for the article published there",
                    span};
}

// What a word alone may have been meant as. is_value: a field's name stands before it.
std::vector<QueryError> hints_of(const Lexeme& lexeme, std::string_view text, bool is_value) {
  std::vector<QueryError> hints;
  for (const auto& hint : {field_before_blank(text, lexeme.span),
                           foreign_operator(text, lexeme.span),
                           question_mark(lexeme, text),
                           is_value ? std::nullopt : address(text, lexeme.span),
                           exclamation_mark(text, lexeme.span)}) {
    if (hint) {
      hints.push_back(*hint);
    }
  }
  return hints;
}

// `and`, `or` and `not` between words.
std::optional<QueryError> joining_word(std::string_view text, SourceSpan span) {
  if (text != "and" && text != "or" && text != "not") {
    return std::nullopt;
  }
  const char* const capitals = text == "and" ? "AND" : text == "or" ? "OR" : "NOT";
  return QueryError{fmt::format("'{}' is searched as a word", text),
                    fmt::format("write {} for the operator", capitals),
                    span};
}

}  // namespace

std::vector<QueryError> find_hints(std::string_view query, const std::vector<Lexeme>& lexemes) {
  std::vector<QueryError> hints;
  bool has_joining_word = false;
  for (std::size_t i = 0; i < lexemes.size(); ++i) {
    const Lexeme& lexeme = lexemes[i];
    if (lexeme.kind != LexemeKind::kWord) {
      continue;
    }
    // With an escape in it the text is longer than the word: it was meant as a word.
    const std::string_view text =
        query.substr(lexeme.span.begin, lexeme.span.end - lexeme.span.begin);
    const bool is_between =
        i > 0 && is_word(lexemes[i - 1]) && i + 1 < lexemes.size() && is_word(lexemes[i + 1]);
    if (is_between && !has_joining_word) {
      if (auto hint = joining_word(text, lexeme.span)) {
        has_joining_word = true;
        hints.push_back(*std::move(hint));
      }
    }
    const bool is_value = i > 0 && lexemes[i - 1].kind == LexemeKind::kField;
    for (QueryError& hint : hints_of(lexeme, text, is_value)) {
      hints.push_back(std::move(hint));
    }
  }
  return hints;
}

}  // namespace dateline
