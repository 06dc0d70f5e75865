// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which blocks of the container are the article's text.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/readers/html/container.hpp"

namespace dateline {

// For each block of the page.
[[nodiscard]] std::vector<bool> filter_blocks(const PageTree& page,
                                              const PageText& text,
                                              const std::vector<Hint>& hints,
                                              const std::vector<bool>& beside,
                                              const Container& container,
                                              std::string_view title);

}  // namespace dateline
