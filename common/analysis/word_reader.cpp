// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/word_reader.hpp"

#include <algorithm>
#include <array>

#include "common/analysis/folding.hpp"
#include "common/support/utf8.hpp"

namespace dateline {
namespace {

// French, Italian and Catalan articles, pronouns and prepositions as they stand before a vowel.
constexpr auto kElided = std::to_array<std::string_view>({
    "all", "anch", "c", "coll", "com", "d",     "dall",   "dell",   "dov",
    "gl",  "j",    "l", "m",    "n",   "nell",  "quell",  "quest",  "s",
    "t",   "un",   "v", "sull", "qu",  "jusqu", "lorsqu", "puisqu", "quoiqu",
});
constexpr std::size_t kMaxElidedBytes = 6;

bool belongs_to_form(char32_t value) {
  const CharClass char_class = classify(value);
  return continues_word(char_class) || is_unspaced(char_class) || char_class == CharClass::kPeriod;
}

// False if all of text belongs to a form; else true, with the rest of it in kept.
bool drop_signs(std::string_view text, std::string& kept) {
  kept.clear();
  bool dropped = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool belongs = belongs_to_form(point.value);
    if (!belongs && !dropped) {
      dropped = true;
      kept = text.substr(0, at);
    }
    if (belongs && dropped) {
      kept.append(text.substr(at, point.length));
    }
    at += point.length;
  }
  return dropped;
}

bool is_decade(const WordPart& part) {
  return part.is_number && !part.keeps_point && part.written.ends_with('0') &&
         (part.written.size() == 2 || part.written.size() == 4);
}

struct DigitRun {
  std::uint32_t end = 0;
  std::uint32_t count = 0;
};

DigitRun skip_digits(std::string_view text, std::uint32_t at) {
  DigitRun run{.end = at};
  for (Char digit = next_char(text, at); digit.char_class == CharClass::kDigit;
       digit = next_char(text, digit.end)) {
    run.end = digit.end;
    ++run.count;
  }
  return run;
}

// Offset behind the characters of word classes from `at`.
std::uint32_t skip_word(std::string_view text, std::uint32_t at) {
  Char character = next_char(text, at);
  while (continues_word(character.char_class)) {
    at = character.end;
    character = next_char(text, at);
  }
  return at;
}

std::uint32_t skip_marks(std::string_view text, std::uint32_t at) {
  for (Char mark = next_char(text, at); mark.char_class == CharClass::kMark;
       mark = next_char(text, at)) {
    at = mark.end;
  }
  return at;
}

bool is_hebrew_quotation_mark(char32_t value) {
  return value == U'"' || value == U'\u05F4';
}

bool is_latin_l(char32_t value) {
  return value == U'l' || value == U'L';
}

bool is_zero(char32_t digit) {
  return digit == U'0' || digit == U'\uFF10';
}

}  // namespace

