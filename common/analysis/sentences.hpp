// SPDX-License-Identifier: GPL-2.0-or-later
//
// Paragraphs and sentences of news text, as byte spans. A period after an abbreviation, an initial
// or a title ("Lt. Gen. Leslie", "Lieutenant General. Andrew Leslie", "U.S. troops", "No. 5") ends
// no sentence; closing quotes and brackets belong to the sentence they close.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

struct TextSpan {
  std::uint32_t begin = 0;  // bytes [begin, end), without surrounding blanks, never empty
  std::uint32_t end = 0;
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

// A blank line or an indented line starts a paragraph. In text that is not wrapped by hand (some
// line over 120 bytes) each line is a paragraph.
[[nodiscard]] std::vector<TextSpan> split_paragraphs(std::string_view text);

// Sentences of one paragraph; offsets are into paragraph.
[[nodiscard]] std::vector<TextSpan> split_sentences(std::string_view paragraph);

}  // namespace dateline
