// SPDX-License-Identifier: GPL-2.0-or-later
//
// PageTree: one HTML page as a flat array. A node stands before its descendants and knows where
// they end, so every pass over the page is a loop and no depth of nesting costs stack:
//
//   <p>One <b>two</b></p>   0 p (ends at 4) · 1 "One " · 2 b (ends at 4) · 3 "two"
//
// libxml2 reads the page (its HTML parser mends what is broken as browsers once did) and is known
// to page_tree.cpp only.
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
  // The text below a node on one line: all of it, or a beginning of about
  // max_bytes, which is longer than that only where the text is.
  [[nodiscard]] std::string text_below(std::uint32_t node,
                                       std::size_t max_bytes = std::string::npos) const;
  // The first element of that tag in [begin, end); kNoNode if there is none.
  [[nodiscard]] std::uint32_t find(Tag tag, std::uint32_t begin, std::uint32_t end) const;

  // Whether the page was not read to its end because it nests deeper than kMaxOpenElements.
  [[nodiscard]] bool is_cut() const { return is_cut_; }

 private:
  friend class PageBuilder;
  std::vector<PageNode> nodes_;
  std::vector<PageAttribute> attributes_;
  std::string strings_;
  bool is_cut_ = false;
};

// Elements that are nested deeper become siblings there, as in Chromium (which has the same limit):
// pages do that which never close an element they open in each paragraph.
inline constexpr std::size_t kMaxDepth = 512;

// A page that leaves more elements open is read up to there: the parser compares each closing tag
// with all of them.
inline constexpr std::size_t kMaxOpenElements = 2048;

// The parser compares each attribute of an element with all others of it: what follows so many is
// not read.
inline constexpr std::size_t kMaxAttributes = 500;

// Accepts any valid UTF-8 without NUL (readers/charset.hpp makes it). Error: kTooLarge for a page
// over kMaxPageBytes. Time and memory are linear in the length of the page.
[[nodiscard]] Result<PageTree> parse_page(std::string_view utf8);

inline constexpr std::size_t kMaxPageBytes = std::size_t{1} << 30U;

}  // namespace dateline
