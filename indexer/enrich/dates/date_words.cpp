// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/dates/date_words.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

#include "common/calendar/timestamp.hpp"
#include "indexer/enrich/dates/date_word_lookup.hpp"
#include "indexer/enrich/dates/holidays.hpp"

namespace dateline {
namespace {

using Kind = DateWordKind;

enum class ByteClass : std::uint8_t { kSign, kBlank, kLetter, kDigit };

constexpr std::array<ByteClass, 256> kByteClasses = [] {
  std::array<ByteClass, 256> classes{};
  for (unsigned byte = 0; byte < classes.size(); ++byte) {
    const bool is_ascii_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    classes[byte] = is_ascii_letter || byte >= 0x80U ? ByteClass::kLetter
                    : byte >= '0' && byte <= '9'     ? ByteClass::kDigit
                    : byte <= ' '                    ? ByteClass::kBlank
                                                     : ByteClass::kSign;
  }
  return classes;
}();

constexpr bool is_upper(char byte) {
  return byte >= 'A' && byte <= 'Z';
}

struct NumericDate {
  int year = 0;
  int month = 0;
  int day = 0;
  std::size_t end = 0;  // byte behind it
};

std::optional<Day> to_day(const NumericDate& date) {
  const std::chrono::year_month_day day{std::chrono::year(date.year),
                                        std::chrono::month(static_cast<unsigned>(date.month)),
                                        std::chrono::day(static_cast<unsigned>(date.day))};
  constexpr int kFirstYear = 1500;
  constexpr int kLastYear = 2200;
  return day.ok() && date.year >= kFirstYear && date.year <= kLastYear ? std::optional(Day(day))
                                                                       : std::nullopt;
}

// "lasted", not "speed" or "United".
bool is_past_form(std::string_view form) {
  constexpr std::size_t kShortest = 5;
  return form.size() >= kShortest && form.ends_with("ed") && !form.ends_with("eed") &&
         !is_upper(form[0]);
}

class Scanner {
 public:
  Scanner(std::string_view text, std::optional<NumberOrder> order, std::vector<DateWord>& words)
      : text_(text), order_(order), words_(words) {}

  void scan() {
    while (at_ < text_.size()) {
      switch (class_at(at_)) {
        case ByteClass::kBlank: blank(); break;
        case ByteClass::kLetter: letter_or_sign(); break;
        case ByteClass::kDigit: number(); break;
        case ByteClass::kSign: sign(); break;
      }
    }
    add(Kind::kParagraph, 0, text_.size(), text_.size());
  }

 private:
  [[nodiscard]] char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  [[nodiscard]] ByteClass class_at(std::size_t at) const {
    return at < text_.size() ? kByteClasses[static_cast<unsigned char>(text_[at])]
                             : ByteClass::kBlank;
  }

  DateWord& add(Kind kind, int value, std::size_t begin, std::size_t end) {
    DateWord& word = words_.emplace_back();
    word.kind = kind;
    word.value = value;
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(end);
    return word;
  }

  // A word, number or sign that is part of no date.
  void add_other(std::size_t begin, std::size_t end) {
    const bool is_capital = is_upper(text_[begin]);
    if (words_.empty() || words_.back().kind != Kind::kOther) {
      add(Kind::kOther, 0, begin, end).begins_capital = is_capital;
    }
    words_.back().is_capital = is_capital;
    words_.back().end = static_cast<std::uint32_t>(end);
  }

  void letter_or_sign() {
    if (const std::size_t blank = wide_blank(at_)) {
      at_ += blank;
    } else {
      is_general_sign() ? general_sign() : word();
    }
  }

  // Bytes of a blank beyond ASCII at a byte, 0 if there is none: U+00A0, U+2000 to U+200B, U+200E,
  // U+200F, U+202F, U+3000.
  [[nodiscard]] std::size_t wide_blank(std::size_t at) const {
    const std::string_view rest = text_.substr(at, 3);
    if (rest.starts_with("\xC2\xA0")) {
      return 2;
    }
    if (rest == "\xE3\x80\x80" || rest == "\xE2\x80\xAF") {
      return 3;
    }
    const bool is_thin = rest.size() == 3 && rest.starts_with("\xE2\x80") &&
                         static_cast<unsigned char>(rest[2]) <= 0x8F && rest[2] != '\x8C' &&
                         rest[2] != '\x8D';
    return is_thin ? 3 : 0;
  }

  // Dashes, apostrophes, quotation marks and the like, U+2000 to U+203F.
  [[nodiscard]] bool is_general_sign() const {
    return text_[at_] == '\xE2' && peek(at_ + 1) == '\x80' && at_ + 2 < text_.size();
  }

  void general_sign() {
    const std::size_t begin = at_;
    const char last = text_[at_ + 2];
    at_ += 3;
    if (last >= '\x90' && last <= '\x95') {
      add(Kind::kDash, 0, begin, at_);
    } else if (last == '\x98' || last == '\x99') {
      add(Kind::kApostrophe, 0, begin, at_);
    } else if (last == '\x9C') {
      add(Kind::kOpen, 0, begin, at_);
    } else {
      add_other(begin, at_);
    }
  }

