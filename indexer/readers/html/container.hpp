// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where on the page the article is.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/readers/html/class_words.hpp"
#include "indexer/readers/html/text_blocks.hpp"

namespace dateline {

// How far class names are believed.
enum class Strictness {
  kStrict,
  kTrusting,  // only what is certainly no text lies beside
  kAll,       // nothing does
};

struct Container {
  std::uint32_t node = 0;
  BlockRange blocks;
  bool is_named = false;  // the page says that it is the article
};

// For each block: whether it lies beside the article. An element that holds most of the page's
// sentences is never beside, whatever its class says.
[[nodiscard]] std::vector<bool> find_beside(const PageTree& page,
                                            const PageText& text,
                                            const std::vector<Hint>& hints,
                                            Strictness strictness);

// guided: the blocks that the linked data names (guided_text.hpp), or empty. Where they are most of
// what would be found without them, the article begins with the first and ends with the last.
[[nodiscard]] Container find_container(const PageTree& page,
                                       const PageText& text,
                                       const std::vector<Hint>& hints,
                                       const std::vector<bool>& beside,
                                       const std::vector<bool>& guided);

// How much a block weighs as running text: its characters outside links, none for what is too short
// or mostly links.
[[nodiscard]] std::uint32_t sentence_weight(const TextBlock& block);

}  // namespace dateline
