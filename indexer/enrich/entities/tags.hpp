// SPDX-License-Identifier: GPL-2.0-or-later
//
// Tags and labels of the entity tagger. A label says where in a name a token stands: B(egin),
// I(nside), L(ast) or U(nit, the whole name), each for one of four tags, or O, outside of all
// names (Ratinov and Roth, "Design challenges and misconceptions in named entity recognition",
// 2009).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

// The four of CoNLL-2003. kMisc (demonyms, events, works) is found so that the other three are not.
enum class Tag : std::uint8_t { kPerson, kLocation, kOrganisation, kMisc };

inline constexpr std::size_t kTags = 4;

using Label = std::uint8_t;

enum class Part : std::uint8_t { kBegin, kInside, kLast, kUnit };

inline constexpr Label kOutside = 0;
inline constexpr std::size_t kLabels = 1 + kTags * 4;

[[nodiscard]] constexpr Label make_label(Tag tag, Part part) {
  return static_cast<Label>(1 + 4 * static_cast<unsigned>(tag) + static_cast<unsigned>(part));
}

// Of labels other than kOutside.
[[nodiscard]] constexpr Tag tag_of(Label label) {
  return static_cast<Tag>((label - 1) / 4);
}

[[nodiscard]] constexpr Part part_of(Label label) {
  return static_cast<Part>((label - 1) % 4);
}

[[nodiscard]] constexpr bool starts_name(Label label) {
  return label != kOutside && (part_of(label) == Part::kBegin || part_of(label) == Part::kUnit);
}

[[nodiscard]] constexpr bool ends_name(Label label) {
  return label != kOutside && (part_of(label) == Part::kLast || part_of(label) == Part::kUnit);
}

// Whether label `after` may follow label `before` in one sentence.
[[nodiscard]] constexpr bool may_follow(Label before, Label after) {
  const bool is_open = before != kOutside && !ends_name(before);
  const bool goes_on = after != kOutside && !starts_name(after);
  return is_open ? goes_on && tag_of(before) == tag_of(after) : !goes_on;
}

// A name: tokens [first, end) of one sentence.
struct TaggedSpan {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  Tag tag = Tag::kPerson;

  friend bool operator==(const TaggedSpan&, const TaggedSpan&) = default;
};

}  // namespace dateline
