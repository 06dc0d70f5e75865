// SPDX-License-Identifier: GPL-2.0-or-later
//
// The elements and attributes that reading an article asks about. Elements that are treated alike
// share a Tag.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

enum class Tag : std::uint8_t {
  kText,     // not an element: a run of characters
  kInline,   // part of a line of text, as b; also elements of no known name
  kBlock,    // begins and ends a paragraph, as blockquote
  kDropped,  // what its content says is no text of the article: style, form controls, drawings
  kAnchor,
  kArticle,
  kAside,
  kBody,
  kBreak,
  kCaption,
  kCell,
  kDefinition,
  kDiv,
  kFigure,
  kFooter,
  kForm,
  kHead,
  kHeader,
  kHeading1,
  kHeading2,
  kHeading3,
  kHtml,
  kItem,
  kLink,
  kList,
  kMain,
  kMeta,
  kNav,
  kParagraph,
  kPreformatted,
  kRow,
  kRule,
  kScript,
  kSection,
  kTable,
  kTime,
  kTitle,
};

enum class Attribute : std::uint8_t {
  kAriaHidden,
  kClass,
  kContent,
  kDatetime,
  kHidden,
  kHref,
  kHttpEquiv,
  kId,
  kItemprop,
  kItemtype,
  kLang,
  kName,
  kProperty,
  kRel,
  kRole,
  kStyle,
  kType,
};

template <typename... Tags>
[[nodiscard]] constexpr bool is_one_of(Tag tag, Tags... tags) {
  return ((tag == tags) || ...);
}

// name is in lower case, as libxml2 gives it.
[[nodiscard]] Tag find_tag(std::string_view name);
[[nodiscard]] std::optional<Attribute> find_attribute(std::string_view name);

// Whether an element begins and ends a paragraph. Cells do so too, but only where one of them holds
// more than a line (text_blocks.hpp).
[[nodiscard]] constexpr bool is_block(Tag tag) {
  return !is_one_of(tag,
                    Tag::kText,
                    Tag::kInline,
                    Tag::kAnchor,
                    Tag::kBreak,
                    Tag::kCell,
                    Tag::kDropped,
                    Tag::kLink,
                    Tag::kMeta,
                    Tag::kScript,
                    Tag::kTime);
}

[[nodiscard]] constexpr bool is_heading(Tag tag) {
  return is_one_of(tag, Tag::kHeading1, Tag::kHeading2, Tag::kHeading3);
}

}  // namespace dateline
