// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/markup_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include <libxml/HTMLparser.h>

#include "common/support/utf8.hpp"
#include "indexer/readers/clean_text.hpp"
#include "indexer/readers/html/page_reader.hpp"

namespace dateline {

namespace {

constexpr std::size_t kLongestReference = 32;

// What browsers take &#128; to &#159; for: windows-1252 (WHATWG HTML, numeric character
// references).
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

constexpr char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool is_letter(char byte) {
  return lower(byte) >= 'a' && lower(byte) <= 'z';
}

// The number of "#8217" or "#x2019"; 0 if it is none or names no character.
char32_t read_number(std::string_view name) {
  name.remove_prefix(1);
  const bool is_hexadecimal = name.starts_with('x') || name.starts_with('X');
  name.remove_prefix(is_hexadecimal ? 1 : 0);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), value, is_hexadecimal ? 16 : 10);
  const bool is_character = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  if (error != std::errc() || end != name.data() + name.size() || !is_character) {
    return 0;
  }
  return value >= 0x80 && value < 0xA0 ? kWindows1252.at(value - 0x80) : value;
}

// The character that &name; stands for; 0 if there is none.
char32_t find_reference(const std::string& name) {
  if (name.empty()) {
    return 0;
  }
  if (name.front() == '#') {
    return read_number(name);
  }
  if (name == "apos") {
    return '\'';
  }
  const htmlEntityDesc* const entity =
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  return entity == nullptr ? 0 : entity->value;
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
    const char first = lower(text.substr(at + 1, 1).empty() ? ' ' : text[at + 1]);
    const char second = lower(text.substr(at + 2, 1).empty() ? ' ' : text[at + 2]);
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
    const bool breaks = rest.size() > 2 && lower(rest[0]) == 'b' && lower(rest[1]) == 'r' &&
                        (rest[2] == '>' || rest[2] == '/' || rest[2] == ' ');
    if ((closes || breaks) && rest.find('>') != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t stop = std::min(text.find('&'), text.size());
    out += text.substr(0, stop);
    text.remove_prefix(stop);
    if (text.empty()) {
      break;
    }
    const std::size_t end = text.substr(0, kLongestReference).find(';');
    const std::string name(text.substr(1, end == std::string_view::npos ? 0 : end - 1));
    const char32_t character = find_reference(name);
    if (character == 0) {
      out += '&';
      text.remove_prefix(1);
    } else {
      append_utf8(out, character);
      text.remove_prefix(end + 1);
    }
  }
  return out;
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
