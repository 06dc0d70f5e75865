// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/character_class.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "common/support/utf8.hpp"

namespace dateline {
namespace {

CharClass classify_ascii(unsigned char byte) {
  switch (byte) {
    case '\'': return CharClass::kApostrophe;
    case '-': return CharClass::kHyphen;
    case '&': return CharClass::kAmpersand;
    case '.': return CharClass::kPeriod;
    case ',': return CharClass::kComma;
    default: break;
  }
  const std::uint8_t bits = kAsciiWordBits[byte];
  if ((bits & kAsciiWord) == 0) {
    return CharClass::kSeparator;
  }
  return (bits & kAsciiDigit) != 0 ? CharClass::kDigit : CharClass::kLetter;
}

// Besides the apostrophes of the keyboard and the printer: the Hawaiian and Arabic glottal stops,
// which Unicode calls letters but newspapers write or leave out like an apostrophe, and the Hebrew
// geresh.
bool is_apostrophe(char32_t value) {
  switch (value) {
    case 0x2018:
    case 0x2019:
    case 0x02BB:
    case 0x02BC:
    case 0x02BE:
    case 0x02BF:
    case 0x05F3:
    case 0xFF07: return true;
    default: return false;
  }
}

bool is_raised_or_lowered_digit(char32_t value) {
  return value == 0xB2 || value == 0xB3 || value == 0xB9 || value == 0x2070 ||
         (value >= 0x2074 && value <= 0x2079) || (value >= 0x2080 && value <= 0x2089);
}

// The Arabic mark of length (tatweel) stretches a word and is no letter of it; folding drops it.
bool is_ignorable(char32_t value) {
  return value == 0x0640 ||
         u_hasBinaryProperty(static_cast<UChar32>(value), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

// Letters that several East Asian scripts share, so that Unicode gives them none: the prolonged
// sound mark, iteration and closing marks.
bool is_shared_cjk_letter(char32_t value) {
  return (value >= 0x3005 && value <= 0x3007) || (value >= 0x3031 && value <= 0x303C) ||
         value == 0x30FC || value == 0xFF70;
}

CharClass classify_uncased_letter(char32_t value) {
  if (is_ignorable(value)) {
    return CharClass::kIgnorable;
  }
  // Nothing below is written without blanks; spares the look-up of the script.
  if (value < 0x0E00) {
    return CharClass::kLetter;
  }
  if (value == 0xFF9E || value == 0xFF9F) {
    return CharClass::kMark;  // half-width voicing of the kana before
  }
  if (is_shared_cjk_letter(value)) {
    return CharClass::kCjk;
  }
  UErrorCode status = U_ZERO_ERROR;
  const int script = uscript_getScript(static_cast<UChar32>(value), &status);
  switch (script) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return CharClass::kCjk;
    case USCRIPT_HANGUL: return CharClass::kHangul;
    case USCRIPT_THAI: return CharClass::kThai;
    case USCRIPT_LAO: return CharClass::kLao;
    case USCRIPT_KHMER: return CharClass::kKhmer;
    case USCRIPT_MYANMAR: return CharClass::kMyanmar;
    default: return CharClass::kLetter;
  }
}

CharClass classify_by_unicode(char32_t value) {
  if (value < 0x80) {
    return classify_ascii(static_cast<unsigned char>(value));
  }
  if (is_apostrophe(value)) {
    return CharClass::kApostrophe;
  }
  if (value == 0x2010 || value == 0x2011) {
    return CharClass::kHyphen;
  }
  switch (u_charType(static_cast<UChar32>(value))) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER: return CharClass::kLetter;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER: return classify_uncased_letter(value);
    case U_NON_SPACING_MARK: return is_ignorable(value) ? CharClass::kIgnorable : CharClass::kMark;
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK: return CharClass::kMark;
    case U_DECIMAL_DIGIT_NUMBER: return CharClass::kDigit;
    case U_OTHER_NUMBER:
      return is_raised_or_lowered_digit(value) ? CharClass::kDigit : CharClass::kSeparator;
    case U_FORMAT_CHAR: return CharClass::kIgnorable;
    case U_UNASSIGNED: return is_ignorable(value) ? CharClass::kIgnorable : CharClass::kSeparator;
    default: return CharClass::kSeparator;
  }
}

// The alphabets below, from Latin to Arabic, make most of the world's news.
constexpr char32_t kTableEnd = 0x700;

using Table = std::array<CharClass, kTableEnd>;

Table make_table() {
  Table table{};
  for (char32_t value = 0; value < kTableEnd; ++value) {
    table[value] = classify_by_unicode(value);
  }
  return table;
}

}  // namespace

CharClass classify(char32_t value) {
  static const Table table = make_table();
  if (value < kTableEnd) {
    return table[value];
  }
  if (value >= 0x4E00 && value <= 0x9FFF) {
    return CharClass::kCjk;
  }
  if (value >= 0xAC00 && value <= 0xD7A3) {
    return CharClass::kHangul;
  }
  return classify_by_unicode(value);
}

bool is_hebrew_letter(char32_t value) {
  return value >= 0x05D0 && value <= 0x05EA;
}

Char next_char(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const CodePoint point =
        byte < 0x80 ? CodePoint{.value = byte, .length = 1} : decode_utf8(text, at);
    const CharClass char_class = point.broken ? CharClass::kSeparator : classify(point.value);
    if (char_class != CharClass::kIgnorable) {
      return {.begin = static_cast<std::uint32_t>(at),
              .end = static_cast<std::uint32_t>(at + point.length),
              .value = point.value,
              .char_class = char_class};
    }
    at += point.length;
  }
  const auto end = static_cast<std::uint32_t>(text.size());
  return {.begin = end, .end = end};
}

void LetterCase::add(char32_t value) {
  if (value < 0x80) {
    const std::uint8_t bits = kAsciiWordBits[value];
    if ((bits & kAsciiWord) != 0 && (bits & kAsciiDigit) == 0) {
      const bool is_upper = (bits & kAsciiUpper) != 0;
      add_ascii(is_upper ? 1 : 0, is_upper ? 0 : 1, is_upper);
    }
    return;
  }
  const auto type = u_charType(static_cast<UChar32>(value));
  if (type == U_LOWERCASE_LETTER) {
    add_ascii(0, 1, false);
  } else if (type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER) {
    add_ascii(1, 0, true);
  }
}

void LetterCase::add_ascii(std::uint32_t upper, std::uint32_t lower, bool starts_upper) {
  if (upper_ + lower_ == 0) {
    starts_upper_ = starts_upper;
  }
  upper_ += upper;
  lower_ += lower;
}

CaseClass LetterCase::classify() const {
  if (upper_ + lower_ == 0) {
    return CaseClass::kUncased;
  }
  if (upper_ == 0) {
    return CaseClass::kLower;
  }
  if (upper_ == 1 && starts_upper_) {
    return CaseClass::kCapitalised;
  }
  return lower_ == 0 ? CaseClass::kUpper : CaseClass::kMixed;
}

}  // namespace dateline
