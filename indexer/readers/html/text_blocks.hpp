// SPDX-License-Identifier: GPL-2.0-or-later
//
// The visible text of a page as blocks: paragraphs, headings, list items, rows of tables, in the
// order of the page. Blocks are what Kohlschütter, Fankhauser and Nejdl ("Boilerplate Detection
// using Shallow Text Features", WSDM 2010) classify by their length and the share of text in links;
// the measures below are theirs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/class_words.hpp"
#include "indexer/readers/html/page_tree.hpp"

namespace dateline {

struct TextBlock {
  std::uint32_t owner = 0;  // the innermost block element around it
  std::uint32_t node = 0;   // its first text node
  std::uint32_t begin = 0;  // of its text in PageText::text
  std::uint32_t size = 0;
  // Without blanks, in code points; those of East Asian scripts count twice.
  std::uint32_t characters = 0;
  std::uint32_t link_characters = 0;
  std::uint32_t commas = 0;
  std::uint32_t words = 0;
};

// Blocks below a node: [first, last).
struct BlockRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct PageText {
  std::string text;
  std::vector<TextBlock> blocks;
  std::vector<BlockRange> below;  // for each node of the page

  [[nodiscard]] std::string_view of(const TextBlock& block) const {
    return std::string_view(text).substr(block.begin, block.size);
  }
};

// Leaves out what a browser does not show. Two line breaks in a row part blocks, one is a line feed
// within one; the cells of a row are joined by blanks unless one holds more than a line. Elements
// with a hint part blocks too, so that a share bar made of <span> is no part of a paragraph.
[[nodiscard]] PageText read_blocks(const PageTree& page, const std::vector<Hint>& hints);

}  // namespace dateline
