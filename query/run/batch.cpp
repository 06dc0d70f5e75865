// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/batch.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "common/calendar/date_cursor.hpp"

namespace dateline {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::vector<BatchItem> parse_lines(std::string_view text) {
  std::vector<BatchItem> items;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (trim_blanks(line).empty()) {
      continue;
    }
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      items.emplace_back(
          BatchError{number, "there is no tab in this line", "write ID, a tab, then the query"});
      continue;
    }
    const std::string_view id = trim_blanks(line.substr(0, tab));
    const std::string_view query = trim_blanks(line.substr(tab + 1));
    if (id.empty() || query.empty()) {
      items.emplace_back(BatchError{number,
                                    id.empty() ? "no id before the tab" : "no query after the tab",
                                    "write ID, a tab, then the query"});
    } else {
      items.emplace_back(BatchQuery{number, std::string(id), std::string(query)});
    }
  }
  return items;
}

// The text from a tag to the next one, without a label such as "Number:", blanks folded.
std::string text_after(std::string_view topic, std::string_view tag, std::string_view label) {
  const std::size_t at = topic.find(tag);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::size_t begin = at + tag.size();
  std::string_view text =
      trim_blanks(topic.substr(begin, std::min(topic.find('<', begin), topic.size()) - begin));
  if (text.starts_with(label)) {
    text = trim_blanks(text.substr(label.size()));
  }
  std::string out;
  for (const char byte : text) {
    const bool is_blank = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
    if (!is_blank) {
      out += byte;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// Judgments number topics without zeros in front.
std::string without_zeros(const std::string& number) {
  const std::size_t first = number.find_first_not_of('0');
  return first == std::string::npos ? number : number.substr(first);
}

BatchItem parse_topic(std::string_view topic, std::size_t line) {
  const std::string number = text_after(topic, "<num>", "Number:");
  std::string title = text_after(topic, "<title>", "Topic:");
  if (number.empty() || title.empty()) {
    return BatchError{line,
                      number.empty() ? "a topic without a <num>" : "a topic without a <title>",
                      "a topic has <num> Number: N and <title> words"};
  }
  return BatchQuery{line, without_zeros(number), std::move(title)};
}

std::vector<BatchItem> parse_topics(std::string_view text) {
  constexpr std::string_view kOpen = "<top>";
  constexpr std::string_view kClose = "</top>";
  std::vector<BatchItem> items;
  std::size_t line = 1;
  std::size_t counted = 0;
  for (std::size_t at = text.find(kOpen); at != std::string_view::npos;
       at = text.find(kOpen, at + kOpen.size())) {
    line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                                text.begin() + static_cast<std::ptrdiff_t>(at),
                                                '\n'));
    counted = at;
    const std::size_t end =
        std::min({text.find(kClose, at), text.find(kOpen, at + 1), text.size()});
    items.push_back(parse_topic(text.substr(at, end - at), line));
  }
  return items;
}

}  // namespace

std::vector<BatchItem> parse_batch(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  return trim_blanks(text).starts_with("<top>") ? parse_topics(text) : parse_lines(text);
}

}  // namespace dateline
