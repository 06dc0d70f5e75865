// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a terminal can do, and text made fit for one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

[[nodiscard]] bool is_terminal(int descriptor);

// Columns of the terminal at descriptor; the variable COLUMNS, else 80, where it is none.
[[nodiscard]] std::size_t terminal_width(int descriptor);

// Whether to colour what goes to descriptor: a terminal, TERM not "dumb", NO_COLOR unset or empty
// (no-color.org).
[[nodiscard]] bool wants_colour(int descriptor);

// text on one line with nothing in it that a terminal obeys: control characters (C0, DEL, C1), line
// and paragraph separators become blanks or U+FFFD, bidirectional and other invisible format
// characters are left out. Articles carry ESC, OSC and bidi overrides; nothing prints them raw.
[[nodiscard]] std::string safe_text(std::string_view text);

// Columns that text takes: 2 for wide East Asian characters and emoji (UAX 11), 0 for combining
// marks.
[[nodiscard]] std::size_t cell_width(std::string_view text);

// The longest beginning of text that takes at most cells columns.
[[nodiscard]] std::string_view truncate_cells(std::string_view text, std::size_t cells);

}  // namespace dateline
