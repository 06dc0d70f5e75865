// SPDX-License-Identifier: GPL-2.0-or-later
//
// Text as an Article holds it: valid UTF-8, lines that end in \n, and of the control characters (C0
// and DEL) only \n and \t; the others become blanks, so that no two words grow together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

// Several lines: \r\n and \r become \n; blank lines before the first word and blanks after the last
// are dropped. text is valid UTF-8, as in the two below.
[[nodiscard]] std::string clean_text(std::string_view text);

// One line: each run of blanks, line ends and control characters becomes one blank, none at the
// ends.
[[nodiscard]] std::string clean_line(std::string_view text);

// text without blanks and control characters at either end.
[[nodiscard]] std::string_view trim(std::string_view text);

// text without a byte order mark (U+FEFF) at its beginning.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

// The first so many code points of valid UTF-8.
[[nodiscard]] std::string_view first_code_points(std::string_view text, std::size_t count);

}  // namespace dateline
