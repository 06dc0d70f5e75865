// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/folding.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <stdexcept>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "common/support/utf8.hpp"

namespace dateline {
namespace {

// Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters lie below; a table folds them.
constexpr char32_t kTableEnd = 0x700;

// ICU orders n marks in n squared steps and counts in 32 bits, so text goes to it in steps: of
// about kStepBytes where a boundary is near, of kMaxStepBytes where someone piled up thousands of
// marks.
constexpr std::size_t kStepBytes = 4096;
constexpr std::size_t kMaxStepBytes = 16384;

void require(UErrorCode status) {
  if (status > U_ZERO_ERROR) {
    throw std::runtime_error(std::string("ICU cannot fold text: ") + u_errorName(status));
  }
}

const UNormalizer2* require_normalizer(const UNormalizer2* (*get)(UErrorCode*)) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = get(&status);
  require(status);
  return normalizer;
}

std::u16string normalize(const UNormalizer2* normalizer, const std::u16string& text) {
  std::u16string out(text.size() * 3 + 8, u'\0');
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length = unorm2_normalize(normalizer,
                                                 text.data(),
                                                 static_cast<std::int32_t>(text.size()),
                                                 out.data(),
                                                 static_cast<std::int32_t>(out.size()),
                                                 &status);
    out.resize(static_cast<std::size_t>(length));
    if (status != U_BUFFER_OVERFLOW_ERROR) {
      require(status);
      return out;
    }
  }
}

void append_utf16(std::u16string& out, char32_t value) {
  if (value < 0x10000) {
    out.push_back(static_cast<char16_t>(value));
    return;
  }
  out.push_back(static_cast<char16_t>(0xD800U + ((value - 0x10000U) >> 10U)));
  out.push_back(static_cast<char16_t>(0xDC00U + (value & 0x3FFU)));
}

std::u16string to_utf16(std::string_view text) {
  std::u16string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    append_utf16(out, point.value);
    at += point.length;
  }
  return out;
}

// Calls take(code point) for each; text has no lone surrogate, since it was made by to_utf16.
template <typename Take>
void for_each_code_point(const std::u16string& text, Take take) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    char32_t value = text[at];
    if (value >= 0xD800 && value < 0xDC00 && at + 1 < text.size()) {
      ++at;
      value = 0x10000U + ((value & 0x3FFU) << 10U) + (text[at] & 0x3FFU);
    }
    take(value);
  }
}

// Letters that have no decomposition, by the spelling that newspapers without them use. The mark of
// length in Arabic (tatweel) is no letter at all.
const char* ascii_spelling(char32_t letter) {
  switch (letter) {
    case U'æ': return "ae";
    case U'ð':
    case U'đ':
    case U'ɖ':
    case U'ɗ': return "d";
    case U'ø': return "o";
    case U'þ': return "th";
    case U'ħ': return "h";
    case U'ı':
    case U'ɨ': return "i";
    case U'ł': return "l";
    case U'ŋ': return "n";
    case U'œ': return "oe";
    case U'ŧ': return "t";
    case U'ƙ': return "k";
    case U'ƴ': return "y";
    case U'ɓ': return "b";
    case U'ə': return "a";
    case 0x0640: return "";
    default: return nullptr;
  }
}

bool is_mark(char32_t value) {
  return (U_GET_GC_MASK(static_cast<UChar32>(value)) & U_GC_M_MASK) != 0;
}

UScriptCode script_of(char32_t value) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(value), &status);
  require(status);
  return script;
}

bool drops_accents(UScriptCode script) {
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC ||
         script == USCRIPT_HEBREW || script == USCRIPT_ARABIC;
}

// й ў ї ѓ ќ ؤ ئ: a reader of these alphabets takes them for letters, not for others with an accent.
bool is_letter_with_mark(char32_t base, char32_t mark) {
  switch (mark) {
    case 0x0301: return base == U'г' || base == U'к';
    case 0x0306: return base == U'и' || base == U'у';
    case 0x0308: return base == U'і';
    case 0x0654: return base == 0x0648 || base == 0x064A;
    default: return false;
  }
}

// The answer depends on the mark and its base alone, not on other marks: else folding twice could
// drop more than folding once.
bool is_accent(char32_t base, char32_t mark) {
  const auto type = u_charType(static_cast<UChar32>(mark));
  if (type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK) {
    return false;
  }
  const UScriptCode script = script_of(mark);
  if (script != USCRIPT_INHERITED && script != USCRIPT_COMMON) {
    return drops_accents(script);
  }
  const UScriptCode base_script = script_of(base);
  return (base_script == USCRIPT_COMMON || drops_accents(base_script)) &&
         !is_letter_with_mark(base, mark);
}

