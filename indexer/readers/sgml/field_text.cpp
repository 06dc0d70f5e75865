// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/sgml/field_text.hpp"

#include <algorithm>

#include "common/support/clean_text.hpp"

namespace dateline {

namespace {

// Takes the first line off text, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// Whether line ends mean something: columns, verse, or paragraphs that are indented or parted.
bool is_laid_out(std::string_view text) {
  bool is_first = true;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    const std::string_view words = trim(line);
    const bool is_indented = line.starts_with("  ") || line.starts_with('\t');
    if ((!is_first && (words.empty() || is_indented)) ||
        words.find("   ") != std::string_view::npos || words.find('\t') != std::string_view::npos) {
      return true;
    }
    is_first = false;
  }
  return false;
}

// Of blank lines one remains.
std::string squeeze_blank_lines(std::string_view text) {
  std::string squeezed;
  squeezed.reserve(text.size());
  std::size_t blank_lines = 0;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    blank_lines = trim(line).empty() ? blank_lines + 1 : 0;
    if (blank_lines > 1) {
      continue;
    }
    squeezed += blank_lines == 1 ? std::string_view() : line;
    squeezed += text.empty() ? "" : "\n";
  }
  return squeezed;
}

}  // namespace

std::string join_line(std::span<const std::string> pieces) {
  std::string line;
  for (const std::string& piece : pieces) {
    line += piece;
    line += ' ';
  }
  return clean_line(line);
}

std::string join_text(std::span<const std::string> pieces) {
  std::vector<std::string> paragraphs;
  for (const std::string& piece : pieces) {
    if (std::string text = clean_text(piece); !text.empty()) {
      paragraphs.push_back(std::move(text));
    }
  }
  if (paragraphs.size() == 1) {
    return squeeze_blank_lines(paragraphs.front());
  }
  std::string text;
  for (const std::string& paragraph : paragraphs) {
    text += text.empty() ? "" : "\n\n";
    text += is_laid_out(paragraph) ? squeeze_blank_lines(paragraph) : clean_line(paragraph);
  }
  return text;
}

std::vector<std::string> split_lines_of(std::span<const std::string> pieces) {
  std::vector<std::string> lines;
  for (const std::string& piece : pieces) {
    std::string_view rest = piece;
    while (!rest.empty()) {
      if (std::string line = clean_line(take_line(rest)); !line.empty()) {
        lines.push_back(std::move(line));
      }
    }
  }
  return lines;
}

std::vector<std::string> split_items(std::string_view text, char separator) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    std::string item = clean_line(text.substr(0, end));
    if (item.ends_with('.')) {
      item.pop_back();
    }
    if (!item.empty()) {
      items.push_back(std::move(item));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

}  // namespace dateline
