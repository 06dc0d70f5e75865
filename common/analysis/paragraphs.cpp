// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "common/analysis/blanks.hpp"
#include "common/analysis/sentences.hpp"

namespace dateline {
namespace {

// Newswires and e-mail wrap at 60 to 100 columns; accents may double the bytes of some.
constexpr std::size_t kMaxWrappedLineBytes = 120;

// The line that starts at `at`, without its line feed and carriage return.
std::string_view line_at(std::string_view text, std::size_t at) {
  std::string_view line = text.substr(at, text.find('\n', at) - at);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  return line;
}

// Offset of the next line; text.size() behind the last.
std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t line_feed = text.find('\n', at);
  return line_feed == std::string_view::npos ? text.size() : line_feed + 1;
}

bool is_wrapped(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at = next_line(text, at)) {
    if (line_at(text, at).size() > kMaxWrappedLineBytes) {
      return false;
    }
  }
  return true;
}

// An ideographic blank is two columns wide, and one is how Japanese and Chinese papers indent.
bool is_indented(std::string_view line) {
  return line.starts_with("  ") || line.starts_with('\t') || line.starts_with("\u3000");
}

}  // namespace

std::vector<TextSpan> split_paragraphs(std::string_view text) {
  std::vector<TextSpan> paragraphs;
  const bool wrapped = is_wrapped(text);
  bool joins_previous = false;
  for (std::size_t at = 0; at < text.size(); at = next_line(text, at)) {
    const std::string_view line = line_at(text, at);
    const std::size_t begin = skip_blanks(line, 0);
    if (begin == line.size()) {
      joins_previous = false;
      continue;
    }
    const auto end = static_cast<std::uint32_t>(at + trim_blanks_at_end(line).size());
    if (wrapped && joins_previous && !is_indented(line)) {
      paragraphs.back().end = end;
    } else {
      paragraphs.push_back({.begin = static_cast<std::uint32_t>(at + begin), .end = end});
    }
    joins_previous = true;
  }
  return paragraphs;
}

}  // namespace dateline
