// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/calendar/written_date.hpp"

#include <algorithm>
#include <array>

#include "common/calendar/date_cursor.hpp"
#include "common/support/edit_distance.hpp"

namespace dateline {

namespace {

struct Keyword {
  std::string_view name;
  char kind;
  int value;
};

constexpr std::array kKeywords = {
    Keyword{"today", 'T', 0},
    Keyword{"yesterday", 'T', -1},
    Keyword{"tomorrow", 'T', 1},
    Keyword{"last", 'L', 0},
    Keyword{"this", 'H', 0},
    Keyword{"week", 'P', static_cast<int>(Granularity::kWeek)},
    Keyword{"month", 'P', static_cast<int>(Granularity::kMonth)},
    Keyword{"quarter", 'P', static_cast<int>(Granularity::kQuarter)},
    Keyword{"year", 'P', static_cast<int>(Granularity::kYear)},
    Keyword{"q", 'q', 0},
    Keyword{"s", 's', 0},
    Keyword{"w", 'w', static_cast<int>(Granularity::kWeek)},
    Keyword{"d", 'u', static_cast<int>(Granularity::kDay)},
    Keyword{"m", 'u', static_cast<int>(Granularity::kMonth)},
    Keyword{"y", 'u', static_cast<int>(Granularity::kYear)},
};

// As people read them: find_month and find_weekday know them in any case.
constexpr std::array<std::string_view, 12> kMonthNames = {"January",
                                                          "February",
                                                          "March",
                                                          "April",
                                                          "May",
                                                          "June",
                                                          "July",
                                                          "August",
                                                          "September",
                                                          "October",
                                                          "November",
                                                          "December"};
constexpr std::array<std::string_view, 7> kWeekdayNames = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

constexpr std::size_t kMaxEdits = 2;
constexpr std::size_t kLettersForTwoEdits = 4;

std::string to_lower(std::string_view word) {
  std::string lower(word);
  for (char& byte : lower) {
    byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  }
  return lower;
}

DatePart classify_number(std::string_view digits) {
  switch (digits.size()) {
    case 1:
    case 2: return {'N', digits, static_cast<int>(to_number(digits))};
    case 3: return {'n', digits, static_cast<int>(to_number(digits))};
    case 4: return {'Y', digits, static_cast<int>(to_number(digits))};
    case 7: return {'O', digits, static_cast<int>(to_number(digits))};
    case 8: return {'C', digits, static_cast<int>(to_number(digits))};
    default: return {'#', digits, 0};
  }
}

DatePart classify_word(std::string_view word) {
  if (const std::optional<unsigned> month = find_month(word)) {
    return {'M', word, static_cast<int>(*month)};
  }
  if (const auto weekday = find_weekday(word)) {
    return {'D', word, static_cast<int>(weekday->c_encoding())};
  }
  const auto* const keyword = std::ranges::find(kKeywords, to_lower(word), &Keyword::name);
  return keyword == kKeywords.end() ? DatePart{'?', word, 0}
                                    : DatePart{keyword->kind, word, keyword->value};
}

// What stands between two parts: one mark, or blanks with at most one of - _ , . among them, which
// are ' '; '?' for any other byte, and the rest is not looked at.
char take_gap(DateCursor& cursor) {
  constexpr std::string_view kMarks = "-_,./'";
  const bool has_blank_before = cursor.take_blanks();
  const auto* mark =
      std::ranges::find_if(kMarks, [&cursor](char candidate) { return cursor.take(candidate); });
  if (mark == kMarks.end() && cursor.take('\xE2')) {  // U+2019, the typographic apostrophe
    mark = cursor.take('\x80') && cursor.take('\x99') ? &kMarks.back() : nullptr;
  }
  const bool has_blank = cursor.take_blanks() || has_blank_before;
  if (mark == nullptr || (mark == kMarks.end() && !has_blank)) {
    return '?';
  }
  if (mark == kMarks.end()) {
    return ' ';
  }
  if (!has_blank) {
    return *mark;
  }
  return *mark == '/' || *mark == '\'' ? '?' : ' ';
}

// The "th" of 25th, which says nothing more.
void skip_ordinal_ending(DateCursor& cursor, std::string_view digits) {
  DateCursor ahead = cursor;
  if (digits.size() <= 2 && is_ordinal_ending(ahead.take_letters())) {
    cursor = ahead;
  }
}

void unify_gaps(std::string& shape) {
  for (char& character : shape) {
    if (std::string_view(" _,.").find(character) != std::string_view::npos) {
      character = '-';
    }
  }
}

std::optional<std::string_view> find_similar(std::string_view written) {
  const std::string word = to_lower(written);
  std::size_t nearest = word.size() < kLettersForTwoEdits ? kMaxEdits : kMaxEdits + 1;
  std::optional<std::string_view> found;
  const auto consider = [&](std::string_view name) {
    const std::size_t distance = edit_distance(word, to_lower(name), nearest);
    if (distance < nearest) {
      nearest = distance;
      found = name;
    }
  };
  for (const Keyword& keyword : kKeywords) {
    if (keyword.name.size() > 1) {
      consider(keyword.name);
    }
  }
  std::ranges::for_each(kMonthNames, consider);
  std::ranges::for_each(kWeekdayNames, consider);
  return found;
}

}  // namespace

WrittenDate read_written_date(std::string_view text) {
  WrittenDate date{.text = text, .shape = {}, .parts = {}};
  DateCursor cursor(text);
  bool has_word = false;
  while (!cursor.at_end()) {
    const std::string_view digits = cursor.take_digits();
    const std::string_view letters = digits.empty() ? cursor.take_letters() : std::string_view();
    if (digits.empty() && letters.empty()) {
      const char gap = take_gap(cursor);
      date.shape += gap;
      if (gap == '?') {
        break;
      }
      continue;
    }
    if (letters.empty()) {
      skip_ordinal_ending(cursor, digits);
    }
    date.parts.push_back(letters.empty() ? classify_number(digits) : classify_word(letters));
    date.shape += date.parts.back().kind;
    has_word = has_word || !letters.empty();
  }
  if (has_word) {
    unify_gaps(date.shape);
  }
  return date;
}

int value_of(const WrittenDate& date, char kind, int nth) {
  for (const DatePart& part : date.parts) {
    if (part.kind == kind && nth-- == 0) {
      return part.value;
    }
  }
  return 0;
}

std::optional<std::string> respell(const WrittenDate& date) {
  std::string respelled;
  std::string_view rest = date.text;
  for (const DatePart& part : date.parts) {
    if (part.kind != '?') {
      continue;
    }
    const std::optional<std::string_view> similar = find_similar(part.text);
    if (!similar) {
      return std::nullopt;
    }
    const auto before = static_cast<std::size_t>(part.text.data() - rest.data());
    respelled += rest.substr(0, before);
    respelled += *similar;
    rest.remove_prefix(before + part.text.size());
  }
  return rest.size() == date.text.size() ? std::nullopt : std::optional(respelled.append(rest));
}

std::string_view month_name(int month) {
  return kMonthNames.at(static_cast<std::size_t>(month - 1));
}

}  // namespace dateline
