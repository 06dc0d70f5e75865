// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/index/fields.hpp"
#include "common/support/utf8.hpp"
#include "common/terminal/terminal.hpp"
#include "query/language/syntax.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxQueryBytes = std::size_t{64} << 10;
constexpr std::array<std::string_view, 3> kBooleanOperators = {"AND", "OR", "NOT"};
constexpr std::array<std::string_view, 4> kDistanceOperators = {"NEAR", "ADJ", "SAME", "ATLEAST"};

constexpr const char* kHintWords = "this version takes words and \"quoted phrases\"";

bool is_blank(char character) {
  return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

// Length in bytes of a double quote at text[at], straight or curly; 0 if there is none.
std::size_t quote_length(std::string_view text, std::size_t at) {
  const CodePoint point = decode_utf8(text, at);
  const bool is_quote = point.value == U'"' || (point.value >= 0x201C && point.value <= 0x201F) ||
                        point.value == 0xFF02;
  return is_quote ? point.length : 0;
}

bool is_operator(std::string_view word) {
  const auto named = [word](std::string_view name) {
    return word.starts_with(name) &&
           (word.size() == name.size() || word[name.size()] == '/' || word[name.size()] == '(');
  };
  return std::ranges::find(kBooleanOperators, word) != kBooleanOperators.end() ||
         std::ranges::any_of(kDistanceOperators, named);
}

// Why a word would mean something else in the full language; empty if it is only a word.
std::string refusal_of(std::string_view word) {
  if (is_operator(word)) {
    return fmt::format("the operator {} is not known to this version", word);
  }
  if (word.front() == '+' || word.front() == '-' || word.front() == '=') {
    return fmt::format("'{}' before a word is not known to this version", word.front());
  }
  if (word.find_first_of("()") != std::string_view::npos) {
    return "brackets are not known to this version";
  }
  if (word.find_first_of("*?") != std::string_view::npos && word.back() != '?') {
    return "wildcards are not known to this version";
  }
  if (word.size() > 1 && (word.back() == '~' || word.find('^') != std::string_view::npos)) {
    return "~ and ^ are not known to this version";
  }
  const std::size_t colon = word.find(':');
  if (colon != std::string_view::npos && colon + 1 < word.size() &&
      find_field(word.substr(0, colon)) != nullptr) {
    return fmt::format("the field {} cannot be searched by this version", word.substr(0, colon));
  }
  return {};
}

}  // namespace

std::string describe(const QueryError& error, std::string_view query) {
  const std::size_t column = cell_width(query.substr(0, error.begin));
  const std::size_t width =
      std::max<std::size_t>(cell_width(query.substr(error.begin, error.end - error.begin)), 1);
  return fmt::format("column {}: {}\n  {}\n  {:{}}^{:~<{}}",
                     column + 1,
                     error.message,
                     safe_text(query),
                     "",
                     column,
                     "",
                     width - 1);
}

ParsedQuery parse_query(std::string_view query) {
  if (query.size() > kMaxQueryBytes) {
    return QueryError{"the query is over 64 KiB", "shorten it", 0, 1};
  }
  std::vector<Clause> clauses;
  for (std::size_t at = 0; at < query.size();) {
    if (is_blank(query[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    if (const std::size_t open = quote_length(query, at); open > 0) {
      at += open;
      const std::size_t text_begin = at;
      while (at < query.size() && quote_length(query, at) == 0) {
        at += decode_utf8(query, at).length;
      }
      if (at == query.size()) {
        return QueryError{"the quote is not closed", "add the closing quote", begin, at};
      }
      const std::string_view text = query.substr(text_begin, at - text_begin);
      at += quote_length(query, at);
      clauses.push_back({ClauseKind::kPhrase, std::string(text), begin, at});
      continue;
    }
    while (at < query.size() && !is_blank(query[at]) && quote_length(query, at) == 0) {
      at += decode_utf8(query, at).length;
    }
    const std::string_view word = query.substr(begin, at - begin);
    if (std::string refusal = refusal_of(word); !refusal.empty()) {
      return QueryError{std::move(refusal), kHintWords, begin, at};
    }
    clauses.push_back({ClauseKind::kWord, std::string(word), begin, at});
  }
  return clauses;
}

}  // namespace dateline
