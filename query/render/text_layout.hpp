// SPDX-License-Identifier: GPL-2.0-or-later
//
// Text of articles laid out for a terminal: safe, in colour, broken into lines by display cells.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/render/renderer.hpp"

namespace dateline {

// Select Graphic Rendition codes (ECMA-48 8.3.117).
inline constexpr std::string_view kBold = "1";
inline constexpr std::string_view kFaint = "2";
inline constexpr std::string_view kMatch = "1;33";
inline constexpr std::string_view kDate = "36";
inline constexpr std::string_view kSource = "32";

inline constexpr std::size_t kDateColumn = 10;  // YYYY-MM-DD

// A stretch of text in one style, fit for a terminal.
struct Run {
  std::string text;
  std::string_view style;
};

struct Layout {
  std::size_t indent = 0;
  std::size_t width = 80;  // of the screen, indent included
  Colour colour = Colour::kOff;
  std::string link;  // address that each line leads to; empty: none
};

// The address as a terminal may be given it: http or https, 2,000 bytes at most, every byte but
// printable ASCII in per cent signs; empty for any other.
[[nodiscard]] std::string link_to(std::string_view url);

// Lines are not longer than people like to read, nor shorter than what can be laid out.
[[nodiscard]] std::size_t text_width(std::size_t screen_width);

[[nodiscard]] std::string paint(std::string_view text, std::string_view style, Colour colour);

// A marked text as runs, the marks in the style match.
[[nodiscard]] std::vector<Run> to_runs(const MarkedText& marked,
                                       std::string_view plain,
                                       std::string_view match);

// Each line a hyperlink of its own (OSC 8, "Hyperlinks in Terminal Emulators", Egmont Koblinger)
// where the layout has a link.
// Breaks runs into lines of at most layout.width cells, at blanks where there are any, each line
// indented.
[[nodiscard]] std::string lay_out(const std::vector<Run>& runs, const Layout& layout);

// Runs side by side on one line, two blanks between them, what does not fit cut off with an
// ellipsis. Empty ones are passed over.
[[nodiscard]] std::string lay_out_heading(const std::vector<Run>& runs,
                                          std::size_t width,
                                          Colour colour);

// Cells that a name or keyword of an article takes at most where several stand in a line.
inline constexpr std::size_t kWidestName = 60;

// The longest beginning of a text that takes at most so many cells, with an ellipsis if that is not
// all of it.
[[nodiscard]] std::string cut_to(std::string_view text, std::size_t cells);

// "2022-02-25", "1987-02", "undated"
[[nodiscard]] std::string day_of(const Article& article);

}  // namespace dateline