  // A blank line ends a paragraph.
  void blank() {
    const std::size_t begin = at_;
    int lines = 0;
    while (at_ < text_.size() && class_at(at_) == ByteClass::kBlank) {
      lines += text_[at_] == '\n' ? 1 : 0;
      ++at_;
    }
    if (lines > 1) {
      add(Kind::kParagraph, 0, begin, at_);
    }
  }

  void skip_letters() {
    while (class_at(at_) == ByteClass::kLetter && !is_general_sign() && wide_blank(at_) == 0) {
      ++at_;
    }
  }

  void skip_digits() {
    while (class_at(at_) == ByteClass::kDigit) {
      ++at_;
    }
  }

  void word() {
    const std::size_t begin = at_;
    skip_letters();
    const std::string_view form = text_.substr(begin, at_ - begin);
    if (is_upper(form[0])) {
      if (const std::optional<Holiday> holiday = find_holiday(text_.substr(begin))) {
        at_ = begin + holiday->length;
        add(Kind::kHoliday, holiday->number, begin, at_).is_capital = true;
        return;
      }
      if ((form == "Q" && numbered_part(Kind::kQuarter, '4', begin)) ||
          (form == "H" && numbered_part(Kind::kHalfYear, '2', begin))) {
        return;
      }
    }
    const DateWordEntry* const entry = find_date_word(form);
    if (entry == nullptr || (entry->spelling != Spelling::kAny && !is_upper(form[0]))) {
      is_past_form(form) ? static_cast<void>(add(Kind::kPastForm, 0, begin, at_))
                         : add_other(begin, at_);
      return;
    }
    DateWord& word = add(entry->kind, entry->value, begin, at_);
    word.is_capital = is_upper(form[0]);
    word.begins_capital = word.is_capital;
    word.is_short = entry->spelling == Spelling::kShort;
    word.is_plural =
        (entry->kind == Kind::kUnit || entry->kind == Kind::kDayPart) && entry->word.ends_with('s');
    if (word.is_short && peek(at_) == '.') {
      word.end = static_cast<std::uint32_t>(++at_);
    }
  }

  // "Q2", "H1"
  bool numbered_part(Kind kind, char last, std::size_t begin) {
    const char digit = peek(at_);
    if (digit < '1' || digit > last || class_at(at_ + 1) == ByteClass::kDigit ||
        class_at(at_ + 1) == ByteClass::kLetter) {
      return false;
    }
    ++at_;
    add(kind, digit - '0', begin, at_);
    return true;
  }

  [[nodiscard]] int read_digits(std::size_t& at, std::size_t least, std::size_t most) const {
    int value = 0;
    std::size_t count = 0;
    while (count <= most && class_at(at) == ByteClass::kDigit) {
      value = value * 10 + (text_[at] - '0');
      ++at;
      ++count;
    }
    return count < least || count > most ? -1 : value;
  }

  // Three numbers with one sign between: 2022-02-24, 2/24/2022, 24.02.22, 9/11.
  [[nodiscard]] std::optional<NumericDate> numeric_date() const {
    constexpr int kMonths = 12;
    std::size_t at = at_;
    const int first = read_digits(at, 1, 4);
    const std::size_t first_size = at - at_;
    const char sign = peek(at++);
    if (first < 0 || (sign != '-' && sign != '/' && sign != '.')) {
      return std::nullopt;
    }
    const int second = read_digits(at, 1, 2);
    if (second < 0) {
      return std::nullopt;
    }
    if (peek(at) != sign) {
      const bool is_september_11 =
          sign == '/' && first == 9 && second == 11 && class_at(at) != ByteClass::kLetter;
      return is_september_11 ? std::optional(NumericDate{2001, 9, 11, at}) : std::nullopt;
    }
    ++at;
    const std::size_t last_begin = at;
    int last = read_digits(at, 1, 4);
    const std::size_t last_size = at - last_begin;
    if (last < 0) {
      return std::nullopt;
    }
    if (first_size == 4) {
      return NumericDate{first, second, last, at};
    }
    if (first_size > 2 || (last_size != 2 && last_size != 4) || (last_size == 2 && sign == '.')) {
      return std::nullopt;
    }
    if (last_size == 2) {
      constexpr int kSplit = 50;
      last += last < kSplit ? 2000 : 1900;
    }
    // In the order that is told, else the American one, with periods the European; the other where
    // only that is in the calendar.
    const bool prefers_day = order_ ? *order_ == NumberOrder::kDayMonthYear : sign == '.';
    const bool is_day_first = prefers_day ? second <= kMonths : first > kMonths;
    return is_day_first ? NumericDate{last, second, first, at}
                        : NumericDate{last, first, second, at};
  }

