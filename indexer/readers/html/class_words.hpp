// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an element says of itself: its tag, its role, the words in its class and id. "storyBody",
// "story-body" and "story__body" are the same two words.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/readers/html/page_tree.hpp"

namespace dateline {

enum class Hint : std::uint8_t {
  kNone,
  kContent,   // names itself the text of an article
  kBody,      // marked up as articleBody of schema.org
  kDetails,   // byline, date and the like: no text if it is short
  kAside,     // names itself something beside the text: shares, related stories, menus, sign-ups
  kComments,  // what readers wrote
};

// For each node.
[[nodiscard]] std::vector<Hint> read_hints(const PageTree& page);

// Whether one of those words (lower case) is in a class or id: "date" is in "post-date", not in
// "update".
[[nodiscard]] bool has_class_word(std::string_view names, std::span<const std::string_view> words);

// Whether a node is in an element beside the article, or in a list: a byline or date there is that
// of another story.
[[nodiscard]] bool is_in_aside(const PageTree& page, std::uint32_t node);

// What a browser does not show, and what is no text (Tag::kDropped, the head).
[[nodiscard]] bool is_hidden(const PageTree& page, std::uint32_t node);

}  // namespace dateline