void append_word_form(std::string& out, std::string_view written) {
  if (is_ascii(written)) {
    append_folded(out, written);
    return;
  }
  const std::size_t before = out.size();
  append_folded(out, written);
  // Some letters fold to more than letters: U+0149 to an apostrophe and n, U+FDFA to four words.
  // What is left without blanks and signs may fold once more.
  std::string kept;
  while (drop_signs(std::string_view(out).substr(before), kept)) {
    out.resize(before);
    append_folded(out, kept);
  }
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

void WordReader::read(std::uint32_t at, WordPart& part) {
  part.begin = at;
  part.end = at;
  part.kind = TokenKind::kWord;
  part.is_number = true;
  part.keeps_point = false;
  part.ends_elision = false;
  part.letter_case = {};
  part.written.clear();
  const CharClass first = peek(at).char_class;
  if (first == CharClass::kLetter && read_initials(part)) {
    part.next = part.end;
    read_possessive(peek(part.end), part);
    return;
  }
  if (first == CharClass::kDigit) {
    read_number(part);
  }
  read_letters(part);
  const Char separator = peek(part.end);
  if (part.is_number &&
      (separator.char_class == CharClass::kPeriod || separator.char_class == CharClass::kComma)) {
    separated_digits_at_ = peek(separator.end).begin;
  }
}

void WordReader::take(const Char& character, WordPart& part) const {
  part.end = character.end;
  part.is_number = part.is_number && character.char_class == CharClass::kDigit;
  part.letter_case.add(character.value);
  if (part.written.size() < kMaxWrittenBytes) {
    part.written.append(text_.substr(character.begin, character.end - character.begin));
  }
}

bool WordReader::read_initials(WordPart& part) const {
  const WordPart before = {
      .begin = part.begin, .end = part.begin, .letter_case = {}, .written = {}};
  int count = 0;
  for (Char letter = peek(part.begin); letter.char_class == CharClass::kLetter;
       letter = peek(part.end)) {
    const std::uint32_t letter_end = skip_marks(text_, letter.end);
    const Char after = peek(letter_end);
    const bool has_period = after.char_class == CharClass::kPeriod;
    if (!has_period && (count == 0 || continues_word(after.char_class) ||
                        (find_joined_letter(letter.value, after) && !find_possessive(after)))) {
      break;
    }
    take({letter.begin, letter_end, letter.value, letter.char_class}, part);
    ++count;
    if (!has_period) {
      break;
    }
    part.end = after.end;
  }
  if (count < 2) {
    part = before;
    return false;
  }
  part.kind = TokenKind::kInitials;
  return true;
}

void WordReader::read_number(WordPart& part) const {
  const Char first = peek(part.begin);
  std::uint32_t count = 0;
  for (Char digit = first; digit.char_class == CharClass::kDigit; digit = peek(part.end)) {
    take(digit, part);
    ++count;
  }
  if (part.begin == separated_digits_at_) {
    return;
  }
  if (count <= 3 && !is_zero(first.value)) {
    read_thousands(part);
  }
  const Char period = peek(part.end);
  if (is_decimal_point(period)) {
    part.written.push_back('.');
    part.keeps_point = true;
    part.end = period.end;
  }
}

void WordReader::read_thousands(WordPart& part) const {
  std::uint32_t end = part.end;
  for (Char comma = peek(end); comma.char_class == CharClass::kComma; comma = peek(end)) {
    const DigitRun group = skip_digits(text_, comma.end);
    if (group.count == 0) {
      break;
    }
    if (group.count != 3) {
      return;
    }
    end = group.end;
  }
  while (part.end < end) {
    Char digit = peek(part.end);
    if (digit.char_class == CharClass::kComma) {
      digit = peek(digit.end);
    }
    take(digit, part);
  }
}

// 3.14, but not the first period of 26.02.2022.
bool WordReader::is_decimal_point(const Char& period) const {
  if (period.char_class != CharClass::kPeriod || peek(period.end).char_class != CharClass::kDigit) {
    return false;
  }
  const Char after = peek(skip_word(text_, period.end));
  return after.char_class != CharClass::kPeriod || peek(after.end).char_class != CharClass::kDigit;
}

void WordReader::read_letters(WordPart& part) const {
  char32_t last_letter = 0;  // 0: what was read last is no letter
  std::uint32_t at = part.end;
  for (;;) {
    const Char character = peek(at);
    if (continues_word(character.char_class)) {
      if (character.char_class != CharClass::kMark) {
        last_letter = character.char_class == CharClass::kLetter ? character.value : 0;
      }
      take(character, part);
      at = part.end;
      continue;
    }
    if (read_possessive(character, part)) {
      return;
    }
    const std::optional<Char> joined = find_joined_letter(last_letter, character);
    if (!joined) {
      part.next = part.end;
      return;
    }
    if (is_elision(part)) {
      part.ends_elision = true;
      part.next = joined->begin;
      return;
    }
    at = joined->begin;
  }
}

bool WordReader::read_possessive(const Char& apostrophe, WordPart& part) const {
  const std::optional<Char> ending = find_possessive(apostrophe);
  if (!ending) {
    return false;
  }
  if (is_decade(part)) {
    take(*ending, part);
  }
  part.next = ending->end;
  return true;
}

std::optional<Char> WordReader::find_possessive(const Char& apostrophe) const {
  if (apostrophe.char_class != CharClass::kApostrophe) {
    return std::nullopt;
  }
  const Char ending = peek(apostrophe.end);
  if ((ending.value != U's' && ending.value != U'S') ||
      continues_word(peek(ending.end).char_class)) {
    return std::nullopt;
  }
  return ending;
}

// The letter that an apostrophe joins to the letter before; so does a quotation mark inside a
// Hebrew acronym and the point of Catalan between two l.
std::optional<Char> WordReader::find_joined_letter(char32_t last, const Char& joiner) const {
  const Char next = peek(joiner.end);
  if (last == 0 || next.char_class != CharClass::kLetter) {
    return std::nullopt;
  }
  const bool joins = joiner.char_class == CharClass::kApostrophe ||
                     (is_hebrew_quotation_mark(joiner.value) && is_hebrew_letter(last) &&
                      is_hebrew_letter(next.value)) ||
                     (joiner.value == U'\u00B7' && is_latin_l(last) && is_latin_l(next.value));
  return joins ? std::optional(next) : std::nullopt;
}

bool WordReader::is_elision(const WordPart& part) const {
  return elision_ == Elision::kSeparates && part.written.size() <= kMaxElidedBytes &&
         std::ranges::find(kElided, fold(part.written)) != kElided.end();
}

}  // namespace dateline
