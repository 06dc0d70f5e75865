// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/date_slips.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "query/language/reading/operators.hpp"

namespace dateline {

namespace {

constexpr auto kMonths = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

std::string_view text_of(std::string_view query, const Lexeme& lexeme) {
  return query.substr(lexeme.span.begin, lexeme.span.end - lexeme.span.begin);
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// `Feb`, `february`
bool is_month(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  const std::string lower = to_plain_lower(text);
  return lower.size() >= kShortest && std::ranges::all_of(text, is_letter) &&
         std::ranges::find(kMonths, std::string_view(lower).substr(0, kShortest)) != kMonths.end();
}

// `TO 2022`, `- 2022`, `..2022`: the start of the range's second half among the words behind it.
bool goes_on_as_range(std::string_view query, const Lexeme& next, const Lexeme& after) {
  if (next.kind != LexemeKind::kWord) {
    return false;
  }
  const std::string_view text = text_of(query, next);
  const bool number_follows = after.kind == LexemeKind::kWord && is_digit(text_of(query, after)[0]);
  constexpr auto kJoining = std::to_array<std::string_view>({"-", "--", "–", "—", "TO", "to"});
  return text.starts_with("..") ||
         (number_follows && std::ranges::find(kJoining, text) != kJoining.end());
}

}  // namespace

std::optional<QueryError> find_date_slip(std::string_view query,
                                         const std::vector<Lexeme>& lexemes) {
  for (std::size_t i = 0; i + 2 < lexemes.size(); ++i) {
    const Lexeme& lexeme = lexemes[i];
    const Lexeme& next = lexemes[i + 1];
    const bool is_date = lexeme.kind == LexemeKind::kDate;
    if (!is_date && lexeme.kind != LexemeKind::kNumber) {
      continue;
    }
    const std::string_view written = text_of(query, lexeme);
    const std::string_view name = written.substr(0, written.find(':'));
    if (goes_on_as_range(query, next, lexemes[i + 2])) {
      return QueryError{"a range has no blanks in it",
                        fmt::format("write {0}:A..B, {0}:A.. or {0}:..B", name),
                        {lexeme.span.begin, next.span.end}};
    }
    const bool is_month_alone = is_date && is_month(written.substr(name.size() + 1));
    if (is_month_alone && next.kind == LexemeKind::kWord && is_digit(text_of(query, next)[0])) {
      return QueryError{
          "a date with blanks stands in quotes",
          fmt::format(
              "write {}:\"{} {}\"", name, written.substr(name.size() + 1), text_of(query, next)),
          {lexeme.span.begin, next.span.end}};
    }
  }
  return std::nullopt;
}

}  // namespace dateline
