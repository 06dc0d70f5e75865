// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/entities/tagger_text.hpp"

#include <algorithm>
#include <limits>

#include <unicode/uchar.h>

#include "common/analysis/abbreviations.hpp"
#include "common/analysis/folding.hpp"
#include "common/analysis/sentences.hpp"
#include "common/entities/known_names.hpp"
#include "common/support/utf8.hpp"
#include "indexer/enrich/entities/hashing.hpp"

namespace dateline {
namespace {

enum class ByteClass : std::uint8_t { kOther, kBlank, kLower, kUpper, kDigit, kHigh };

constexpr ByteClass classify(unsigned byte) {
  if (byte >= 'a' && byte <= 'z') {
    return ByteClass::kLower;
  }
  if (byte >= 'A' && byte <= 'Z') {
    return ByteClass::kUpper;
  }
  if (byte >= '0' && byte <= '9') {
    return ByteClass::kDigit;
  }
  return byte >= 0x80 ? ByteClass::kHigh : byte <= ' ' ? ByteClass::kBlank : ByteClass::kOther;
}

constexpr std::array<ByteClass, 256> kByteClasses = [] {
  std::array<ByteClass, 256> classes{};
  for (unsigned byte = 0; byte < classes.size(); ++byte) {
    classes[byte] = classify(byte);
  }
  return classes;
}();

ByteClass class_at(std::string_view text, std::size_t at) {
  return at < text.size() ? kByteClasses[static_cast<unsigned char>(text[at])] : ByteClass::kBlank;
}

bool is_ascii_word(ByteClass byte_class) {
  return byte_class == ByteClass::kLower || byte_class == ByteClass::kUpper ||
         byte_class == ByteClass::kDigit;
}

// Bytes of the letter or digit at `at`, marks included; 0 if there is none.
std::size_t word_character(std::string_view text, std::size_t at) {
  const ByteClass byte_class = class_at(text, at);
  if (is_ascii_word(byte_class)) {
    return 1;
  }
  if (byte_class != ByteClass::kHigh) {
    return 0;
  }
  const CodePoint point = decode_utf8(text, at);
  const auto value = static_cast<UChar32>(point.value);
  const bool is_mark = (U_GET_GC_MASK(value) & U_GC_M_MASK) != 0;
  return u_isalnum(value) != 0 || is_mark ? point.length : 0;
}

std::size_t character_length(std::string_view text, std::size_t at) {
  return class_at(text, at) == ByteClass::kHigh ? decode_utf8(text, at).length : 1;
}

bool is_blank(std::string_view text, std::size_t at) {
  const ByteClass byte_class = class_at(text, at);
  if (byte_class != ByteClass::kHigh) {
    return byte_class == ByteClass::kBlank;
  }
  const CodePoint point = decode_utf8(text, at);
  return point.value <= U' ' || u_isUWhiteSpace(static_cast<UChar32>(point.value)) != 0;
}

// Bytes of an apostrophe at `at`; 0 if there is none.
std::size_t apostrophe(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '\'') {
    return 1;
  }
  return text.substr(std::min(at, text.size())).starts_with("\u2019") ? 3 : 0;
}

// Bytes of a possessive ending at `at`: 's with nothing of a word behind it.
std::size_t possessive(std::string_view text, std::size_t at) {
  const std::size_t mark = apostrophe(text, at);
  if (mark == 0 || at + mark >= text.size() || (text[at + mark] != 's' && text[at + mark] != 'S')) {
    return 0;
  }
  return word_character(text, at + mark + 1) == 0 ? mark + 1 : 0;
}

bool is_dotted_so_far(std::string_view word) {
  return word.find('.') != std::string_view::npos &&
         kByteClasses[static_cast<unsigned char>(word[0])] != ByteClass::kDigit;
}

// Whether the period at `at`, behind word, belongs to it.
bool keeps_period(std::string_view text, std::size_t begin, std::size_t at) {
  const std::string_view word = text.substr(begin, at - begin);
  const bool before_digit = class_at(text, at + 1) == ByteClass::kDigit;
  if (class_at(text, at - 1) == ByteClass::kDigit) {
    return before_digit;
  }
  const bool is_initial = word.size() == 1 && class_at(text, begin) == ByteClass::kUpper;
  const bool before_capital = class_at(text, at + 1) == ByteClass::kUpper;
  return is_initial || is_dotted_so_far(word) || (before_capital && word.size() <= 2) ||
         (word.size() <= 5 && class_at(text, begin) == ByteClass::kUpper &&
          find_abbreviation(word) != AbbreviationKind::kNone);
}

// Bytes of a capital letter at `at`; 0 if there is none.
std::size_t capital(std::string_view text, std::size_t at) {
  const CodePoint point = decode_utf8(text, at);
  return u_isupper(static_cast<UChar32>(point.value)) != 0 ? point.length : 0;
}

bool is_known_name(std::string_view name) {
  const auto is_known = [&](EntityKind kind) {
    return find_filed(kind, canonical_key(kind, name)) != nullptr;
  };
  return is_known(EntityKind::kPlace) || is_known(EntityKind::kOrganisation);
}

// Whether the word before `at`, a blank behind it, starts with a capital letter.
bool follows_capital(std::string_view text, std::size_t at) {
  if (at < 2 || !is_blank(text, at - 1)) {
    return false;
  }
  std::size_t begin = text.find_last_of(" \n\t", at - 2);
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  return capital(text, begin) > 0;
}

bool precedes_capital(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && is_blank(text, at) && capital(text, at + 1) > 0;
}

// Whether the word [begin, at) is a French or Italian article or particle elided before the capital
// word [rest, end): "l'OTAN", "d'Emmanuel Macron". "D'Annunzio", "N'Djamena" and "Giscard
// d'Estaing" are names, and so is what the tables know with its article: "L'Oréal".
bool is_elided(
    std::string_view text, std::size_t begin, std::size_t at, std::size_t rest, std::size_t end) {
  const std::string word = fold(text.substr(begin, at - begin));
  constexpr std::string_view kElided = "cdjlmnst";
  const bool is_letter = word.size() == 1 && kElided.find(word[0]) != std::string_view::npos;
  if ((!is_letter && word != "qu") || is_known_name(text.substr(begin, end - begin))) {
    return false;
  }
  if (word == "qu" || is_known_name(text.substr(rest, end - rest))) {
    return true;
  }
  const bool is_lower = class_at(text, begin) == ByteClass::kLower;
  if (!is_lower || word != "d") {
    return is_lower;
  }
  const bool is_acronym = capital(text, rest + capital(text, rest)) > 0;
  return is_acronym || (precedes_capital(text, end) && !follows_capital(text, begin));
}

std::size_t end_of_word(std::string_view text, std::size_t begin);

// Bytes of the apostrophe at `at` where the word before it is elided; 0 elsewhere.
std::size_t elision(std::string_view text, std::size_t begin, std::size_t at) {
  constexpr std::size_t kLongest = 2;
  const std::size_t mark = at > begin && at - begin <= kLongest ? apostrophe(text, at) : 0;
  const std::size_t rest = at + mark;
  const bool is_before_capital = mark > 0 && capital(text, rest) > 0;
  return is_before_capital && is_elided(text, begin, at, rest, end_of_word(text, rest)) ? mark : 0;
}

// Bytes of a sign at `at` that joins what stands on both sides of it.
std::size_t joiner(std::string_view text, std::size_t begin, std::size_t at) {
  const char sign = text[at];
  if (sign == '-' || sign == '&' || sign == '_' || sign == '@') {
    return word_character(text, at + 1) > 0 ? 1 : 0;
  }
  if (sign == '.') {
    return keeps_period(text, begin, at) ? 1 : 0;
  }
  if (sign == ',') {
    return class_at(text, at - 1) == ByteClass::kDigit &&
                   class_at(text, at + 1) == ByteClass::kDigit
               ? 1
               : 0;
  }
  // O'Neill, d'Estaing
  const std::size_t mark = apostrophe(text, at);
  const bool may_join =
      mark > 0 && at - begin <= 2 && class_at(text, at + mark) == ByteClass::kUpper;
  return may_join && elision(text, begin, at) == 0 ? mark : 0;
}

std::size_t end_of_word(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size()) {
    std::size_t length = word_character(text, at);
    if (length == 0 && at > begin) {
      length = joiner(text, begin, at);
    }
    if (length == 0) {
      break;
    }
    at += length;
  }
  return at;
}

