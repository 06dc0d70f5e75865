// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/terminal/safe_json.hpp"

#include <fmt/format.h>

#include "common/support/utf8.hpp"
#include "common/terminal/terminal.hpp"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

constexpr char32_t kFirstOfPlane1 = 0x10000;

// As RFC 8259 section 7 has it: what lies beyond the basic plane as two surrogates.
void append_escaped(std::string& out, char32_t character) {
  if (character < kFirstOfPlane1) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
    return;
  }
  const std::uint32_t offset = character - kFirstOfPlane1;
  constexpr unsigned kHigh = 0xD800;
  constexpr unsigned kLow = 0xDC00;
  out += fmt::format("\\u{:04x}\\u{:04x}", kHigh + (offset >> 10U), kLow + (offset & 0x3FFU));
}

}  // namespace

std::string dump_json(const nlohmann::ordered_json& value) {
  const std::string text =
      value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    // Such a character stands in strings alone; C0 characters are escaped already.
    if (text[at] >= ' ' && text[at] <= '~') {
      out += text[at++];
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    if (is_obeyed(point.value)) {
      append_escaped(out, point.value);
    } else {
      out += std::string_view(text).substr(at, point.length);
    }
    at += point.length;
  }
  return out;
}

}  // namespace dateline
