// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/terminal/terminal.hpp"

#include <charconv>
#include <cstdlib>
#include <cstring>

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include "common/support/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t kDefaultWidth = 80;

enum class Safety { kKeep, kBlank, kReplace, kDrop };

// Part of how some scripts and emoji are written; they move nothing.
bool is_joiner(char32_t value) {
  return value == 0x200C || value == 0x200D;
}

Safety safety_of(char32_t value) {
  switch (u_charType(static_cast<UChar32>(value))) {
    case U_CONTROL_CHAR:
      return value == '\n' || value == '\t' || value == '\r' ? Safety::kBlank : Safety::kReplace;
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return Safety::kBlank;
    case U_FORMAT_CHAR: return is_joiner(value) ? Safety::kKeep : Safety::kDrop;
    case U_SURROGATE:
    case U_UNASSIGNED: return Safety::kReplace;
    default: return Safety::kKeep;
  }
}

std::size_t width_of(char32_t value) {
  if (value < 0x300) {
    return 1;
  }
  const auto point = static_cast<UChar32>(value);
  const auto type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) {
    return 0;
  }
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Most text is: it need not be decoded.
bool is_printable_ascii(char byte) {
  return byte >= ' ' && byte <= '~';
}

// kept: control characters that stay.
std::string make_safe(std::string_view text, std::string_view kept) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char byte = text[at];
    if (is_printable_ascii(byte) || kept.find(byte) != std::string_view::npos) {
      safe += byte;
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    switch (point.broken ? Safety::kReplace : safety_of(point.value)) {
      case Safety::kKeep: safe += text.substr(at, point.length); break;
      case Safety::kBlank: safe += ' '; break;
      case Safety::kReplace: append_utf8(safe, kReplacementCharacter); break;
      case Safety::kDrop: break;
    }
    at += point.length;
  }
  return safe;
}

}  // namespace

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

std::size_t terminal_width(int descriptor) {
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return size.ws_col;
  }
  std::size_t columns = 0;
  if (const char* text = std::getenv("COLUMNS"); text != nullptr) {
    std::from_chars(text, text + std::strlen(text), columns);
  }
  return columns > 0 ? columns : kDefaultWidth;
}

bool wants_colour(int descriptor) {
  const char* refused = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  return is_terminal(descriptor) && (refused == nullptr || *refused == '\0') && kind != nullptr &&
         std::string_view(kind) != "dumb";
}

std::string safe_text(std::string_view text) {
  return make_safe(text, "");
}

std::string safe_lines(std::string_view text) {
  std::string safe = make_safe(text, "\n\r\t");
  for (std::size_t at = 0; (at = safe.find('\r', at)) != std::string::npos;) {
    const bool ends_line = at + 1 < safe.size() && safe[at + 1] == '\n';
    safe.replace(at, 1, ends_line ? "" : " ");
  }
  return safe;
}

bool is_obeyed(char32_t character) {
  switch (u_charType(static_cast<UChar32>(character))) {
    case U_CONTROL_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return true;
    case U_FORMAT_CHAR: return !is_joiner(character);
    default: return false;
  }
}

std::size_t cell_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_printable_ascii(text[at])) {
      ++width;
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    width += width_of(point.value);
    at += point.length;
  }
  return width;
}

std::string_view truncate_cells(std::string_view text, std::size_t cells) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    width += width_of(point.value);
    if (width > cells) {
      return text.substr(0, at);
    }
    at += point.length;
  }
  return text;
}

}  // namespace dateline