// Quotation marks and dashes of all kinds are one each to the tagger.
std::string_view plain_sign(std::string_view form) {
  if (form == "``" || form == "''" || form == "\u201C" || form == "\u201D" || form == "\u201E" ||
      form == "\u00AB" || form == "\u00BB") {
    return "\"";
  }
  if (form == "\u2018" || form == "\u2019") {
    return "'";
  }
  if (form == "\u2013" || form == "\u2014" || form == "--") {
    return "-";
  }
  if (form == "\u2019s" || form == "\u2019S") {
    return "'s";
  }
  return form;
}

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text,
                              [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U; });
}

void append_lower(std::string& out, std::string_view form) {
  for (const char byte : form) {
    const bool is_upper = byte >= 'A' && byte <= 'Z';
    out.push_back(is_upper ? static_cast<char>(byte + ('a' - 'A')) : byte);
  }
}

void read_letters(TaggerToken& token, bool is_plain) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < token.form.size();) {
    const ByteClass byte_class = class_at(token.form, at);
    std::size_t length = 1;
    bool is_upper = byte_class == ByteClass::kUpper;
    bool is_lower = byte_class == ByteClass::kLower;
    if (!is_plain && byte_class == ByteClass::kHigh) {
      const CodePoint point = decode_utf8(token.form, at);
      length = point.length;
      is_upper = u_isupper(static_cast<UChar32>(point.value)) != 0;
      is_lower = u_islower(static_cast<UChar32>(point.value)) != 0;
    }
    token.is_capital = token.is_capital || (at == 0 && is_upper);
    token.has_lower = token.has_lower || is_lower;
    token.has_digit = token.has_digit || byte_class == ByteClass::kDigit;
    capitals += is_upper ? 1U : 0U;
    at += length;
  }
  token.is_all_capitals = token.is_capital && !token.has_lower && capitals > 1;
}

}  // namespace

