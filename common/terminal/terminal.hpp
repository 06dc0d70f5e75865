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

// The same with its line breaks and tabs: text for a program that reads lines in quotes. A carriage
// return alone, which would let a line write over itself, becomes a blank.
[[nodiscard]] std::string safe_lines(std::string_view text);

// Whether a character is obeyed, or not seen, by a terminal: control characters, line and paragraph
// separators, bidirectional and other invisible format characters. Not the joiners U+200C and
// U+200D, which some scripts and emoji are written with.
[[nodiscard]] bool is_obeyed(char32_t character);

// Columns that text takes: 2 for wide East Asian characters and emoji (UAX 11), 0 for combining
// marks.
[[nodiscard]] std::size_t cell_width(std::string_view text);

// The longest beginning of text that takes at most cells columns.
[[nodiscard]] std::string_view truncate_cells(std::string_view text, std::size_t cells);

}  // namespace dateline
