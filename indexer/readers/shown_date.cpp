// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/shown_date.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "common/calendar/date_cursor.hpp"
#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "indexer/readers/source_date.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxLineBytes = 80;
constexpr std::size_t kLeastDateBytes = 6;  // "5/6/22"
constexpr std::size_t kLinesOfAnEnd = 5;
constexpr std::size_t kBeginningOfText = 2000;  // bytes: what stands further on is of the story
constexpr std::size_t kMaxWordsOfDate = 6;      // "Friday, 25 February 2022 18:40 CET"

// A number alone is a count, and so is one with a hyphen in it ("ref. 2022-123").
bool is_shown_form(std::string_view text) {
  const bool is_number = std::ranges::all_of(
      text, [](char byte) { return (byte >= '0' && byte <= '9') || byte == '-'; });
  constexpr std::size_t kIsoDay = 10;
  const bool is_iso_day = text.size() == kIsoDay && text[4] == '-' && text[7] == '-';
  return text.size() >= kLeastDateBytes && (!is_number || is_iso_day);
}

std::optional<Timestamp> read_shown(std::string_view text, std::optional<NumberOrder> order) {
  if (text.size() > kMaxLineBytes || !is_shown_form(text)) {
    return std::nullopt;
  }
  const Result<Timestamp> date = parse_timestamp(text, order);
  return date && date->precision != Precision::kYear ? std::optional(*date) : std::nullopt;
}

std::string_view without_tail(std::string_view part) {
  part = trim(part);
  while (!part.empty() && (part.back() == ',' || part.back() == '|' || part.back() == '.' ||
                           part.back() == ';' || part.back() == ')')) {
    part.remove_suffix(1);
  }
  return part;
}

// "Published", "Posted on", "Date:": what may stand before a date on its line.
bool is_label(std::string_view text) {
  constexpr auto kLabels = std::to_array<std::string_view>({"published",
                                                            "published on",
                                                            "first published",
                                                            "publication date",
                                                            "posted",
                                                            "posted on",
                                                            "date",
                                                            "dated",
                                                            "issued",
                                                            "issued on"});
  text = trim(text);
  while (!text.empty() && (text.back() == ':' || text.back() == '-')) {
    text = trim(text.substr(0, text.size() - 1));
  }
  return std::ranges::any_of(kLabels, [text](std::string_view label) {
    return std::ranges::equal(text, label, {}, lower_ascii);
  });
}

// What may be the date of a line: all of it, or what follows a label.
std::vector<std::string_view> candidates_of(std::string_view line) {
  line = without_tail(line);
  if (line.size() > kMaxLineBytes) {
    return {};
  }
  while (!line.empty() && (line.front() == '(' || line.front() == '[')) {
    line = trim(line.substr(1));
  }
  std::vector<std::string_view> candidates = {line};
  for (std::size_t blank = line.find(' '); blank != std::string_view::npos;
       blank = line.find(' ', blank + 1)) {
    if (is_label(line.substr(0, blank))) {
      candidates.push_back(trim(line.substr(blank)));
    }
  }
  return candidates;
}

std::optional<Timestamp> whole_line(std::string_view line, std::optional<NumberOrder> order) {
  for (const std::string_view candidate : candidates_of(line)) {
    if (const std::optional<Timestamp> date = read_shown(candidate, order)) {
      return date;
    }
  }
  return std::nullopt;
}

std::optional<Error> complain_of_line(std::string_view line, std::optional<NumberOrder> order) {
  for (const std::string_view candidate : candidates_of(line)) {
    if (!is_shown_form(candidate)) {
      continue;
    }
    const Result<Timestamp> date = parse_timestamp(candidate, order);
    if (!date &&
        (date.error().code == ErrorCode::kUnsupported || is_of_no_calendar(date.error()))) {
      return date.error();
    }
  }
  return std::nullopt;
}

struct Line {
  std::string_view text;
  std::string_view before;  // the line above it, "" if that is blank
  std::string_view after;   // the line below it, likewise
};

// The lines that are not blank.
std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::string_view before;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (!lines.empty() && !before.empty()) {
      lines.back().after = trim(line);
    }
    if (!trim(line).empty()) {
      lines.push_back({trim(line), before, {}});
    }
    before = trim(line);
  }
  return lines;
}

// Whether the line may be the end of a sentence that began above it, or the beginning of one that
// goes on below.
bool may_be_wrapped(const Line& line) {
  constexpr std::size_t kShortLine = 40;  // of a heading or a name
  constexpr std::string_view kEnds = ".!?:;\"')";
  const bool ends_above =
      line.before.size() < kShortLine || kEnds.find(line.before.back()) != std::string_view::npos;
  const char below = line.after.empty() ? ' ' : line.after.front();
  return !ends_above || (below >= 'a' && below <= 'z');
}

// The lines that may be a date: near either end, and no part of a sentence.
std::vector<std::string_view> lines_near_ends(std::string_view text) {
  std::vector<std::string_view> near_ends;
  const std::vector<Line> lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool is_near_end = i < kLinesOfAnEnd || i + kLinesOfAnEnd >= lines.size();
    if (is_near_end && !may_be_wrapped(lines[i])) {
      near_ends.push_back(lines[i].text);
    }
  }
  return near_ends;
}

// Whether a date can begin with the word: a number, a month or a weekday.
bool may_begin(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == '.')) {
    word.remove_suffix(1);
  }
  const bool is_number = !word.empty() && word.front() >= '0' && word.front() <= '9';
  return is_number || find_month(word) || find_weekday(word);
}

// The longest date that begins with text, of so many words at most.
std::optional<Timestamp> date_at(std::string_view text, std::optional<NumberOrder> order) {
  std::optional<Timestamp> best;
  std::size_t end = 0;
  for (std::size_t words = 0; words < kMaxWordsOfDate && end < text.size(); ++words) {
    end = std::min(text.find_first_of(" \n", end + 1), text.size());
    if (const auto date = read_shown(without_tail(text.substr(0, end)), order)) {
      best = date;
    }
  }
  return best;
}

}  // namespace

std::optional<Timestamp> date_within(std::string_view line, std::optional<NumberOrder> order) {
  return line.size() > kMaxLineBytes ? std::nullopt : first_date(line, order);
}

std::optional<Timestamp> date_line(std::string_view text, std::optional<NumberOrder> order) {
  for (const std::string_view line : lines_near_ends(text)) {
    // A month alone is a heading of a table.
    const std::optional<Timestamp> date = whole_line(line, order);
    if (date && date->precision >= Precision::kDay) {
      return date;
    }
  }
  return std::nullopt;
}

std::optional<Error> complain_of_date_line(std::string_view text,
                                           std::optional<NumberOrder> order) {
  for (const std::string_view line : lines_near_ends(text)) {
    if (std::optional<Error> error = complain_of_line(line, order)) {
      return error;
    }
  }
  return std::nullopt;
}

std::optional<Timestamp> first_date(std::string_view text, std::optional<NumberOrder> order) {
  text = text.substr(0, kBeginningOfText);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    std::string_view word = text.substr(at, end - at);
    if (!word.empty() && word.front() == '(') {
      word.remove_prefix(1);
      ++at;
    }
    if (may_begin(word)) {
      const std::optional<Timestamp> date = date_at(text.substr(at), order);
      if (date) {
        return date;
      }
    }
    at = end + 1;
  }
  return std::nullopt;
}

}  // namespace dateline
