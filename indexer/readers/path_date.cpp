// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/path_date.hpp"

#include <algorithm>
#include <string>

namespace dateline {

namespace {

constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

// Number of digits that stand at text[at].
std::size_t count_digits(std::string_view text, std::size_t at) {
  std::size_t end = std::min(at, text.size());
  while (end < text.size() && is_digit(text[end])) {
    ++end;
  }
  return end - std::min(at, text.size());
}

// The date as parse_timestamp reads it; its years and calendar are the only ones.
std::optional<Timestamp> read(const std::string& iso) {
  const Result<Timestamp> date = parse_timestamp(iso);
  return date ? std::optional(*date) : std::nullopt;
}

// A two-digit number that fills a path component, or a file name up to its first dot.
bool is_component(std::string_view path, std::size_t at) {
  const std::size_t end = at + 2;
  return count_digits(path, at) == 2 &&
         (end == path.size() || path[end] == '/' ||
          (path[end] == '.' && path.find('/', end) == std::string_view::npos));
}

// The year begins a component and ends it: 2022/02/26, 2022/02.
std::optional<Timestamp> read_folders(std::string_view path, std::size_t at) {
  if ((at > 0 && path[at - 1] != '/') || !is_component(path, at + 5)) {
    return std::nullopt;
  }
  const std::string month =
      std::string(path.substr(at, 4)) + "-" + std::string(path.substr(at + 5, 2));
  const std::size_t day = at + 8;
  const bool has_day = day < path.size() && path[day - 1] == '/' && is_component(path, day);
  return read(has_day ? month + "-" + std::string(path.substr(day, 2)) : month);
}

// 2022-02-26, 2022-02
std::optional<Timestamp> read_separated(std::string_view path, std::size_t at, char separator) {
  if (count_digits(path, at + 5) != 2) {
    return std::nullopt;
  }
  const std::string month =
      std::string(path.substr(at, 4)) + "-" + std::string(path.substr(at + 5, 2));
  const std::size_t day = at + 8;
  const bool has_day =
      day < path.size() && path[day - 1] == separator && count_digits(path, day) == 2;
  if (has_day) {
    return read(month + "-" + std::string(path.substr(day, 2)));
  }
  // 2022.02 may as well be the number of a version.
  return separator == '.' ? std::nullopt : read(month);
}

constexpr bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Eight digits in a row with letters are the number of something: "img20220226". Behind a day its
// time may follow, and before one with hyphens the letter of a version.
bool is_delimited(std::string_view path, std::size_t at, std::size_t digits) {
  const std::size_t end = at + digits;
  const bool is_behind_word = at > 0 && is_letter(path[at - 1]);
  const bool is_before_word = end < path.size() && is_letter(path[end]) &&
                              !(path[end] == 'T' && count_digits(path, end + 1) >= 4);
  return digits != 8 || (!is_behind_word && !is_before_word);
}

// The date that begins with the digits at path[at].
std::optional<Timestamp> read_date(std::string_view path, std::size_t at, std::size_t digits) {
  if (digits == 8) {
    return read(std::string(path.substr(at, digits)));
  }
  if (digits != 4 || at + digits >= path.size()) {
    return std::nullopt;
  }
  const char separator = path[at + digits];
  switch (separator) {
    case '/': return read_folders(path, at);
    case '-':
    case '_':
    case '.': return read_separated(path, at, separator);
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Timestamp> guess_date(std::string_view relative_path) {
  std::optional<Timestamp> best;
  for (std::size_t at = 0; at < relative_path.size();) {
    const std::size_t digits = count_digits(relative_path, at);
    if (digits == 0) {
      ++at;
      continue;
    }
    const std::optional<Timestamp> date = is_delimited(relative_path, at, digits)
                                              ? read_date(relative_path, at, digits)
                                              : std::nullopt;
    if (date && (!best || date->precision >= best->precision)) {
      best = date;
    }
    at += digits;
  }
  return best;
}

std::optional<Timestamp> guess_date_of_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = scheme == std::string_view::npos ? scheme : url.find('/', scheme + 3);
  return path == std::string_view::npos
             ? std::nullopt
             : guess_date(url.substr(path + 1, url.find_first_of("?#", path) - path - 1));
}

std::optional<std::chrono::year> guess_year(std::string_view relative_path) {
  std::optional<std::chrono::year> found;
  while (!relative_path.empty()) {
    std::string_view name = relative_path.substr(0, relative_path.find('/'));
    relative_path.remove_prefix(std::min(name.size() + 1, relative_path.size()));
    name = name.substr(0, name.find('.'));
    const std::optional<Timestamp> year =
        name.size() == 4 && count_digits(name, 0) == 4 ? read(std::string(name)) : std::nullopt;
    if (year) {
      found = std::chrono::year_month_day(civil_day(*year)).year();
    }
  }
  return found;
}

}  // namespace dateline
