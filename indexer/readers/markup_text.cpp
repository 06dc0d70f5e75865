// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markup_text.hpp"

#include <cstddef>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"
#include "indexer/readers/character_references.hpp"
#include "indexer/readers/html/page_reader.hpp"

namespace dateline {

namespace {

bool is_letter(char byte) {
  return lower_ascii(byte) >= 'a' && lower_ascii(byte) <= 'z';
}

// Line ends that mean something, for a reader to whom they are blanks.
std::string with_breaks(std::string_view text) {
  std::string html;
  html.reserve(text.size() + 64);
  for (const char byte : text) {
    html += byte;
    html += byte == '\n' ? "<br>" : "";
  }
  return html;
}

// Whether text has an element that parts paragraphs by itself.
bool has_blocks(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const char first = lower_ascii(text.substr(at + 1, 1).empty() ? ' ' : text[at + 1]);
    const char second = lower_ascii(text.substr(at + 2, 1).empty() ? ' ' : text[at + 2]);
    const bool is_break = first == 'b' && second == 'r';
    const bool is_paragraph = first == 'p' && !is_letter(second);
    const bool is_division = first == 'd' && second == 'i';
    if (is_break || is_paragraph || is_division) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool looks_like_html(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const bool closes = rest.size() > 1 && rest[0] == '/' && is_letter(rest[1]);
    const bool breaks = rest.size() > 2 && lower_ascii(rest[0]) == 'b' &&
                        lower_ascii(rest[1]) == 'r' &&
                        (rest[2] == '>' || rest[2] == '/' || rest[2] == ' ');
    if ((closes || breaks) && rest.find('>') != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::string plain_text(std::string_view text) {
  if (looks_like_html(text)) {
    return clean_text(has_blocks(text) ? fragment_text(text) : fragment_text(with_breaks(text)));
  }
  return clean_text(text.find('&') == std::string_view::npos ? std::string(text)
                                                             : decode_references(text));
}

std::string plain_line(std::string_view text) {
  if (looks_like_html(text)) {
    return clean_line(fragment_text(text));
  }
  return clean_line(text.find('&') == std::string_view::npos ? std::string(text)
                                                             : decode_references(text));
}

}  // namespace dateline
