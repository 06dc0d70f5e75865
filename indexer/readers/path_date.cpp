// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/path_date.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "common/calendar/date_cursor.hpp"
#include "indexer/readers/source_date.hpp"

namespace dateline {

namespace {

constexpr std::size_t kYearDigits = 4;

constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
constexpr bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Number of digits, or letters, that stand at text[at].
std::size_t count(std::string_view text, std::size_t at, bool (*belongs)(char)) {
  const std::size_t begin = std::min(at, text.size());
  std::size_t end = begin;
  while (end < text.size() && belongs(text[end])) {
    ++end;
  }
  return end - begin;
}
std::size_t count_digits(std::string_view text, std::size_t at) {
  return count(text, at, is_digit);
}

struct Found {
  Result<Timestamp> date;
  std::size_t end = 0;  // of the date in the path
};

// The date as parse_timestamp reads it; its years and calendar are the only ones.
Found read(const std::string& iso, std::size_t end) {
  return {parse_timestamp(iso), end};
}

// Whether a part of a path ends there, or a file name up to its first dot.
bool ends_component(std::string_view path, std::size_t end) {
  return end == path.size() || path[end] == '/' ||
         (path[end] == '.' && path.find('/', end) == std::string_view::npos);
}

// A month in two digits or by its English name, "" if none stands there; end is set behind it.
std::string month_at(std::string_view path, std::size_t at, std::size_t& end) {
  if (const std::size_t digits = count_digits(path, at); digits > 0) {
    end = at + digits;
    return digits == 2 ? std::string(path.substr(at, 2)) : "";
  }
  const std::size_t letters = count(path, at, is_letter);
  end = at + letters;
  const std::optional<unsigned> month = find_month(path.substr(std::min(at, path.size()), letters));
  return month ? fmt::format("{:02}", *month) : "";
}

// A day in two digits, behind the name of a month in one as well.
std::string day_at(std::string_view path, std::size_t at, bool is_month_named) {
  const std::size_t digits = count_digits(path, at);
  const bool is_day = digits == 2 || (digits == 1 && is_month_named);
  return is_day ? fmt::format("{:0>2}", path.substr(at, digits)) : "";
}

// The year begins a component and ends it: 2022/02/26, 2022/feb/26, 2022/02.
std::optional<Found> read_folders(std::string_view path, std::size_t at) {
  std::size_t end = 0;
  const std::string month = month_at(path, at + kYearDigits + 1, end);
  if ((at > 0 && path[at - 1] != '/') || month.empty() || !ends_component(path, end)) {
    return std::nullopt;
  }
  const std::string year_month = std::string(path.substr(at, kYearDigits)) + "-" + month;
  const bool is_named = is_letter(path[end - 1]);
  const std::string day =
      end < path.size() && path[end] == '/' ? day_at(path, end + 1, is_named) : "";
  const std::size_t day_end = end + 1 + count_digits(path, end + 1);
  return !day.empty() && ends_component(path, day_end) ? read(year_month + "-" + day, day_end)
                                                       : read(year_month, end);
}

// 2022-02-26, 2022-feb-26, 2022-02
std::optional<Found> read_separated(std::string_view path, std::size_t at, char separator) {
  std::size_t end = 0;
  const std::string month = month_at(path, at + kYearDigits + 1, end);
  if (month.empty()) {
    return std::nullopt;
  }
  const std::string year_month = std::string(path.substr(at, kYearDigits)) + "-" + month;
  const bool is_named = is_letter(path[end - 1]);
  const std::string day =
      end < path.size() && path[end] == separator ? day_at(path, end + 1, is_named) : "";
  if (!day.empty()) {
    return read(year_month + "-" + day, end + 1 + count_digits(path, end + 1));
  }
  // 2022.02 may as well be the number of a version, and 2022-may the beginning of a sentence.
  return separator == '.' || is_named ? std::nullopt : std::optional(read(year_month, end));
}

bool is_separator(std::string_view path, std::size_t at) {
  return at < path.size() && (path[at] == '-' || path[at] == '_' || path[at] == '.');
}

// The year that ends a date: four digits that nothing follows.
std::string_view last_year_at(std::string_view path, std::size_t at) {
  const std::size_t end = at + kYearDigits;
  return count_digits(path, at) == kYearDigits && (end == path.size() || !is_letter(path[end]))
             ? path.substr(at, kYearDigits)
             : std::string_view();
}

// 26-02-2022, 26-feb-2022, 26feb2022. Numbers that could be two days tell none.
std::optional<Found> read_day_first(std::string_view path, std::size_t at) {
  const std::size_t digits = count_digits(path, at);
  const bool is_parted = is_separator(path, at + digits);
  const std::size_t month = at + digits + (is_parted ? 1 : 0);
  std::size_t end = 0;
  const std::string month_name = month_at(path, month, end);
  if (month_name.empty() || (at > 0 && is_letter(path[at - 1]))) {
    return std::nullopt;
  }
  const bool is_named = is_letter(path[end - 1]);
  const bool is_parted_alike =
      is_parted ? end < path.size() && path[end] == path[at + digits] : is_named;
  const std::size_t year_at = end + (is_parted ? 1 : 0);
  const std::string_view year = is_parted_alike ? last_year_at(path, year_at) : "";
  if (year.empty() || (digits != 2 && !is_named)) {
    return std::nullopt;
  }
  const std::string day(path.substr(at, digits));
  return read(is_named ? fmt::format("{}-{}-{:0>2}", year, month_name, day)
                       : fmt::format("{}-{}-{}", day, month_name, year),
              year_at + kYearDigits);
}

// feb-26-2022, feb26-2022
std::optional<Found> read_month_first(std::string_view path, std::size_t at) {
  std::size_t end = 0;
  const std::string month = month_at(path, at, end);
  const std::size_t day_begin = end + (is_separator(path, end) ? 1 : 0);
  const std::size_t digits = count_digits(path, day_begin);
  const std::size_t year_at = day_begin + digits + 1;
  if (month.empty() || digits == 0 || digits > 2 || !is_separator(path, year_at - 1) ||
      last_year_at(path, year_at).empty()) {
    return std::nullopt;
  }
  return read(
      fmt::format(
          "{}-{}-{:0>2}", last_year_at(path, year_at), month, path.substr(day_begin, digits)),
      year_at + kYearDigits);
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
std::optional<Found> read_numbers(std::string_view path, std::size_t at, std::size_t digits) {
  if (digits <= 2) {
    return read_day_first(path, at);
  }
  if (digits == 8 && is_delimited(path, at, digits)) {
    return read(std::string(path.substr(at, digits)), at + digits);
  }
  if (digits != kYearDigits || at + digits >= path.size()) {
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

// How far a date is trusted over others as precise: what stands in a file name may be what the
// story is about.
enum class Place { kFileName, kFolderName, kWholeFolder };

Place place_of(std::string_view path, std::size_t at, std::size_t end) {
  if (path.find('/', at) == std::string_view::npos) {
    return Place::kFileName;
  }
  return (at == 0 || path[at - 1] == '/') && ends_component(path, end) ? Place::kWholeFolder
                                                                       : Place::kFolderName;
}

// The date that begins there.
std::optional<Found> read_at(std::string_view path, std::size_t at) {
  const std::size_t digits = count_digits(path, at);
  if (digits > 0) {
    return read_numbers(path, at, digits);
  }
  return is_letter(path[at]) ? read_month_first(path, at) : std::nullopt;
}

// Where the next date may begin if none began there.
std::size_t next_start(std::string_view path, std::size_t at) {
  const std::size_t run = count_digits(path, at) + count(path, at, is_letter);
  return at + std::max<std::size_t>(run, 1);
}

}  // namespace

std::optional<Timestamp> guess_date(std::string_view path) {
  while (path.ends_with('/')) {
    path.remove_suffix(1);
  }
  std::optional<Timestamp> best;
  Place best_place = Place::kFileName;
  for (std::size_t at = 0; at < path.size();) {
    const std::optional<Found> found = read_at(path, at);
    if (!found || !found->date) {
      at = next_start(path, at);
      continue;
    }
    const Place place = place_of(path, at, found->end);
    const bool is_better =
        !best || found->date->precision > best->precision ||
        (found->date->precision == best->precision &&
         (place > best_place || (place == best_place && place != Place::kFileName)));
    if (is_better) {
      best = *found->date;
      best_place = place;
    }
    at = found->end;
  }
  return best;
}

std::optional<std::string> complain_of_path(std::string_view path) {
  constexpr std::size_t kDayBytes = 10;
  for (std::size_t at = 0; at < path.size(); at = next_start(path, at)) {
    const bool is_year = count_digits(path, at) == kYearDigits;
    const std::optional<Found> found = is_year ? read_at(path, at) : std::nullopt;
    if (found && !found->date && found->end == at + kDayBytes &&
        is_of_no_calendar(found->date.error())) {
      return found->date.error().message;
    }
  }
  return std::nullopt;
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
    const bool is_year = name.size() == kYearDigits && count_digits(name, 0) == kYearDigits;
    if (const Result<Timestamp> year = parse_timestamp(name); is_year && year) {
      found = std::chrono::year_month_day(civil_day(*year)).year();
    }
  }
  return found;
}

}  // namespace dateline
