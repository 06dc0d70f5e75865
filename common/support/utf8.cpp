// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/utf8.hpp"

#include <cstring>

namespace dateline {
namespace {

constexpr char32_t kLastCodePoint = 0x10FFFF;

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

bool is_surrogate(char32_t value) {
  return value >= 0xD800 && value <= 0xDFFF;
}

// Unicode 15 table 3-7: what a lead byte promises. Only the second byte has limits of its own; they
// keep out overlong forms, surrogates and values over U+10FFFF.
struct Sequence {
  std::uint32_t length = 0;  // 0: no sequence starts with this byte
  unsigned char second_min = 0x80;
  unsigned char second_max = 0xBF;
};

Sequence sequence_of(unsigned char lead) {
  if (lead < 0xC2 || lead > 0xF4) {
    return {};
  }
  if (lead < 0xE0) {
    return {.length = 2};
  }
  if (lead < 0xF0) {
    return {.length = 3,
            .second_min = static_cast<unsigned char>(lead == 0xE0 ? 0xA0 : 0x80),
            .second_max = static_cast<unsigned char>(lead == 0xED ? 0x9F : 0xBF)};
  }
  return {.length = 4,
          .second_min = static_cast<unsigned char>(lead == 0xF0 ? 0x90 : 0x80),
          .second_max = static_cast<unsigned char>(lead == 0xF4 ? 0x8F : 0xBF)};
}

// The sequence at `at`, which does not start with ASCII.
CodePoint decode_by_rules(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const Sequence sequence = sequence_of(lead);
  if (sequence.length == 0) {
    return {.value = kReplacementCharacter, .length = 1, .broken = true};
  }
  char32_t value = lead & (0x7FU >> sequence.length);
  for (std::uint32_t i = 1; i < sequence.length; ++i) {
    const auto byte = static_cast<unsigned char>(at + i < text.size() ? text[at + i] : '\0');
    const bool allowed =
        i == 1 ? byte >= sequence.second_min && byte <= sequence.second_max : is_continuation(byte);
    if (!allowed) {
      return {.value = kReplacementCharacter, .length = i, .broken = true};
    }
    value = (value << 6U) | (byte & 0x3FU);
  }
  return {.value = value, .length = sequence.length};
}

// Offset of the first byte at or after `at` that is not ASCII, eight bytes at a step.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  while (text.size() - at >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & kHighBits) != 0) {
      break;
    }
    at += sizeof word;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) {
    ++at;
  }
  return at;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) {
    return {};
  }
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    return {.value = lead, .length = 1};
  }
  // Two and three bytes without the general rules: Cyrillic, Arabic and Chinese text spends a third
  // of its analysis here.
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (lead >= 0xC2 && lead < 0xE0 && text.size() - at > 1 && is_continuation(byte_at(1))) {
    return {.value = (char32_t{lead} & 0x1FU) << 6U | (byte_at(1) & 0x3FU), .length = 2};
  }
  if (lead >= 0xE0 && lead < 0xED && text.size() - at > 2 && is_continuation(byte_at(1)) &&
      is_continuation(byte_at(2)) && (lead > 0xE0 || byte_at(1) >= 0xA0)) {
    return {.value =
                (char32_t{lead} & 0x0FU) << 12U | (byte_at(1) & 0x3FU) << 6U | (byte_at(2) & 0x3FU),
            .length = 3};
  }
  return decode_by_rules(text, at);
}

void append_utf8(std::string& out, char32_t value) {
  if (value > kLastCodePoint || is_surrogate(value)) {
    value = kReplacementCharacter;
  }
  if (value < 0x80) {
    out.push_back(static_cast<char>(value));
    return;
  }
  if (value < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (value >> 6U)));
  } else {
    if (value < 0x10000) {
      out.push_back(static_cast<char>(0xE0U | (value >> 12U)));
    } else {
      out.push_back(static_cast<char>(0xF0U | (value >> 18U)));
      out.push_back(static_cast<char>(0x80U | ((value >> 12U) & 0x3FU)));
    }
    out.push_back(static_cast<char>(0x80U | ((value >> 6U) & 0x3FU)));
  }
  out.push_back(static_cast<char>(0x80U | (value & 0x3FU)));
}

std::size_t find_broken_utf8(std::string_view text) noexcept {
  std::size_t at = skip_ascii(text, 0);
  while (at < text.size()) {
    const CodePoint point = decode_utf8(text, at);
    if (point.broken) {
      return at;
    }
    at = skip_ascii(text, at + point.length);
  }
  return at;
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t sound = find_broken_utf8(text);
    out.append(text.substr(0, sound));
    text.remove_prefix(sound);
    if (!text.empty()) {
      append_utf8(out, kReplacementCharacter);
      text.remove_prefix(decode_utf8(text, 0).length);
    }
  }
  return out;
}

std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes) noexcept {
  if (text.size() <= max_bytes) {
    return text;
  }
  std::size_t end = max_bytes;
  while (end > 0 && is_continuation(static_cast<unsigned char>(text[end]))) {
    --end;
  }
  return text.substr(0, end);
}

}  // namespace dateline
