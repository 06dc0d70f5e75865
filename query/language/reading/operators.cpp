// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/reading/operators.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "query/language/reading/character.hpp"

namespace dateline {

namespace {

struct FixedOperator {
  std::string_view word;
  LexemeKind kind;
  int number = 0;  // of those that have one
};

constexpr FixedOperator kFixedOperators[] = {
    {"AND", LexemeKind::kAnd},
    {"OR", LexemeKind::kOr},
    {"NOT", LexemeKind::kNot},
    {"NEAR", LexemeKind::kNear, kNearByDefault},
    {"ADJ", LexemeKind::kAdjacent, kAdjacentByDefault},
    {"SAME/s", LexemeKind::kSentence},
    {"SAME/S", LexemeKind::kSentence},
    {"SAME/p", LexemeKind::kParagraph},
    {"SAME/P", LexemeKind::kParagraph},
};

struct NumberedOperator {
  std::string_view start;
  LexemeKind kind;
  std::string_view form;  // for the hint
};

constexpr NumberedOperator kNumberedOperators[] = {
    {"NEAR/", LexemeKind::kNear, "NEAR/5"},
    {"ADJ/", LexemeKind::kAdjacent, "ADJ/5"},
    {"ATLEAST", LexemeKind::kAtLeast, "ATLEAST5(word)"},
};

// Spellings of Lexis, Factiva, Westlaw and Ovid, in lower case, and of our own operators.
struct ForeignOperator {
  std::string_view start;
  std::string_view ours;
};

// A number follows in both.
constexpr ForeignOperator kForeignNumbered[] = {
    {"near/", "NEAR/"},
    {"near", "NEAR/"},
    {"w/", "NEAR/"},
    {"adj/", "ADJ/"},
    {"adj", "ADJ/"},
    {"pre/", "ADJ/"},
    {"atleast", "ATLEAST"},
};

constexpr ForeignOperator kForeignFixed[] = {
    {"same/s", "SAME/s"},
    {"w/s", "SAME/s"},
    {"/s", "SAME/s"},
    {"same/p", "SAME/p"},
    {"w/p", "SAME/p"},
    {"/p", "SAME/p"},
    {"andnot", "AND NOT"},
    {"butnot", "AND NOT"},
};

bool is_ascii_upper(char character) {
  return character >= 'A' && character <= 'Z';
}

// The word with full-width forms as ASCII. Most words have none.
std::string to_plain(std::string_view word) {
  std::string plain;
  for (std::size_t at = 0; at < word.size();) {
    const Character next = character_at(word, at);
    if (is_typed(next)) {
      plain += next.syntax == ' ' ? word[at] : next.syntax;
    } else {
      plain += word.substr(at, next.length);
    }
    at += next.length;
  }
  return plain;
}

Lexeme error_operator(std::string message, std::string hint) {
  return error_lexeme({}, std::move(message), std::move(hint));
}

std::optional<Lexeme> read_numbered(std::string_view word) {
  const auto* row = std::ranges::find_if(kNumberedOperators, [word](const NumberedOperator& one) {
    return word.starts_with(one.start) &&
           (one.kind != LexemeKind::kAtLeast || word.size() == one.start.size() ||
            (word[one.start.size()] >= '0' && word[one.start.size()] <= '9'));
  });
  if (row == std::end(kNumberedOperators)) {
    return std::nullopt;
  }
  const auto number = read_small_number(word.substr(row->start.size()), kMaxDistance);
  if (!number) {
    return error_operator(
        fmt::format(
            "{} takes a number from 1 to {}",
            row->start.ends_with('/') ? row->start.substr(0, row->start.size() - 1) : row->start,
            kMaxDistance),
        fmt::format("write it as in {}", row->form));
  }
  return Lexeme{row->kind, {}, *number};
}

}  // namespace

std::optional<int> read_small_number(std::string_view text, int most) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  const bool is_read = failure == std::errc() && stop == end && number >= 1 && number <= most;
  return is_read ? std::optional(number) : std::nullopt;
}

std::string to_plain_lower(std::string_view word) {
  std::string plain = to_plain(word);
  std::ranges::transform(plain, plain.begin(), [](char character) {
    return is_ascii_upper(character) ? static_cast<char>(character | 0x20) : character;
  });
  return plain;
}

std::optional<std::string> operator_meant(std::string_view word) {
  constexpr std::size_t kLongest = 16;
  if (word.size() > kLongest) {
    return std::nullopt;
  }
  const std::string lower = to_plain_lower(word);
  for (const ForeignOperator& row : kForeignFixed) {
    if (lower == row.start) {
      return std::string(row.ours);
    }
  }
  for (const ForeignOperator& row : kForeignNumbered) {
    if (lower.starts_with(row.start)) {
      if (const auto number =
              read_small_number(std::string_view(lower).substr(row.start.size()), kMaxDistance)) {
        return fmt::format("{}{}", row.ours, *number);
      }
    }
  }
  return std::nullopt;
}

std::optional<Lexeme> read_operator(std::string_view word) {
  // Most words end here: an operator begins with a capital, in one of its forms, or with & or |.
  const char first = word.front();
  if (!is_ascii_upper(first) && static_cast<unsigned char>(first) < 0x80 && first != '&' &&
      first != '|') {
    return std::nullopt;
  }
  const std::string plain = to_plain(word);
  for (const FixedOperator& row : kFixedOperators) {
    if (plain == row.word) {
      return row.number == 0 ? Lexeme{row.kind, {}, {}} : Lexeme{row.kind, {}, row.number};
    }
  }
  if (plain == "&&" || plain == "||") {
    return error_operator(fmt::format("{} is not an operator here", plain),
                          plain == "&&" ? "write AND" : "write OR");
  }
  if (plain == "SAME" || plain.starts_with("SAME/")) {
    return error_operator("SAME takes /s or /p",
                          "SAME/s is the same sentence, SAME/p the same paragraph");
  }
  if (auto numbered = read_numbered(plain)) {
    return numbered;
  }
  const bool is_upper =
      is_ascii_upper(plain.front()) && std::ranges::none_of(plain, [](char character) {
        return character >= 'a' && character <= 'z';
      });
  if (const auto meant = is_upper ? operator_meant(plain) : std::nullopt) {
    return error_operator(fmt::format("{} is not an operator here", plain),
                          fmt::format("write {}", *meant));
  }
  return std::nullopt;
}

}  // namespace dateline
