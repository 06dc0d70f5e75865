// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/analyzer.hpp"

#include <algorithm>
#include <span>

#include <unicode/uchar.h>

#include "common/analysis/character_class.hpp"
#include "common/analysis/folding.hpp"
#include "common/analysis/language_name.hpp"
#include "common/analysis/sentences.hpp"
#include "common/analysis/word_scanner.hpp"
#include "common/support/utf8.hpp"

namespace dateline {
namespace {

// A line is mostly capitals if it has kMinCapitalsLineWords words of two letters or more and of the
// characters in such words over kMinCapitalsPercent stand in words all in capitals. Shorter lines
// say nothing: "NATO: US" may be a query, "UN AID" a crosshead.
constexpr std::uint32_t kMinCapitalsLineWords = 3;
constexpr std::uint32_t kMinCapitalsPercent = 60;

bool is_mostly_capitals(std::span<const Token> line) {
  std::uint32_t words = 0;
  std::uint32_t characters = 0;
  std::uint32_t in_capitals = 0;
  for (const Token& token : line) {
    // A compound is counted by its parts.
    if (token.kind == TokenKind::kCompound || token.case_class == CaseClass::kUncased ||
        token.form_characters < 2) {
      continue;
    }
    ++words;
    characters += token.form_characters;
    in_capitals += token.case_class == CaseClass::kUpper ? token.form_characters : 0;
  }
  return words >= kMinCapitalsLineWords && in_capitals * 100 > characters * kMinCapitalsPercent;
}

void mark_capitals_lines(std::string_view text, std::span<Token> tokens) {
  while (!tokens.empty()) {
    const std::size_t line_end = std::min(text.find('\n', tokens.front().begin), text.size());
    const auto next_line =
        std::ranges::find_if(tokens, [&](const Token& token) { return token.begin >= line_end; });
    const auto length = static_cast<std::size_t>(next_line - tokens.begin());
    const std::span<Token> line = tokens.first(length);
    if (is_mostly_capitals(line)) {
      std::ranges::for_each(line, [](Token& token) { token.in_capitals_line = true; });
    }
    tokens = tokens.subspan(length);
  }
}

// Sets the flag of all tokens that begin where the first does: a compound and its first part.
void mark_all_at(std::span<Token> tokens, bool Token::*flag) {
  const std::uint32_t begin = tokens.front().begin;
  for (Token& token : tokens) {
    if (token.begin != begin) {
      return;
    }
    token.*flag = true;
  }
}

void mark_starts(std::string_view paragraph, std::uint32_t offset, std::span<Token> tokens) {
  if (tokens.empty()) {
    return;
  }
  auto token = tokens.begin();
  for (const TextSpan& sentence : split_sentences(paragraph)) {
    token = std::find_if(token, tokens.end(), [&](const Token& candidate) {
      return candidate.begin >= sentence.begin + offset;
    });
    if (token == tokens.end()) {
      break;
    }
    if (token->begin < sentence.end + offset) {
      mark_all_at(tokens.subspan(static_cast<std::size_t>(token - tokens.begin())),
                  &Token::starts_sentence);
    }
  }
  mark_all_at(tokens, &Token::starts_paragraph);
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() &&
         (kAsciiWordBits[static_cast<unsigned char>(text[at])] & kAsciiDigit) != 0;
}

// Folds one character but for its case.
void append_cased(std::string& out, const Char& character, std::string_view bytes) {
  const std::string folded = fold(bytes);
  const auto type = u_charType(static_cast<UChar32>(character.value));
  if (type != U_UPPERCASE_LETTER && type != U_TITLECASE_LETTER) {
    out.append(folded);
    return;
  }
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = decode_utf8(folded, at);
    append_utf8(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(point.value))));
    at += point.length;
  }
}

}  // namespace

Analyzer::Analyzer(std::string_view language) {
  const std::string name = language_name(language);
  splits_elisions_ = name == "french" || name == "italian" || name == "catalan";
}

std::uint32_t Analyzer::analyze(std::string_view text,
                                std::uint32_t first_position,
                                TokenStream& stream) const {
  const Elision elision = splits_elisions_ ? Elision::kSeparates : Elision::kJoins;
  WordScanner scanner(text, elision, stream);
  const std::size_t first_token = stream.tokens.size();
  std::uint32_t position = first_position;
  for (const TextSpan& paragraph : split_paragraphs(text)) {
    const std::size_t before = stream.tokens.size();
    // A gap only between two paragraphs that have words: a row of asterisks is none.
    const std::uint32_t gap = before > first_token ? kParagraphGap : 0;
    const std::uint32_t end = scanner.scan(paragraph.begin, paragraph.end, position + gap);
    if (stream.tokens.size() == before) {
      continue;
    }
    position = end;
    mark_starts(text.substr(paragraph.begin, paragraph.end - paragraph.begin),
                paragraph.begin,
                std::span(stream.tokens).subspan(before));
  }
  mark_capitals_lines(text, std::span(stream.tokens).subspan(first_token));
  return position;
}

std::string cased_form(std::string_view written) {
  std::string out;
  Char character = next_char(written, 0);
  while (character.end > character.begin) {
    const bool is_decimal_point =
        character.char_class == CharClass::kPeriod && character.begin > 0 &&
        is_digit_at(written, character.begin - 1) && is_digit_at(written, character.end);
    Char next = next_char(written, character.end);
    while (next.char_class == CharClass::kMark) {
      character.end = next.end;
      next = next_char(written, next.end);
    }
    if (starts_word(character.char_class) || is_unspaced(character.char_class) ||
        is_decimal_point || character.char_class == CharClass::kAmpersand) {
      append_cased(
          out, character, written.substr(character.begin, character.end - character.begin));
    }
    character = next;
  }
  return out;
}

bool case_carries_meaning(const Token& token) {
  constexpr std::uint8_t kMinCharacters = 2;
  constexpr std::uint8_t kMaxCharacters = 10;
  return token.case_class == CaseClass::kUpper && !token.in_capitals_line &&
         token.form_characters >= kMinCharacters && token.form_characters <= kMaxCharacters;
}

}  // namespace dateline
