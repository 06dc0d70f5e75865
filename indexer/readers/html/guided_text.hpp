// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/html/text_blocks.hpp"

namespace dateline {

// For each block: whether its text is in article_body, which the page's linked data gives without
// paragraphs and often cut or escaped otherwise. Empty if article_body is too short to tell, or if
// the page does not show most of it. Linear in the lengths: windows of letters are compared by
// their hashes (Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987).
[[nodiscard]] std::vector<bool> find_guided(const PageText& text, std::string_view article_body);

}  // namespace dateline
