// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/analysis/blanks.hpp"

#include <array>

namespace dateline {
namespace {

bool is_ascii_blank(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

constexpr auto kWideBlanks = std::to_array<std::string_view>({
    "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003",
    "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200A",
    "\u2028", "\u2029", "\u202F", "\u205F", "\u3000",
});

bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}

}  // namespace

std::size_t blank_length(std::string_view text, std::size_t at) {
  if (at >= text.size()) {
    return 0;
  }
  if (is_ascii(text[at])) {
    return is_ascii_blank(text[at]) ? 1 : 0;
  }
  for (const std::string_view blank : kWideBlanks) {
    if (text.substr(at).starts_with(blank)) {
      return blank.size();
    }
  }
  return 0;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  for (std::size_t length = blank_length(text, at); length > 0; length = blank_length(text, at)) {
    at += length;
  }
  return at;
}

std::string_view trim_blanks_at_end(std::string_view text) {
  for (;;) {
    const std::string_view before = text;
    if (!text.empty() && is_ascii_blank(text.back())) {
      text.remove_suffix(1);
    } else if (!text.empty() && !is_ascii(text.back())) {
      for (const std::string_view blank : kWideBlanks) {
        if (text.ends_with(blank)) {
          text.remove_suffix(blank.size());
          break;
        }
      }
    }
    if (text.size() == before.size()) {
      return text;
    }
  }
}

}  // namespace dateline
