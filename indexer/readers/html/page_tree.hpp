// SPDX-License-Identifier: GPL-2.0-or-later
//
// PageTree: one HTML page as a flat array. A node stands before its descendants and knows where they
// end, so every pass over the page is a loop and no depth of nesting costs stack:
//
//   <p>One <b>two</b></p>   0 p (ends at 4) · 1 "One " · 2 b (ends at 4) · 3 "two"
//
// libxml2 reads the page (its HTML parser mends what is broken as browsers once did) and is known to
// page_tree.cpp only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.hpp"
#include "indexer/readers/html/tags.hpp"

namespace dateline {

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

struct PageNode {
  Tag tag = Tag::kText;
  std::uint8_t attribute_count = 0;
  std::uint32_t parent = kNoNode;
  std::uint32_t end = 0;  // index after the last descendant
  // Of kText: where its text begins. Of an element: its first attribute.
  std::uint32_t first = 0;
  std::uint32_t text_size = 0;
};

struct PageAttribute {
  Attribute name;
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

class PageTree {
 public:
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  [[nodiscard]] const PageNode& operator[](std::uint32_t node) const { return nodes_[node]; }

  // Of a kText node, entities decoded, blanks as in the page.
  [[nodiscard]] std::string_view text(std::uint32_t node) const;
  // "" if the element has no such attribute.
  [[nodiscard]] std::string_view attribute(std::uint32_t node, Attribute name) const;
  [[nodiscard]] bool has_attribute(std::uint32_t node, Attribute name) const;
  // All text below a node on one line.
  [[nodiscard]] std::string text_below(std::uint32_t node) const;
  // The first element of that tag in [begin, end); kNoNode if there is none.
  [[nodiscard]] std::uint32_t find(Tag tag, std::uint32_t begin, std::uint32_t end) const;

  // Whether elements were nested deeper than kMaxDepth: then the page was read up to there.
  [[nodiscard]] bool is_cut() const { return is_cut_; }

 private:
  friend class PageBuilder;
  std::vector<PageNode> nodes_;
  std::vector<PageAttribute> attributes_;
  std::string strings_;
  bool is_cut_ = false;
};

// Chromium gives up nesting at the same depth. Closing tags look through all open elements, so a
// limit also keeps the time linear.
inline constexpr std::size_t kMaxDepth = 512;

// Accepts any valid UTF-8 (page_charset.hpp makes it). Errors: kTooLarge for a page over 1 GiB or an
// element with attributes without number (the parser compares each with each).
[[nodiscard]] Result<PageTree> parse_page(std::string_view utf8);

}  // namespace dateline
