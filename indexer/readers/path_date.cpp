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
    const std::optional<Timestamp> date = read_date(relative_path, at, digits);
    if (date && (!best || date->precision >= best->precision)) {
      best = date;
    }
    at += digits;
  }
  return best;
}

}  // namespace dateline
