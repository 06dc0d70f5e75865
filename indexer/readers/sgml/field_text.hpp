// SPDX-License-Identifier: GPL-2.0-or-later
//
// The pieces of SGML fields as texts of an article.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// On one line, joined by blanks.
[[nodiscard]] std::string join_line(std::span<const std::string> pieces);

// Paragraphs. A single piece keeps its lines, by whose indentation wires mark paragraphs. Of
// several each is a paragraph on a line of its own, unless it is laid out in columns or has
// paragraphs itself.
[[nodiscard]] std::string join_text(std::span<const std::string> pieces);

// The lines of all pieces that are not blank, each on one line without blanks at its ends.
[[nodiscard]] std::vector<std::string> split_lines_of(std::span<const std::string> pieces);

// The items between the separators, without blanks and a last period; empty ones are left out.
[[nodiscard]] std::vector<std::string> split_items(std::string_view text, char separator);

}  // namespace dateline