std::u16string drop_accents(const std::u16string& decomposed) {
  std::u16string out;
  out.reserve(decomposed.size());
  char32_t base = U' ';  // a mark without a base folds like one after a blank
  for_each_code_point(decomposed, [&](char32_t value) {
    if (is_mark(value)) {
      if (!is_accent(base, value)) {
        append_utf16(out, value);
      }
      return;
    }
    base = value;
    if (const char* spelling = ascii_spelling(value)) {
      out.append(spelling, spelling + std::char_traits<char>::length(spelling));
    } else {
      append_utf16(out, value);
    }
  });
  return out;
}

const UNormalizer2* case_folder() {
  static const UNormalizer2* const normalizer = require_normalizer(unorm2_getNFKCCasefoldInstance);
  return normalizer;
}

// Whether text is its own folding: composed, without case, and in scripts that keep their marks. So
// is nearly all text in Thai or the scripts of India, and the proof is cheaper than folding.
bool is_folded(const std::u16string& text) {
  bool keeps_marks = true;
  for_each_code_point(text, [&](char32_t value) {
    const UScriptCode script = keeps_marks ? script_of(value) : USCRIPT_COMMON;
    keeps_marks = script != USCRIPT_COMMON && script != USCRIPT_INHERITED && !drops_accents(script);
  });
  UErrorCode status = U_ZERO_ERROR;
  return keeps_marks && unorm2_quickCheck(case_folder(),
                                          text.data(),
                                          static_cast<std::int32_t>(text.size()),
                                          &status) == UNORM_YES;
}

void append_folded_by_icu(std::string& out, std::string_view text) {
  static const UNormalizer2* const decomposer = require_normalizer(unorm2_getNFDInstance);
  static const UNormalizer2* const composer = require_normalizer(unorm2_getNFCInstance);
  const std::u16string written = to_utf16(text);
  if (is_folded(written)) {
    out.append(text);
    return;
  }
  // Decomposed first, as Unicode 15 section 3.13 (D145) asks: the Greek iota below a letter folds
  // to a letter, and marks written behind it must not end up on that.
  const std::u16string folded = normalize(case_folder(), normalize(decomposer, written));
  const std::u16string plain = drop_accents(normalize(decomposer, folded));
  for_each_code_point(normalize(composer, plain), [&](char32_t value) { append_utf8(out, value); });
}

// How a code point folds when no mark follows it.
struct TableEntry {
  bool depends_on_context = false;
  std::uint8_t length = 0;
  std::array<char, 6> bytes{};
};

using Table = std::array<TableEntry, kTableEnd>;

Table make_table() {
  Table table;
  std::string written;
  std::string folded;
  for (char32_t value = 0; value < kTableEnd; ++value) {
    written.clear();
    folded.clear();
    append_utf8(written, value);
    append_folded_by_icu(folded, written);
    TableEntry& entry = table[value];
    entry.depends_on_context = is_mark(value) || folded.size() > entry.bytes.size();
    if (!entry.depends_on_context) {
      entry.length = static_cast<std::uint8_t>(folded.size());
      std::ranges::copy(folded, entry.bytes.begin());
    }
  }
  return table;
}

// Han, kana and Hangul syllables are their own folding; a run through ICU for each pair of them
// would cost ten times the rest of the analysis.
bool folds_to_itself(char32_t value) {
  return (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3041 && value <= 0x3096) ||
         (value >= 0x30A1 && value <= 0x30FA) || value == 0x30FC ||
         (value >= 0xAC00 && value <= 0xD7A3);
}

// False, with out as it was, if the text has a code point that needs its context.
bool append_folded_by_table(std::string& out, std::string_view text) {
  static const Table table = make_table();
  const std::size_t before = out.size();
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (point.value < kTableEnd && !table[point.value].depends_on_context) {
      const TableEntry& entry = table[point.value];
      out.append(entry.bytes.data(), entry.length);
    } else if (folds_to_itself(point.value)) {
      out.append(text.substr(at, point.length));
    } else {
      out.resize(before);
      return false;
    }
    at += point.length;
  }
  return true;
}

bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}

// A step ends before an ASCII character, since none combines with what precedes it, or after many
// bytes before a code point that Unicode calls a boundary.
std::size_t find_step_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && !is_ascii(text[end]) && end - begin < kMaxStepBytes) {
    const CodePoint point = decode_utf8(text, end);
    if (end - begin >= kStepBytes && !is_mark(point.value) &&
        unorm2_hasBoundaryBefore(case_folder(), static_cast<UChar32>(point.value)) != 0) {
      break;
    }
    end += point.length;
  }
  return end;
}

}  // namespace

void append_folded(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      const char byte = text[at++];
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte);
      continue;
    }
    const std::size_t end = find_step_end(text, at);
    const std::string_view step = text.substr(at, end - at);
    if (!append_folded_by_table(out, step)) {
      append_folded_by_icu(out, step);
    }
    at = end;
  }
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_folded(out, text);
  return out;
}

}  // namespace dateline
