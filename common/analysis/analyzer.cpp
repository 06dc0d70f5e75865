// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/analyzer.hpp"

#include <algorithm>
#include <span>

#include <unicode/uchar.h>

#include "common/analysis/character_class.hpp"
#include "common/analysis/language_name.hpp"
#include "common/analysis/sentences.hpp"
#include "common/analysis/word_reader.hpp"
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

// Folds a character, written as bytes with its marks, but keeps it upper case if it was.
void append_cased(std::string& out, char32_t character, std::string_view bytes) {
  std::string folded;
  append_word_form(folded, bytes);
  const auto type = u_charType(static_cast<UChar32>(character));
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
  const auto bytes_of = [&](const Char& character) {
    return written.substr(character.begin, character.end - character.begin);
  };
  std::string out;
  CharClass previous = CharClass::kSeparator;
  Char character = next_char(written, 0);
  while (character.end > character.begin) {
    std::string bytes(bytes_of(character));  // with the marks that follow
    Char next = next_char(written, character.end);
    for (; next.char_class == CharClass::kMark; next = next_char(written, next.end)) {
      bytes.append(bytes_of(next));
    }
    const CharClass char_class = character.char_class;
    const bool is_decimal_point = char_class == CharClass::kPeriod &&
                                  previous == CharClass::kDigit &&
                                  next.char_class == CharClass::kDigit;
    if (char_class == CharClass::kAmpersand || is_decimal_point) {
      append_utf8(out, character.value);
    } else if (starts_word(char_class) || is_unspaced(char_class)) {
      append_cased(out, character.value, bytes);
    }
    previous = char_class;
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
