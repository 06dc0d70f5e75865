// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/trec_values.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "indexer/readers/sgml/field_text.hpp"
#include "indexer/readers/sgml/wire_date.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxCodeBytes = 8;

// A longer line is a sentence about rights.
constexpr std::size_t kMaxCopyrightBytes = 160;

constexpr bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

constexpr bool is_upper(char byte) {
  return byte >= 'A' && byte <= 'Z';
}

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= kMaxCodeBytes && std::ranges::all_of(text, [](char byte) {
    return is_upper(byte) || is_digit(byte) || byte == '.' || byte == '/';
  });
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-_*= ") == std::string_view::npos;
}

bool has_year(std::string_view text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const std::string_view four = text.substr(at, 4);
    if ((four.starts_with("19") || four.starts_with("20")) && is_digit(four[2]) &&
        is_digit(four[3])) {
      return true;
    }
  }
  return false;
}

// Takes "FT  14 MAY 91 / " off.
std::string take_ft_date(std::string& title) {
  constexpr std::size_t kLongestDate = 20;
  const std::size_t slash = title.find('/');
  if (!title.starts_with("FT ") || slash == std::string::npos || slash > kLongestDate) {
    return "";
  }
  const std::optional<std::string> date = find_wire_date(std::string_view(title).substr(0, slash));
  if (!date) {
    return "";
  }
  title = clean_line(std::string_view(title).substr(slash + 1));
  return *date;
}

bool is_fbis_label(std::string_view line) {
  constexpr std::array<std::string_view, 3> kLabels = {
      "language:", "article type:", "document type:"};
  return std::ranges::any_of(kLabels,
                             [line](auto label) { return begins_in_any_case(line, label); });
}

// text behind its first words where these are those of title, whatever blanks part them; else text.
std::string_view without_title(std::string_view text, std::string_view title) {
  std::size_t at = 0;
  for (const char byte : title) {
    if (byte == ' ') {
      continue;
    }
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) {
      ++at;
    }
    if (at == text.size() || text[at] != byte) {
      return text;
    }
    ++at;
  }
  std::string_view rest = text.substr(at);
  rest.remove_prefix(std::min(rest.find_first_not_of(" ."), rest.size()));
  // Followed by more on its line it is the beginning of a sentence.
  return title.empty() || !rest.starts_with('\n') || trim(rest).empty() ? text : trim(rest);
}

}  // namespace

TrecTitle read_trec_title(const std::vector<std::string>& lines) {
  TrecTitle result;
  bool is_behind_rule = false;
  std::string separator;
  for (const std::string& line : lines) {
    if (is_rule(line)) {
      is_behind_rule = true;
      separator = " - ";
    } else if (is_behind_rule && begins_in_any_case(line, "by ")) {
      result.byline = line;
    } else {
      result.title += result.title.empty() ? "" : separator.empty() ? " " : separator;
      result.title += line;
      separator.clear();
    }
  }
  result.date = take_ft_date(result.title);
  return result;
}

Subject read_trec_term(std::string_view line) {
  line = trim(line);
  if (line.ends_with('.')) {
    line.remove_suffix(1);
  }
  const std::size_t open = line.rfind('(');
  if (line.ends_with(')') && open != std::string_view::npos) {
    const std::string_view code = line.substr(open + 1, line.size() - open - 2);
    if (is_code(code)) {
      return {std::string(code), clean_line(line.substr(0, open))};
    }
  }
  const std::string_view first = line.substr(0, line.find(' '));
  const std::string_view rest = trim(line.substr(first.size()));
  if (is_code(first) && rest.empty()) {
    return {std::string(first), ""};
  }
  // "P4512 Air Transportation", "GBZ  United Kingdom": but "BRITISH AIRWAYS" has no code.
  const bool has_digit = std::ranges::any_of(first, is_digit);
  const bool is_set_off = line.substr(first.size()).starts_with("  ");
  if (is_code(first) && (has_digit || is_set_off)) {
    return {std::string(first), clean_line(rest)};
  }
  return {"", clean_line(line)};
}

