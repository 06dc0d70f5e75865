// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/wire_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "common/calendar/date_cursor.hpp"
#include "common/support/ascii_case.hpp"

namespace dateline {

namespace {

constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

constexpr bool is_letter(char byte) {
  return lower_ascii(byte) >= 'a' && lower_ascii(byte) <= 'z';
}

// A run of digits or of letters, and the sign before it.
struct Part {
  std::string_view text;
  int number = -1;    // of up to 8 digits, else -1
  int month = 0;      // 1 to 12, 0 for what is no month
  char before = ' ';  // the byte before it if it is one of - / : . and touches the part before
};

int read_number(std::string_view text) {
  int number = -1;
  if (text.size() <= 8) {
    std::from_chars(text.data(), text.data() + text.size(), number);
  }
  return number;
}

int read_month(std::string_view word) {
  return static_cast<int>(find_month(word).value_or(0));
}

// More parts than a date and what may stand before it have.
constexpr std::size_t kMaxParts = 40;

// Where the run of digits or of letters that begins at at ends.
std::size_t run_end(std::string_view text, std::size_t at) {
  const bool is_number = is_digit(text[at]);
  while (at < text.size() && (is_number ? is_digit(text[at]) : is_letter(text[at]))) {
    ++at;
  }
  return at;
}

std::vector<Part> take_apart(std::string_view text) {
  std::vector<Part> parts;
  std::size_t behind = 0;  // the part before
  for (std::size_t at = 0; at < text.size() && parts.size() < kMaxParts;) {
    const bool is_number = is_digit(text[at]);
    if (!is_number && !is_letter(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = run_end(text, at);
    Part part;
    part.text = text.substr(at, end - at);
    part.number = is_number ? read_number(part.text) : -1;
    part.month = is_number ? 0 : read_month(part.text);
    if (!parts.empty() && at <= behind + 1) {
      part.before = at == behind ? '\0' : text[at - 1];
    }
    parts.push_back(part);
    behind = end;
    at = end;
  }
  return parts;
}

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;            // 0 for a whole month
  std::size_t parts = 0;  // it is made of
};

constexpr int kCenturySplit = 50;

int whole_year(const Part& part) {
  if (part.text.size() != 2) {
    return part.number;
  }
  return part.number + (part.number < kCenturySplit ? 2000 : 1900);
}

bool is_day(const Part& part) {
  return part.number >= 1 && part.number <= 31 && part.text.size() <= 2;
}

bool is_year(const Part& part) {
  return (part.text.size() == 4 && part.number >= 1600) ||
         (part.text.size() == 2 && part.number >= 0);
}

Date from_digits(std::string_view digits) {
  const std::size_t year_size = digits.size() - 4;
  Date date;
  date.year = whole_year({digits.substr(0, year_size), read_number(digits.substr(0, year_size))});
  date.month = read_number(digits.substr(year_size, 2));
  date.day = read_number(digits.substr(year_size + 2, 2));
  date.parts = 1;
  return date;
}

bool is_plausible(const Date& date) {
  return date.year >= 1600 && date.year <= 2200 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= 31;
}

// 1998-06-01, 03/24/87, 24/03/87, 02-12-88
std::optional<Date> read_numbers(std::span<const Part> parts) {
  if (parts.size() < 3 || (parts[1].before != '/' && parts[1].before != '-') ||
      parts[2].before != parts[1].before || parts[0].number < 0 || parts[1].number < 0 ||
      parts[2].number < 0) {
    return std::nullopt;
  }
  Date date{0, parts[0].number, parts[1].number, 3};
  if (parts[0].text.size() == 4) {
    date = {parts[0].number, parts[1].number, parts[2].number, 3};
  } else if (is_year(parts[2])) {
    date.year = whole_year(parts[2]);
    if (date.month > 12) {
      std::swap(date.month, date.day);
    }
  }
  return is_plausible(date) ? std::optional(date) : std::nullopt;
}

// 26-FEB-1987, 1 March 1994, January 1, 1989, March 1990
std::optional<Date> read_written(std::span<const Part> parts) {
  if (parts.size() > 2 && is_day(parts[0]) && parts[1].month != 0 && is_year(parts[2])) {
    return Date{whole_year(parts[2]), parts[1].month, parts[0].number, 3};
  }
  if (parts.size() > 2 && parts[0].month != 0 && is_day(parts[1]) && is_year(parts[2])) {
    return Date{whole_year(parts[2]), parts[0].month, parts[1].number, 3};
  }
  if (parts.size() > 1 && parts[0].month != 0 && parts[1].text.size() == 4 && is_year(parts[1])) {
    return Date{parts[1].number, parts[0].month, 0, 2};
  }
  return std::nullopt;
}

std::optional<Date> read_date(std::span<const Part> parts) {
  if (parts[0].number >= 0 && (parts[0].text.size() == 6 || parts[0].text.size() == 8)) {
    const Date date = from_digits(parts[0].text);
    return is_plausible(date) ? std::optional(date) : std::nullopt;
  }
  const std::optional<Date> date = read_numbers(parts);
  return date ? date : read_written(parts);
}

struct Zone {
  std::string_view name;
  std::string_view offset;
};

constexpr std::array kZones = {Zone{"EST", "-05:00"}, Zone{"EDT", "-04:00"}, Zone{"GMT", "Z"}};

// "T15:01:01", "T16:37-05:00"; "" where there is no time of day, or none that can be.
std::string read_time(std::span<const Part> parts) {
  const bool has_colons = parts.size() > 1 && parts[0].text.size() <= 2 && parts[0].number >= 0 &&
                          parts[0].number < 24 && parts[1].before == ':' &&
                          parts[1].text.size() == 2 && parts[1].number < 60;
  if (has_colons) {
    std::string time = fmt::format("T{:02}:{:02}", parts[0].number, parts[1].number);
    if (parts.size() > 2 && parts[2].before == ':' && parts[2].text.size() == 2 &&
        parts[2].number < 60) {
      time += fmt::format(":{:02}", parts[2].number);
    }
    return time;
  }
  // Four digits are a time where a zone follows them, else they may be a number of anything.
  if (parts.size() < 2 || parts[0].text.size() != 4 || parts[0].number < 0) {
    return "";
  }
  const auto* const zone = std::ranges::find(kZones, parts[1].text, &Zone::name);
  const int hour = parts[0].number / 100;
  const int minute = parts[0].number % 100;
  return zone == kZones.end() || hour > 23 || minute > 59
             ? ""
             : fmt::format("T{:02}:{:02}{}", hour, minute, zone->offset);
}

std::string to_iso(const Date& date) {
  return date.day == 0 ? fmt::format("{:04}-{:02}", date.year, date.month)
                       : fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

enum class Order { kYearFirst, kMonthFirst };

struct Series {
  std::string_view letters;
  Order order;
};

// Those who number by six digits; elsewhere six digits are as likely a count.
constexpr std::array kSeries = {Series{"AP", Order::kYearFirst},
                                Series{"WSJ", Order::kYearFirst},
                                Series{"FR", Order::kYearFirst},
                                Series{"GH", Order::kYearFirst},
                                Series{"LA", Order::kMonthFirst}};

}  // namespace

std::optional<std::string> find_wire_date(std::string_view text) {
  const std::vector<Part> parts = take_apart(text);
  const std::span<const Part> all(parts);
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (const std::optional<Date> date = read_date(all.subspan(at))) {
      const std::string time = date->day == 0 ? "" : read_time(all.subspan(at + date->parts));
      return to_iso(*date) + time;
    }
  }
  return std::nullopt;
}

std::optional<std::string> find_date_of_number(std::string_view number) {
  const auto* const digit = std::ranges::find_if(number, is_digit);
  const auto letters = number.substr(0, static_cast<std::size_t>(digit - number.begin()));
  const std::string_view rest = number.substr(letters.size());
  const auto* const stop = std::ranges::find_if_not(rest, is_digit);
  const std::string_view digits = rest.substr(0, static_cast<std::size_t>(stop - rest.begin()));
  const bool is_followed =
      digits.size() < rest.size() && (rest[digits.size()] == '-' || rest[digits.size()] == '.');
  if (letters.empty() || !is_followed || (digits.size() != 6 && digits.size() != 8)) {
    return std::nullopt;
  }
  Date date = from_digits(digits);
  if (digits.size() == 6) {
    const auto* const series = std::ranges::find(kSeries, letters, &Series::letters);
    if (series == kSeries.end()) {
      return std::nullopt;
    }
    if (series->order == Order::kMonthFirst) {
      date = from_digits(std::string(digits.substr(4)) + std::string(digits.substr(0, 4)));
    }
  }
  return is_plausible(date) ? std::optional(to_iso(date)) : std::nullopt;
}

}  // namespace dateline
