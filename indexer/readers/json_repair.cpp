// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/json_repair.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace dateline {

namespace {

constexpr std::size_t kEscapeBytes = 6;  // \uXXXX

// The code unit of the escape \uXXXX at the beginning of text.
std::optional<unsigned> code_unit(std::string_view text) {
  if (text.size() < kEscapeBytes || !text.starts_with("\\u")) {
    return std::nullopt;
  }
  unsigned value = 0;
  const char* const last = text.data() + kEscapeBytes;
  const auto [end, error] = std::from_chars(text.data() + 2, last, value, 16);
  return error == std::errc() && end == last ? std::optional(value) : std::nullopt;
}

bool is_high(std::optional<unsigned> unit) {
  return unit && *unit >= 0xD800 && *unit < 0xDC00;
}
bool is_low(std::optional<unsigned> unit) {
  return unit && *unit >= 0xDC00 && *unit < 0xE000;
}

}  // namespace

std::string replace_lone_surrogates(std::string_view json) {
  std::string repaired;
  repaired.reserve(json.size());
  while (!json.empty()) {
    const std::size_t plain = std::min(json.find('\\'), json.size());
    repaired += json.substr(0, plain);
    json.remove_prefix(plain);
    const std::optional<unsigned> unit = code_unit(json);
    std::size_t length = std::min<std::size_t>(unit ? kEscapeBytes : 2, json.size());
    if (is_high(unit) && is_low(code_unit(json.substr(length)))) {
      length += kEscapeBytes;
    } else if (is_high(unit) || is_low(unit)) {
      repaired += "\\uFFFD";
      json.remove_prefix(length);
      continue;
    }
    repaired += json.substr(0, length);
    json.remove_prefix(length);
  }
  return repaired;
}

std::string blank_controls(std::string_view json) {
  std::string blanked(json);
  std::ranges::replace_if(
      blanked, [](char byte) { return static_cast<unsigned char>(byte) < 0x20; }, ' ');
  return blanked;
}

}  // namespace dateline
