// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/main_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "indexer/readers/html/block_filter.hpp"
#include "indexer/readers/html/class_words.hpp"
#include "indexer/readers/html/container.hpp"
#include "indexer/readers/html/guided_text.hpp"
#include "indexer/readers/html/text_blocks.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t kMinArticleCharacters = 250;
// A news flash is short; where the page says what its article is, it may be.
constexpr std::uint32_t kMinNamedCharacters = 60;

constexpr std::array kAttempts = {Strictness::kStrict, Strictness::kTrusting, Strictness::kAll};

std::string join(const PageText& text, const std::vector<bool>& kept) {
  std::string joined;
  for (std::size_t block = 0; block < text.blocks.size(); ++block) {
    if (kept[block]) {
      joined += joined.empty() ? "" : "\n\n";
      joined += text.of(text.blocks[block]);
    }
  }
  return joined;
}

std::uint32_t count_characters(const PageText& text, const std::vector<bool>& kept) {
  std::uint32_t characters = 0;
  for (std::size_t block = 0; block < text.blocks.size(); ++block) {
    characters += kept[block] ? text.blocks[block].characters : 0;
  }
  return characters;
}

}  // namespace

std::string extract_main_text(const PageTree& page, const TextGuide& guide) {
  const std::vector<Hint> hints = read_hints(page);
  const PageText text = read_blocks(page, hints);
  const std::vector<bool> guided = find_guided(text, guide.article_body);
  std::vector<bool> best;
  std::uint32_t most = 0;
  for (const Strictness strictness : kAttempts) {
    std::vector<bool> beside = find_beside(page, text, hints, strictness);
    for (std::size_t block = 0; block < guided.size(); ++block) {
      beside[block] = beside[block] && !guided[block];
    }
    const Container container = find_container(page, text, hints, beside, guided);
    std::vector<bool> kept = filter_blocks(page, text, hints, beside, container, guide.title);
    const std::uint32_t characters = count_characters(text, kept);
    if (characters > most) {
      most = characters;
      best = std::move(kept);
    }
    if (most >= (container.is_named ? kMinNamedCharacters : kMinArticleCharacters)) {
      break;
    }
  }
  return most == 0 ? extract_all_text(page) : join(text, best);
}

std::string extract_all_text(const PageTree& page) {
  const PageText text = read_blocks(page, std::vector<Hint>(page.size(), Hint::kNone));
  return join(text, std::vector<bool>(text.blocks.size(), true));
}

}  // namespace dateline
