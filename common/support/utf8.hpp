// SPDX-License-Identifier: GPL-2.0-or-later
//
// UTF-8 as bytes from anywhere: every function accepts any byte sequence and never reads past its
// end. A broken sequence is handled as Unicode 15 section 3.9 (table 3-8) recommends: each maximal
// broken part counts as one U+FFFD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;  // bytes it takes, 1 to 4; 0 only at the end of the text
  bool broken = false;       // value is U+FFFD because the bytes are not UTF-8
};

// The code point that starts at text[at].
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept;

void append_utf8(std::string& out, char32_t value);

// Offset of the first byte that is not UTF-8; text.size() if there is none.
[[nodiscard]] std::size_t find_broken_utf8(std::string_view text) noexcept;

// text with each broken part replaced by U+FFFD; valid text comes back unchanged.
[[nodiscard]] std::string repair_utf8(std::string_view text);

// The longest prefix of valid text that has at most max_bytes and ends between code points.
[[nodiscard]] std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes) noexcept;

}  // namespace dateline
