// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/enrich/dates/holidays.hpp"

#include <array>
#include <cstdint>

namespace dateline {
namespace {

using std::chrono::days;

enum class Rule : std::uint8_t {
  kFixed,   // month, day
  kEaster,  // days after Easter Sunday
  kNth,     // month, weekday, which one of the month; 5: the last
};

struct HolidayRow {
  std::string_view name;
  Rule rule = Rule::kFixed;
  int first = 0;
  int second = 0;
  int third = 0;
};

// Longer names before their beginnings. Those that differ between countries are dated by the
// country whose newspapers use the name: Thanksgiving and Labor Day by the United States, Labour
// Day by Canada, Remembrance Day by the Commonwealth.
constexpr auto kHolidays = std::to_array<HolidayRow>({
    {"New Year's Eve", Rule::kFixed, 12, 31},
    {"New Year's Day", Rule::kFixed, 1, 1},
    {"New Year\u2019s Eve", Rule::kFixed, 12, 31},
    {"New Year\u2019s Day", Rule::kFixed, 1, 1},
    {"Christmas Eve", Rule::kFixed, 12, 24},
    {"Christmas Day", Rule::kFixed, 12, 25},
    {"Christmas", Rule::kFixed, 12, 25},
    {"Boxing Day", Rule::kFixed, 12, 26},
    {"Valentine's Day", Rule::kFixed, 2, 14},
    {"Valentine\u2019s Day", Rule::kFixed, 2, 14},
    {"St. Patrick's Day", Rule::kFixed, 3, 17},
    {"St Patrick's Day", Rule::kFixed, 3, 17},
    {"April Fools' Day", Rule::kFixed, 4, 1},
    {"May Day", Rule::kFixed, 5, 1},
    {"Canada Day", Rule::kFixed, 7, 1},
    {"Independence Day", Rule::kFixed, 7, 4},
    {"Fourth of July", Rule::kFixed, 7, 4},
    {"Bastille Day", Rule::kFixed, 7, 14},
    {"Halloween", Rule::kFixed, 10, 31},
    {"Guy Fawkes Night", Rule::kFixed, 11, 5},
    {"Veterans Day", Rule::kFixed, 11, 11},
    {"Remembrance Day", Rule::kFixed, 11, 11},
    {"Armistice Day", Rule::kFixed, 11, 11},
    {"Ash Wednesday", Rule::kEaster, -46},
    {"Palm Sunday", Rule::kEaster, -7},
    {"Good Friday", Rule::kEaster, -2},
    {"Easter Sunday", Rule::kEaster, 0},
    {"Easter Monday", Rule::kEaster, 1},
    {"Easter", Rule::kEaster, 0},
    {"Ascension Day", Rule::kEaster, 39},
    {"Pentecost", Rule::kEaster, 49},
    {"Whit Sunday", Rule::kEaster, 49},
    {"Whit Monday", Rule::kEaster, 50},
    {"Martin Luther King Jr. Day", Rule::kNth, 1, 1, 3},
    {"Martin Luther King Day", Rule::kNth, 1, 1, 3},
    {"Presidents' Day", Rule::kNth, 2, 1, 3},
    {"Mother's Day", Rule::kNth, 5, 0, 2},
    {"Memorial Day", Rule::kNth, 5, 1, 5},
    {"Father's Day", Rule::kNth, 6, 0, 3},
    {"Labor Day", Rule::kNth, 9, 1, 1},
    {"Labour Day", Rule::kNth, 9, 1, 1},
    {"Columbus Day", Rule::kNth, 10, 1, 2},
    {"Thanksgiving Day", Rule::kNth, 11, 4, 4},
    {"Thanksgiving", Rule::kNth, 11, 4, 4},
});

constexpr std::array<bool, 256> kInitials = [] {
  std::array<bool, 256> initials{};
  for (const HolidayRow& row : kHolidays) {
    initials[static_cast<unsigned char>(row.name[0])] = true;
  }
  return initials;
}();

bool is_letter(char byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

// Whether text begins with name as whole words; any white space is a blank.
bool begins_with(std::string_view text, std::string_view name) {
  if (text.size() < name.size()) {
    return false;
  }
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (text[i] != name[i] && !(name[i] == ' ' && text[i] == '\n')) {
      return false;
    }
  }
  return text.size() == name.size() || !is_letter(text[name.size()]);
}

Day easter(std::chrono::year year) {
  const int y = static_cast<int>(year);
  const int a = y % 19;
  const int b = y / 100;
  const int c = y % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return Day(year / (n / 31) / (n % 31 + 1));
}

}  // namespace

std::optional<Holiday> find_holiday(std::string_view text) {
  if (text.empty() || !kInitials[static_cast<unsigned char>(text[0])]) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < kHolidays.size(); ++i) {
    if (begins_with(text, kHolidays[i].name)) {
      return Holiday{.number = static_cast<int>(i), .length = kHolidays[i].name.size()};
    }
  }
  return std::nullopt;
}

Day holiday_in(std::chrono::year year, int number) {
  constexpr int kLast = 5;
  const HolidayRow& row = kHolidays[static_cast<std::size_t>(number)];
  switch (row.rule) {
    case Rule::kFixed: return Day(year / row.first / row.second);
    case Rule::kEaster: return easter(year) + days(row.first);
    case Rule::kNth: break;
  }
  const std::chrono::weekday weekday(static_cast<unsigned>(row.second));
  return row.third == kLast ? Day(year / row.first / weekday[std::chrono::last])
                            : Day(year / row.first / weekday[static_cast<unsigned>(row.third)]);
}

}  // namespace dateline
