// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/dateline_line.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "common/calendar/date_cursor.hpp"
#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "indexer/readers/news_agencies.hpp"
#include "indexer/readers/source_date.hpp"

namespace dateline {

namespace {

// Longer ones were not seen in 19,043 of Reuters, and a dash further on is one of a sentence.
constexpr std::size_t kMaxHeadBytes = 120;
constexpr std::size_t kMaxPlaceBytes = 60;
constexpr std::size_t kMaxAgencyBytes = 40;
constexpr std::size_t kMaxLinesBefore = 3;

constexpr bool is_upper(char byte) {
  return byte >= 'A' && byte <= 'Z';
}
constexpr bool is_lower(char byte) {
  return byte >= 'a' && byte <= 'z';
}
constexpr bool is_blank(char byte) {
  return byte == ' ' || byte == '\t';
}

struct Dash {
  std::size_t begin = std::string_view::npos;
  std::size_t end = std::string_view::npos;
};

// Bytes of the dash that text begins with: hyphens, or one of U+2013 to U+2015.
std::size_t dash_length(std::string_view text) {
  if (text.starts_with("\xE2\x80") && text.size() > 2 && text[2] >= '\x93' && text[2] <= '\x95') {
    return 3;
  }
  return std::min(text.find_first_not_of('-'), text.size());
}

// Whether a bracket closes there, with a full stop behind it at most: "(EFE).-" and "(Reuters)
// -The" are dashes without a blank before or behind them.
bool is_behind_bracket(std::string_view head) {
  head = trim(head);
  if (head.ends_with('.')) {
    head.remove_suffix(1);
  }
  return head.ends_with(')') || head.ends_with('/');
}

// The first dash that is none within a word: "STRATFORD-UPON-AVON" goes on.
Dash find_dash(std::string_view line) {
  const std::string_view head = line.substr(0, kMaxHeadBytes);
  for (std::size_t at = 1; at < head.size(); ++at) {
    const std::size_t length = dash_length(line.substr(at));
    if (length == 0) {
      continue;
    }
    const std::size_t end = at + length;
    const bool has_bracket = is_behind_bracket(line.substr(0, at));
    const bool is_free = is_blank(line[at - 1]) || has_bracket;
    const bool ends_word =
        end == line.size() || is_blank(line[end]) || (has_bracket && is_upper(line[end]));
    if (length > 1 || (is_free && ends_word)) {
      return {at, end};
    }
    at = end;
  }
  return {};
}

bool is_agency(std::string_view agency) {
  return agency.size() >= 2 && agency.size() <= kMaxAgencyBytes &&
         (!is_lower(agency.front()) || is_known_agency(agency)) &&
         agency.find_first_of("()/0123456789") == std::string_view::npos;
}

// Cuts "(AGENCY)" or "/AGENCY/" off the end of head.
std::string_view take_agency(std::string_view& head) {
  const char last = head.empty() ? ' ' : head.back();
  if (last != ')' && last != '/') {
    return {};
  }
  const std::size_t begin = head.rfind(last == ')' ? '(' : '/', head.size() - 2);
  if (begin == std::string_view::npos) {
    return {};
  }
  const std::string_view agency = trim(head.substr(begin + 1, head.size() - begin - 2));
  if (!is_agency(agency)) {
    return {};
  }
  head = trim(head.substr(0, begin));
  return agency;
}

struct Written {
  std::optional<Timestamp> date;
  std::optional<std::chrono::month_day> day;
  std::string complaint;
};

// "Feb. 26", "26 February", "Friday, Feb 26th"
std::optional<std::chrono::month_day> read_month_and_day(std::string_view text) {
  DateCursor cursor(text);
  DateCursor ahead = cursor;
  if (find_weekday(ahead.take_letters())) {
    ahead.take('.');
    ahead.take(',');
    ahead.take_blanks();
    cursor = ahead;
  }
  const auto take_day = [&cursor] {
    const std::string_view digits = cursor.take_digits();
    DateCursor behind = cursor;
    if (is_ordinal_ending(behind.take_letters())) {
      cursor = behind;
    }
    return digits.size() > 2 ? 0 : to_number(digits);
  };
  unsigned day = take_day();
  cursor.take_blanks();
  const std::optional<unsigned> month = find_month(cursor.take_letters());
  cursor.take('.');
  if (day == 0) {
    cursor.take_blanks();
    day = take_day();
  }
  const std::chrono::month_day written =
      std::chrono::month(month.value_or(0)) / std::chrono::day(day);
  return cursor.at_end() && written.ok() ? std::optional(written) : std::nullopt;
}

std::optional<Written> read_day(std::string_view text) {
  Written written;
  written.day = read_month_and_day(text);
  if (written.day) {
    return written;
  }
  // A year or a number of anything may be part of a place.
  const bool has_letters = std::ranges::any_of(text.substr(0, text.find_first_of("0123456789")),
                                               [](char byte) { return is_upper(byte); });
  const bool begins_with_day = !text.empty() && text.front() >= '0' && text.front() <= '9' &&
                               text.find(' ') != std::string_view::npos;
  if (!has_letters && !begins_with_day) {
    return std::nullopt;
  }
  const Result<Timestamp> date = parse_timestamp(text);
  if (!date && is_of_no_calendar(date.error())) {
    written.complaint = date.error().message;
    return written;
  }
  if (!date || date->precision < Precision::kDay) {
    return std::nullopt;
  }
  written.date = *date;
  return written;
}

// Cuts the day off the end of head: the longest end of it that is one.
Written take_day(std::string_view& head) {
  for (std::size_t at = 0; at < head.size();) {
    std::string_view tail = head.substr(at);
    if (const std::optional<Written> written = read_day(tail)) {
      head = head.substr(0, at);
      while (!head.empty() && (is_blank(head.back()) || head.back() == ',')) {
        head.remove_suffix(1);
      }
      return *written;
    }
    const std::size_t blank = head.find_first_of(" \t", at);
    at = blank == std::string_view::npos ? head.size() : blank + 1;
  }
  return {};
}

// Whether each word of a place begins as a name does.
bool is_place(std::string_view place) {
  constexpr auto kSmallWords = std::to_array<std::string_view>({"de",
                                                                "la",
                                                                "le",
                                                                "el",
                                                                "al",
                                                                "of",
                                                                "and",
                                                                "on",
                                                                "upon",
                                                                "en",
                                                                "sur",
                                                                "am",
                                                                "da",
                                                                "do",
                                                                "the"});
  if (place.size() > kMaxPlaceBytes ||
      place.find_first_of("0123456789:;!?\"()") != std::string_view::npos) {
    return false;
  }
  bool has_name = false;
  for (std::string_view rest = place; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,/"));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (word.empty()) {
      continue;
    }
    const bool is_small = std::ranges::find(kSmallWords, word) != kSmallWords.end();
    if (is_lower(word.front()) && !is_small) {
      return false;
    }
    has_name = has_name || !is_small;
  }
  return has_name;
}

// Of "ADAZI, Latvia" the city.
bool is_in_capitals(std::string_view place) {
  const std::string_view city = place.substr(0, place.find(','));
  return std::ranges::none_of(city, is_lower) && std::ranges::any_of(city, is_upper) &&
         city.size() > 1;
}

bool has_day(const DatelineLine& line) {
  return line.date || line.day || !line.complaint.empty();
}

bool is_convincing(const DatelineLine& line, DatelineEnd end) {
  if (!line.place.empty() && !is_place(line.place)) {
    return false;
  }
  // In a field of its own there is nothing that the place could be mistaken for.
  if (!line.place.empty() && end == DatelineEnd::kDashOrEnd) {
    return true;
  }
  if (has_day(line)) {
    return !line.agency.empty() || (!line.place.empty() && is_in_capitals(line.place));
  }
  return !line.place.empty() && is_known_agency(line.agency);
}

// "PARIS, Feb. 26." and "MADRID (EFE)." end in a full stop that is of no word.
std::string_view without_stop(std::string_view head) {
  head = trim(head);
  const char before = head.size() < 2 ? ' ' : head[head.size() - 2];
  const bool is_of_no_word = before == ')' || (before >= '0' && before <= '9');
  return head.ends_with('.') && is_of_no_word ? head.substr(0, head.size() - 1) : head;
}

DatelineLine read_head(std::string_view head) {
  DatelineLine found;
  head = without_stop(head);
  found.agency = take_agency(head);
  const Written written = take_day(head);
  if (found.agency.empty()) {
    found.agency = take_agency(head);  // "WASHINGTON (AP), Feb. 26 -"
  }
  found.date = written.date;
  found.day = written.day;
  found.complaint = written.complaint;
  if (has_day(found) && head.ends_with(':')) {
    head.remove_suffix(1);  // "PARIS: Feb 26 (PTI)"
  }
  found.place = head;
  return found;
}

// A bracket that ends the dateline: "PARIS, Feb 26 (PTI) The alliance".
std::optional<DatelineLine> read_without_dash(std::string_view text) {
  const std::size_t bracket = text.substr(0, kMaxHeadBytes).find(')');
  if (bracket == std::string_view::npos) {
    return std::nullopt;
  }
  DatelineLine found = read_head(text.substr(0, bracket + 1));
  if (!has_day(found) || !is_known_agency(found.agency) || !is_in_capitals(found.place) ||
      !is_place(found.place)) {
    return std::nullopt;
  }
  found.length = std::min(text.find_first_not_of(" \t:", bracket + 1), text.size());
  return found;
}

// text begins with no blank.
std::optional<DatelineLine> read_plain(std::string_view text, DatelineEnd end) {
  Dash dash = find_dash(text);
  if (dash.begin == std::string_view::npos) {
    if (end == DatelineEnd::kDash || text.size() > kMaxHeadBytes) {
      return read_without_dash(text);
    }
    dash = {text.size(), text.size()};
  }
  DatelineLine found = read_head(text.substr(0, dash.begin));
  found.length = std::min(text.find_first_not_of(" \t", dash.end), text.size());
  const bool is_agency_alone = found.place.empty() && !has_day(found) &&
                               is_known_agency(found.agency) && text.starts_with('(');
  if (is_agency_alone && !text.substr(found.length).starts_with('(')) {
    std::optional<DatelineLine> behind = read_plain(text.substr(found.length), end);
    if (behind && behind->agency.empty()) {
      behind->agency = found.agency;
      behind->length += found.length;
      return behind;
    }
  }
  return is_convincing(found, end) ? std::optional(found) : read_without_dash(text);
}

// The beginning of the line with blanks for no-break and thin blanks and marks of direction, byte
// for byte as long.
std::string with_plain_blanks(std::string_view line) {
  constexpr auto kBlanks = std::to_array<std::string_view>(
      {"\u00A0", "\u2009", "\u200A", "\u200B", "\u200E", "\u200F", "\u202F", "\uFEFF"});
  std::string plain(line.substr(0, 4 * kMaxHeadBytes));
  for (std::size_t at = 0; at < plain.size(); ++at) {
    if (static_cast<unsigned char>(plain[at]) < 0x80) {
      continue;
    }
    for (const std::string_view blank : kBlanks) {
      if (std::string_view(plain).substr(at).starts_with(blank)) {
        std::fill_n(plain.begin() + static_cast<std::ptrdiff_t>(at), blank.size(), ' ');
      }
    }
  }
  return plain;
}

}  // namespace

std::optional<DatelineLine> read_dateline(std::string_view line, DatelineEnd end) {
  const std::string plain = with_plain_blanks(line);
  const std::size_t begin = std::min(plain.find_first_not_of(" \t"), plain.size());
  std::optional<DatelineLine> found = read_plain(std::string_view(plain).substr(begin), end);
  if (found) {
    found->length += begin;
  }
  return found;
}

std::optional<DatelineLine> find_dateline(std::string_view text) {
  for (std::size_t lines = 0; lines < kMaxLinesBefore && !text.empty();) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (trim(line).empty()) {
      continue;
    }
    if (std::optional<DatelineLine> found = read_dateline(line, DatelineEnd::kDash)) {
      return found;
    }
    ++lines;
  }
  return std::nullopt;
}

}  // namespace dateline
