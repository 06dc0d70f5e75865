// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/container.hpp"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::uint32_t kMinSentenceCharacters = 50;

using Sums = std::vector<std::uint64_t>;

// sums[i]: the weight of the blocks before i.
Sums sum_weights(const PageText& text, const std::vector<bool>& beside) {
  Sums sums(text.blocks.size() + 1, 0);
  for (std::size_t i = 0; i < text.blocks.size(); ++i) {
    sums[i + 1] = sums[i] + (beside[i] ? 0 : sentence_weight(text.blocks[i]));
  }
  return sums;
}

std::uint64_t weight_of(const Sums& sums, BlockRange range) {
  return sums[range.last] - sums[range.first];
}

// The heaviest element that names itself the article's text, if it holds enough of it.
std::uint32_t find_named(const PageTree& page,
                         const PageText& text,
                         const std::vector<Hint>& hints,
                         const Sums& sums) {
  std::uint32_t best = kNoNode;
  std::uint64_t most = 0;
  for (std::uint32_t node = 1; node < page.size(); ++node) {
    const Tag tag = page[node].tag;
    const bool is_named = hints[node] == Hint::kContent || is_one_of(tag, Tag::kArticle, Tag::kMain);
    if (!is_named) {
      continue;
    }
    const std::uint64_t weight = weight_of(sums, text.below[node]);
    // An inner one wins over the one around it if it holds nearly as much.
    const bool is_inner = best != kNoNode && node < page[best].end;
    if (weight > most || (is_inner && weight * 10 >= most * 9)) {
      most = weight;
      best = node;
    }
  }
  return most * 2 > sums.back() ? best : kNoNode;
}

// From node down while one child holds most of the sentences.
std::uint32_t descend(const PageTree& page,
                      const PageText& text,
                      const Sums& sums,
                      std::uint32_t node) {
  while (true) {
    const std::uint64_t whole = weight_of(sums, text.below[node]);
    std::uint32_t next = kNoNode;
    for (std::uint32_t child = node + 1; child < page[node].end; child = page[child].end) {
      if (weight_of(sums, text.below[child]) * 10 > whole * 7) {
        next = child;
        break;
      }
    }
    if (next == kNoNode || whole == 0 || !is_block(page[next].tag)) {
      return node;
    }
    const Tag tag = page[next].tag;
    if (tag == Tag::kParagraph || is_heading(tag) || tag == Tag::kItem) {
      return node;
    }
    node = next;
  }
}

}  // namespace

std::uint32_t sentence_weight(const TextBlock& block) {
  if (block.characters < kMinSentenceCharacters || block.link_characters * 2 > block.characters) {
    return 0;
  }
  return block.characters - block.link_characters;
}

std::vector<bool> find_beside(const PageTree& page,
                              const PageText& text,
                              const std::vector<Hint>& hints,
                              Strictness strictness) {
  std::vector<bool> beside(text.blocks.size(), false);
  if (strictness == Strictness::kAll) {
    return beside;
  }
  const Sums sums = sum_weights(text, beside);
  for (std::uint32_t node = 1; node < page.size(); ++node) {
    if (hints[node] < Hint::kAside) {
      continue;
    }
    const BlockRange range = text.below[node];
    const std::uint64_t weight = weight_of(sums, range);
    const std::uint64_t limit =
        strictness == Strictness::kTrusting ? sums.back() / 10 : sums.back() / 2;
    if (weight <= limit || (hints[node] == Hint::kComments && strictness == Strictness::kStrict)) {
      std::fill(beside.begin() + range.first, beside.begin() + range.last, true);
    }
  }
  return beside;
}

Container find_container(const PageTree& page,
                         const PageText& text,
                         const std::vector<Hint>& hints,
                         const std::vector<bool>& beside,
                         std::string_view /*article_body*/) {
  const Sums sums = sum_weights(text, beside);
  std::uint32_t node = find_named(page, text, hints, sums);
  if (node == kNoNode) {
    node = descend(page, text, sums, 0);
  }
  return {node, text.below[node]};
}

}  // namespace dateline
