// SPDX-License-Identifier: GPL-2.0-or-later
//
// Blanks of Unicode (White_Space) at the borders of paragraphs and sentences.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// Bytes of the blank that starts at text[at]; 0 if none does.
[[nodiscard]] std::size_t blank_length(std::string_view text, std::size_t at);

// Offset of the first byte at or after `at` that is no part of a blank.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);

[[nodiscard]] std::string_view trim_blanks_at_end(std::string_view text);

}  // namespace dateline
