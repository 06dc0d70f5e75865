// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/clean_text.hpp"

#include <algorithm>

namespace dateline {

namespace {

constexpr bool is_control(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
}

constexpr bool is_blank_or_control(char byte) {
  return byte == ' ' || is_control(byte);
}

constexpr bool needs_cleaning(char byte) {
  return is_control(byte) && byte != '\n' && byte != '\t';
}

constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// text from the start of the first line that has a word, up to the end of the last word.
std::string_view trim_lines(std::string_view text) {
  const std::string_view words = trim(text);
  if (words.empty()) {
    return words;
  }
  const auto lead = static_cast<std::size_t>(words.data() - text.data());
  const std::size_t line_end = text.substr(0, lead).find_last_of("\n\r");
  const std::size_t first = line_end == std::string_view::npos ? 0 : line_end + 1;
  return text.substr(first, lead - first + words.size());
}

}  // namespace

std::string clean_text(std::string_view text) {
  text = trim_lines(text);
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const auto* const stop = std::ranges::find_if(text, needs_cleaning);
    const auto kept = static_cast<std::size_t>(stop - text.begin());
    clean += text.substr(0, kept);
    text.remove_prefix(kept);
    if (text.empty()) {
      break;
    }
    const bool is_line_end = text.front() == '\r';
    clean += is_line_end ? '\n' : ' ';
    text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
  }
  return clean;
}

std::string clean_line(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (const char byte : trim(text)) {
    if (!is_blank_or_control(byte)) {
      clean += byte;
    } else if (clean.back() != ' ') {
      clean += ' ';
    }
  }
  return clean;
}

std::string_view trim(std::string_view text) {
  const auto* const first = std::ranges::find_if_not(text, is_blank_or_control);
  text.remove_prefix(static_cast<std::size_t>(first - text.begin()));
  while (!text.empty() && is_blank_or_control(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (!is_continuation(text[at]) && count-- == 0) {
      break;
    }
  }
  return text.substr(0, at);
}

}  // namespace dateline
