// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/word_scanner.hpp"

#include <algorithm>
#include <array>

#include "common/analysis/folding.hpp"
#include "common/support/utf8.hpp"

namespace dateline {
namespace {

std::uint8_t bits_of(char byte) {
  return kAsciiWordBits[static_cast<unsigned char>(byte)];
}

std::uint8_t count_characters(std::string_view form) {
  return static_cast<std::uint8_t>(std::ranges::count_if(
      form, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

struct Connector {
  std::string_view in_form;  // what stands for it in the form of the whole
  std::uint32_t next = 0;    // where the next part starts
  bool found = false;
};

Connector find_connector(std::string_view text, const WordPart& part) {
  const Char character = next_char(text, part.next);
  const bool is_ampersand = character.char_class == CharClass::kAmpersand;
  if (!is_ampersand && character.char_class != CharClass::kHyphen) {
    return {};
  }
  const Char next = next_char(text, character.end);
  if (!starts_word(next.char_class)) {
    return {};
  }
  return {.in_form = is_ampersand ? "&" : "", .next = next.begin, .found = true};
}

}  // namespace

std::uint32_t WordScanner::scan(std::uint32_t begin,
                                std::uint32_t end,
                                std::uint32_t first_position) {
  position_ = first_position;
  for (std::uint32_t at = begin; at < end;) {
    if (static_cast<unsigned char>(text_[at]) < 0x80) {
      if ((bits_of(text_[at]) & kAsciiWord) == 0) {
        ++at;
        continue;
      }
      const std::uint32_t word_end = scan_ascii_word(at);
      at = word_end > at ? word_end : scan_word(at);
      continue;
    }
    const Char character = next_char(text_, at);
    if (is_unspaced(character.char_class)) {
      at = scan_unspaced_run(character);
    } else if (starts_word(character.char_class)) {
      at = scan_word(character.begin);
    } else {
      at = character.end;
    }
  }
  return position_;
}

// Nearly all words of English news end here, without a look at Unicode.
std::uint32_t WordScanner::scan_ascii_word(std::uint32_t at) {
  std::array<char, kMaxFormBytes> form;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  const std::size_t limit = std::min(text_.size() - at, form.size());
  std::size_t length = 0;
  std::uint32_t upper = 0;
  std::uint32_t digits = 0;
  for (; length < limit; ++length) {
    const char byte = text_[at + length];
    const std::uint8_t bits = bits_of(byte);
    if ((bits & kAsciiWord) == 0) {
      break;
    }
    upper += (bits & kAsciiUpper) != 0 ? 1 : 0;
    digits += (bits & kAsciiDigit) != 0 ? 1 : 0;
    form[length] = static_cast<char>(byte | 0x20);  // lower case; digits have this bit already
  }
  if (continues_ascii_word(at + length, digits == length, length == 1)) {
    return at;
  }
  LetterCase letter_case;
  const auto letters = static_cast<std::uint32_t>(length) - digits;
  if (upper > 0 && digits > 0) {
    for (std::size_t i = 0; i < length; ++i) {
      letter_case.add(static_cast<unsigned char>(text_[at + i]));
    }
  } else {
    letter_case.add_ascii(upper, letters - upper, (bits_of(text_[at]) & kAsciiUpper) != 0);
  }
  const auto end = static_cast<std::uint32_t>(at + length);
  stream_.tokens.push_back({.begin = at,
                            .end = end,
                            .position = position_++,
                            .form_begin = static_cast<std::uint32_t>(stream_.forms.size()),
                            .form_length = static_cast<std::uint8_t>(length),
                            .form_characters = static_cast<std::uint8_t>(length),
                            .kind = TokenKind::kWord,
                            .case_class = letter_case.classify()});
  stream_.forms.append(form.data(), length);
  return end;
}

// Whether the character at word_end may belong to the ASCII word before it.
bool WordScanner::continues_ascii_word(std::size_t word_end, bool is_number, bool is_single) const {
  const auto goes_on = [this](std::size_t at) {
    return at < text_.size() && ((bits_of(text_[at]) & kAsciiWord) != 0 ||
                                 static_cast<unsigned char>(text_[at]) >= 0x80);
  };
  if (goes_on(word_end)) {
    return true;
  }
  if (!goes_on(word_end + 1)) {
    return false;
  }
  switch (text_[word_end]) {
    case '\'':
    case '-':
    case '&': return true;
    case '.': return is_number || is_single;
    case ',': return is_number;
    default: return false;
  }
}

std::uint32_t WordScanner::scan_word(std::uint32_t at) {
  start_compound(word_);
  start_compound(ampersand_word_);
  Connector connector;
  do {
    reader_.read(at, part_);
    if (append_part()) {
      add_part(word_, connector.in_form);
      add_part(ampersand_word_, connector.in_form);
    }
    connector = find_connector(text_, part_);
    if (part_.ends_elision && word_.parts > 1) {
      connector = {.in_form = "", .next = part_.next, .found = true};  // chef-d'oeuvre
    }
    if (connector.in_form.empty()) {
      // A compound of its own only inside a longer word: AT&T-owned.
      if (connector.found || ampersand_word_.parts < word_.parts) {
        insert_compound(ampersand_word_);
      }
      start_compound(ampersand_word_);
    }
    at = connector.next;
  } while (connector.found);
  insert_compound(word_);
  return part_.next;
}

// Overlapping pairs, then the last character alone: a search for any run of characters is a search
// for neighbouring pairs, and each character starts one token.
std::uint32_t WordScanner::scan_unspaced_run(const Char& first) {
  std::uint32_t previous = first.begin;  // where the last character but one begins
  std::uint32_t begin = first.begin;
  std::uint32_t end = first.end;
  for (;;) {
    const Char next = next_char(text_, end);
    const bool continues =
        next.char_class == CharClass::kMark ||
        (next.char_class == CharClass::kHangul && continues_hangul_syllable(next.value));
    if (!continues) {
      if (begin != previous) {
        append_unspaced(previous, end, TokenKind::kPair);
      }
      if (next.char_class != first.char_class) {
        append_unspaced(begin, end, TokenKind::kPairTail);
        return end;
      }
      previous = begin;
      begin = next.begin;
    }
    end = next.end;
  }
}

void WordScanner::make_form(std::string_view written) {
  form_.clear();
  append_word_form(form_, written);
  form_.resize(truncate_utf8(form_, kMaxFormBytes).size());
}

bool WordScanner::append_part() {
  make_form(part_.written);
  if (form_.empty()) {
    return false;
  }
  Token token{.begin = part_.begin,
              .end = part_.end,
              .position = position_++,
              .kind = part_.kind,
              .case_class = part_.letter_case.classify()};
  append_form(token, form_);
  stream_.tokens.push_back(token);
  return true;
}

void WordScanner::append_unspaced(std::uint32_t begin, std::uint32_t end, TokenKind kind) {
  make_form(truncate_utf8(text_.substr(begin, end - begin), kMaxWrittenBytes));
  if (form_.empty()) {
    return;
  }
  Token token{.begin = begin, .end = end, .position = position_++, .kind = kind};
  append_form(token, form_);
  stream_.tokens.push_back(token);
}

void WordScanner::append_form(Token& token, std::string_view form) {
  token.form_begin = static_cast<std::uint32_t>(stream_.forms.size());
  token.form_length = static_cast<std::uint8_t>(form.size());
  token.form_characters = count_characters(form);
  stream_.forms.append(form);
}

void WordScanner::start_compound(Compound& compound) const {
  compound.first_token = stream_.tokens.size();
  compound.parts = 0;
  compound.all_numbers = true;
  compound.letter_case = {};
  compound.form.clear();
}

void WordScanner::add_part(Compound& compound, std::string_view connector) const {
  if (compound.form.size() <= kMaxFormBytes) {
    if (compound.parts > 0) {
      compound.form.append(connector);
    }
    compound.form.append(form_);
  }
  ++compound.parts;
  compound.all_numbers = compound.all_numbers && part_.is_number;
  compound.letter_case.add(part_.letter_case);
}

void WordScanner::insert_compound(Compound& compound) {
  if (compound.parts < 2 || compound.all_numbers) {
    return;
  }
  // Where one part ends and the next begins, marks may have met that combine.
  if (!is_ascii(compound.form)) {
    compound.form = fold(compound.form);
  }
  if (compound.form.size() > kMaxFormBytes) {
    return;
  }
  auto& tokens = stream_.tokens;
  const Token& first = tokens[compound.first_token];
  Token token{.begin = first.begin,
              .end = tokens.back().end,
              .position = first.position,
              .kind = TokenKind::kCompound,
              .case_class = compound.letter_case.classify()};
  append_form(token, compound.form);
  tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(compound.first_token), token);
}

}  // namespace dateline