void TaggerText::clear() {
  constexpr std::size_t kLetters = 8;  // of a token, about
  clear_buffer(tokens);
  clear_buffer(sentences);
  folded.clear();
  if (folded.capacity() > kMostKept * kLetters) {
    folded.shrink_to_fit();
  }
}

void append_token(TaggerText& text, std::string_view form) {
  constexpr std::size_t kMostBytes = 200;
  TaggerToken token;
  token.form = form;
  const std::string_view plain = truncate_utf8(plain_sign(form), kMostBytes);
  token.folded_begin = static_cast<std::uint32_t>(text.folded.size());
  const bool is_plain = is_ascii(plain);
  if (is_plain) {
    append_lower(text.folded, plain);
  } else {
    append_folded(text.folded, plain);
  }
  const std::string_view folded = std::string_view(text.folded).substr(token.folded_begin);
  token.folded_size = static_cast<std::uint16_t>(
      std::min<std::size_t>(folded.size(), std::numeric_limits<std::uint16_t>::max()));
  read_letters(token, is_plain);
  token.exact = hash_bytes(folded);
  token.word = token.exact;
  if (token.has_digit) {
    std::uint64_t hash = kHashSeed;
    for (const char byte : folded) {
      hash = hash_byte(hash, byte >= '0' && byte <= '9' ? '0' : static_cast<unsigned char>(byte));
    }
    token.word = hash ^ (hash >> 29U);
  }
  token.is_quote = plain == "\"" || plain == ":";
  text.tokens.push_back(token);
}

void end_sentence(TaggerText& text) {
  const auto begin = text.sentences.empty() ? 0 : text.sentences.back().end;
  const auto end = static_cast<std::uint32_t>(text.tokens.size());
  if (begin == end) {
    return;
  }
  const bool has_lower = std::any_of(text.tokens.begin() + begin,
                                     text.tokens.end(),
                                     [](const TaggerToken& token) { return token.has_lower; });
  text.sentences.push_back({.begin = begin, .end = end, .is_uncased = !has_lower});
}

void append_tokens(TaggerText& text, std::string_view sentence) {
  std::size_t at = 0;
  while (at < sentence.size()) {
    if (is_blank(sentence, at)) {
      at += character_length(sentence, at);
      continue;
    }
    std::size_t end = end_of_word(sentence, at);
    end += elision(sentence, at, end);
    if (end == at) {
      const std::size_t ending = possessive(sentence, at);
      end = at + (ending > 0 ? ending : character_length(sentence, at));
    }
    append_token(text, sentence.substr(at, end - at));
    at = end;
  }
}

void append_sentence(TaggerText& text, std::string_view sentence) {
  append_tokens(text, sentence);
  end_sentence(text);
}

void append_prose(TaggerText& text, std::string_view prose) {
  for (const TextSpan& paragraph : split_paragraphs(prose)) {
    const std::string_view lines = prose.substr(paragraph.begin, paragraph.end - paragraph.begin);
    for (const TextSpan& sentence : split_sentences(lines)) {
      append_sentence(text, lines.substr(sentence.begin, sentence.end - sentence.begin));
    }
  }
}

}  // namespace dateline