std::string read_trec_source(std::string_view line) {
  const std::string clean = clean_line(line);
  std::string_view source = clean;
  for (std::size_t comma = source.find(','); comma != std::string_view::npos;
       comma = source.find(',', comma + 1)) {
    if (begins_in_any_case(trim(source.substr(comma + 1)), "page")) {
      source = source.substr(0, comma);
      break;
    }
  }
  source = trim(source);
  const std::size_t open = source.rfind('(');
  if (source.ends_with(')') && open != std::string_view::npos &&
      is_code(source.substr(open + 1, source.size() - open - 2))) {
    source = trim(source.substr(0, open));
  }
  return std::string(source);
}

std::string read_trec_section(std::string_view line) {
  constexpr std::array<std::string_view, 4> kPlaces = {"part ", "page ", "column ", "section "};
  constexpr std::string_view kDesk = " desk";
  const std::vector<std::string> items = split_items(line, ';');
  for (const std::string& item : items) {
    if (std::ranges::none_of(kPlaces,
                             [&item](auto place) { return begins_in_any_case(item, place); })) {
      const bool is_desk =
          item.size() > kDesk.size() &&
          begins_in_any_case(std::string_view(item).substr(item.size() - kDesk.size()), kDesk);
      return is_desk ? item.substr(0, item.size() - kDesk.size()) : item;
    }
  }
  return items.empty() ? "" : items.front();
}

TrecJournal read_trec_journal(const std::vector<std::string>& lines) {
  TrecJournal journal;
  for (const std::string& line : lines) {
    constexpr std::string_view kWord = "COPYRIGHT";
    const std::size_t copyright = line.find(kWord);
    if (copyright != std::string::npos) {
      journal.copyright = line.substr(copyright);
    } else if (journal.source.empty()) {
      // The name ends where the date begins, and a name may have numbers and "May" in it: the
      // longest beginning counts behind which the whole date is still read.
      const std::optional<std::string> date = find_wire_date(line);
      std::size_t end = line.size();
      for (std::size_t at = 0; date && at < line.size(); ++at) {
        if (line[at] != ' ') {
          continue;
        }
        if (find_wire_date(std::string_view(line).substr(at)) != date) {
          break;
        }
        end = at;
      }
      journal.source = clean_line(std::string_view(line).substr(0, end));
      journal.date = date.value_or("");
    }
  }
  return journal;
}

std::string read_trec_dateline(std::string_view line) {
  std::string dateline = clean_line(line);
  const std::size_t open = dateline.rfind('(');
  if (open != std::string::npos && dateline.ends_with(')')) {
    const std::string_view slug =
        std::string_view(dateline).substr(open + 1, dateline.size() - open - 2);
    if (slug.find('-') != std::string_view::npos && slug.find(' ') == std::string_view::npos) {
      dateline.erase(open);
    }
  }
  return std::string(trim(dateline));
}

bool is_copyright_line(std::string_view line) {
  constexpr std::array<std::string_view, 5> kBeginnings = {
      "copyright", "(copyright", "(c)", "c.", "©"};
  line = trim(line);
  return line.size() <= kMaxCopyrightBytes && has_year(line) &&
         std::ranges::any_of(kBeginnings, [line](auto beginning) {
           // "c.", as in "c.1998", only right before the year: "C. 2000 jobs" is a matter of text.
           return begins_in_any_case(line, beginning) &&
                  (beginning != "c." || (line.size() > 2 && is_digit(line[2])));
         });
}

std::string clean_trec_body(std::string_view text, std::string_view title, std::string& copyright) {
  std::string clean;
  bool is_head = true;
  std::string_view rest = without_title(text, title);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::string_view words = trim(line);
    if (is_copyright_line(words)) {
      copyright = copyright.empty() ? clean_line(words) : copyright;
    } else if (words != "(TAIL)" && !(is_head && is_fbis_label(words))) {
      is_head = is_head && words.empty();
      clean += line;
      clean += rest.empty() ? "" : "\n";
    }
  }
  return clean_text(clean);
}

}  // namespace dateline