  bool add_numeric_date() {
    const std::optional<NumericDate> date = numeric_date();
    const std::optional<Day> day = date ? to_day(*date) : std::nullopt;
    if (!date || class_at(date->end) == ByteClass::kDigit) {
      return false;
    }
    const std::size_t begin = at_;
    at_ = date->end;
    if (!day) {
      add_other(begin, at_);  // "2022-02-30" is no part of that February
      return true;
    }
    const bool has_time = peek(at_) == 'T' && class_at(at_ + 1) == ByteClass::kDigit;
    if (!has_time && class_at(at_) == ByteClass::kLetter && !is_general_sign()) {
      at_ = begin;
      return false;
    }
    add(Kind::kDay, static_cast<int>(day->time_since_epoch().count()), begin, at_);
    while (has_time && class_at(at_) != ByteClass::kBlank) {
      ++at_;
    }
    return true;
  }

  // Whether no sign or letter before a number makes it another thing: "$1990", "B52", "5:35".
  [[nodiscard]] bool is_free(std::size_t begin) const {
    if (begin == 0) {
      return true;
    }
    const char before = text_[begin - 1];
    const bool is_dash = begin >= 3 && text_[begin - 3] == '\xE2' && text_[begin - 2] == '\x80';
    const bool is_blank =
        (begin >= 2 && wide_blank(begin - 2) == 2) || (begin >= 3 && wide_blank(begin - 3) == 3);
    const bool is_clock = before == ':' && begin >= 2 && class_at(begin - 2) == ByteClass::kDigit;
    return is_dash || is_blank ||
           (before != '$' && before != '.' && before != '#' && before != '+' && !is_clock &&
            class_at(begin - 1) != ByteClass::kLetter);
  }

  // "40,000", "3.5", "$1990", "38%", "4pm" and "5:35" are other things.
  void number() {
    constexpr std::size_t kMostDigits = 4;
    const std::size_t begin = at_;
    const bool stands_free = is_free(begin);
    if (stands_free && add_numeric_date()) {
      return;
    }
    const std::size_t most = std::min(text_.size(), begin + kMostDigits);
    int value = 0;
    while (at_ < most && class_at(at_) == ByteClass::kDigit) {
      value = value * 10 + (text_[at_++] - '0');
    }
    bool is_plain = stands_free && class_at(at_) != ByteClass::kDigit;
    const std::size_t digits = at_ - begin;
    skip_digits();
    while ((peek(at_) == ',' || peek(at_) == '.' || peek(at_) == ':') &&
           class_at(at_ + 1) == ByteClass::kDigit) {
      is_plain = false;
      ++at_;
      skip_digits();
    }
    const std::size_t end = at_;
    skip_letters();
    const std::string_view suffix = text_.substr(end, at_ - end);
    const bool is_ordinal =
        digits <= 2 && (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th");
    const bool is_known = suffix.empty() || suffix == "s" || is_ordinal;
    if (!is_plain || !is_known || peek(at_) == '%') {
      add_other(begin, at_);
    } else if (suffix.empty()) {
      number_or_decade(value, digits, begin);
    } else if (suffix == "s") {
      add(Kind::kYears, value, begin, at_).digits = static_cast<std::uint8_t>(digits);
    } else {
      add(Kind::kOrdinal, value, begin, at_);
    }
  }

  // "1990" or "1990's"
  void number_or_decade(int value, std::size_t digits, std::size_t begin) {
    const bool is_possessive =
        peek(at_) == '\'' && peek(at_ + 1) == 's' && class_at(at_ + 2) != ByteClass::kLetter;
    const bool is_decade = is_possessive && value % 10 == 0 && digits != 3;
    at_ += is_decade ? 2 : 0;
    add(is_decade ? Kind::kYears : Kind::kNumber, value, begin, at_).digits =
        static_cast<std::uint8_t>(digits);
  }

  void sign() {
    const std::size_t begin = at_;
    const char byte = text_[at_++];
    switch (byte) {
      case ',': add(Kind::kComma, 0, begin, at_); return;
      case '-': add(Kind::kDash, 0, begin, at_); return;
      case '/': add(Kind::kSlash, 0, begin, at_); return;
      case '\'':
      case '`': add(Kind::kApostrophe, 0, begin, at_); return;
      case '(':
      case '[': add(Kind::kOpen, 0, begin, at_); return;
      case ';':
      case '!':
      case '?': add(Kind::kEnd, 0, begin, at_); return;
      case '.': period(begin); return;
      default: add_other(begin, at_);
    }
  }

  // Ends a sentence behind a number or a word of three letters or more; "Mr." and "U.S." go on.
  void period(std::size_t begin) {
    constexpr std::size_t kShort = 3;
    std::size_t first = begin;
    while (first > 0 && begin - first < kShort && class_at(first - 1) != ByteClass::kBlank &&
           text_[first - 1] != '.') {
      --first;
    }
    const bool is_short = begin - first < kShort && first < begin && is_upper(text_[first]);
    if (is_short || class_at(at_) == ByteClass::kLetter || class_at(at_) == ByteClass::kDigit) {
      add_other(begin, at_);
    } else {
      add(Kind::kEnd, 0, begin, at_);
    }
  }

  std::string_view text_;
  std::optional<NumberOrder> order_;
  std::vector<DateWord>& words_;
  std::size_t at_ = 0;
};

}  // namespace

void scan_date_words(std::string_view text,
                     std::optional<NumberOrder> order,
                     std::vector<DateWord>& words) {
  words.clear();
  Scanner(text, order, words).scan();
}

}  // namespace dateline
