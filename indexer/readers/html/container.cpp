// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/container.hpp"

#include <algorithm>
#include <optional>

namespace dateline {

namespace {

constexpr std::uint32_t kMinSentenceCharacters = 50;
constexpr std::uint64_t kMinMarkedWeight = 100;
constexpr std::uint64_t kMinNamedWeight = 500;
constexpr std::uint32_t kMaxTeaserBlocks = 8;
constexpr std::uint32_t kMinTeaserLinkCharacters = 20;

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

// Searches for the element that names itself the article's text.
class NamedSearch {
 public:
  NamedSearch(const PageTree& page,
              const PageText& text,
              const std::vector<Hint>& hints,
              const Sums& sums)
      : page_(page), text_(text), hints_(hints), sums_(sums) {}

  // The heaviest one; kNoNode if none holds enough of the page's sentences.
  [[nodiscard]] std::uint32_t find() const {
    const std::uint32_t marked =
        heaviest([this](std::uint32_t node) { return hints_[node] == Hint::kBody; });
    if (is_enough(marked, 5, kMinMarkedWeight)) {
      return widen(marked);
    }
    const std::uint32_t named = heaviest([this](std::uint32_t node) {
      return hints_[node] == Hint::kBody || hints_[node] == Hint::kContent ||
             page_[node].tag == Tag::kArticle;
    });
    if (is_enough(named, 2, 0)) {
      return widen(named);
    }
    return kNoNode;
  }

  // The element that holds the page's main part, which is rarely the article alone; the page itself
  // if none is named.
  [[nodiscard]] std::uint32_t find_main() const {
    const std::uint32_t main = heaviest([this](std::uint32_t node) {
      return page_[node].tag == Tag::kMain || page_.attribute(node, Attribute::kRole) == "main";
    });
    return is_enough(main, 2, 0) ? main : 0;
  }

 private:
  [[nodiscard]] std::uint64_t weight(std::uint32_t node) const {
    return weight_of(sums_, text_.below[node]);
  }

  [[nodiscard]] bool is_enough(std::uint32_t node, std::uint64_t part, std::uint64_t least) const {
    return node != kNoNode && weight(node) > least && weight(node) * part > sums_.back();
  }

  template <typename Wanted>
  [[nodiscard]] std::uint32_t heaviest(const Wanted& is_wanted) const {
    std::uint32_t best = kNoNode;
    std::uint64_t most = 0;
    for (std::uint32_t node = 1; node < page_.size(); ++node) {
      if (!is_wanted(node)) {
        continue;
      }
      // An inner one wins over the one around it if it holds nearly as much.
      const bool is_inner = best != kNoNode && node < page_[best].end;
      if (weight(node) > most || (is_inner && weight(node) * 10 >= most * 8)) {
        most = weight(node);
        best = node;
      }
    }
    return best;
  }

  // Some sites part an article by advertisements into several elements of one name: then the
  // element around them.
  [[nodiscard]] std::uint32_t widen(std::uint32_t node) const {
    for (std::uint32_t up = page_[node].parent; up != kNoNode; up = page_[up].parent) {
      const std::uint64_t named = weight_of_named(up);
      if (named * 5 >= weight(node) * 6 && named * 5 >= weight(up) * 4) {
        return up;
      }
    }
    return node;
  }

  // Of the named elements below a node that are in no other.
  [[nodiscard]] std::uint64_t weight_of_named(std::uint32_t node) const {
    std::uint64_t sum = 0;
    for (std::uint32_t at = node + 1; at < page_[node].end;) {
      const bool is_named = hints_[at] == Hint::kBody || hints_[at] == Hint::kContent;
      sum += is_named ? weight(at) : 0;
      at = is_named ? page_[at].end : at + 1;
    }
    return sum;
  }

  const PageTree& page_;
  const PageText& text_;
  const std::vector<Hint>& hints_;
  const Sums& sums_;
};

// Whether an element that says it lies beside has in it what says that it is the article. Readers'
// comments are marked up as articles too, but not with a main heading.
bool holds_article(const PageTree& page, const std::vector<Hint>& hints, std::uint32_t node) {
  const bool is_comments = hints[node] == Hint::kComments;
  for (std::uint32_t at = node; at < page[node].end; ++at) {
    const bool is_named =
        hints[at] == Hint::kContent || is_one_of(page[at].tag, Tag::kArticle, Tag::kMain);
    if (hints[at] == Hint::kBody || page[at].tag == Tag::kHeading1 || (is_named && !is_comments)) {
      return true;
    }
  }
  return false;
}

// Whether an element with a fair amount of text names itself the article's.
bool has_named_text(const PageTree& page,
                    const PageText& text,
                    const std::vector<Hint>& hints,
                    const Sums& sums) {
  for (std::uint32_t node = 1; node < page.size(); ++node) {
    if ((hints[node] == Hint::kBody || hints[node] == Hint::kContent) &&
        weight_of(sums, text.below[node]) > kMinNamedWeight) {
      return true;
    }
  }
  return false;
}

// An item of a list that leads to another story: a line that is a link, then a few lines on it.
bool is_teaser(const PageTree& page, const PageText& text, std::uint32_t node) {
  const BlockRange range = text.below[node];
  if (page[node].tag != Tag::kItem || range.last - range.first < 2 ||
      range.last - range.first > kMaxTeaserBlocks) {
    return false;
  }
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const TextBlock& block = text.blocks[i];
    if (block.link_characters * 10 >= block.characters * 9 &&
        block.characters >= kMinTeaserLinkCharacters) {
      return i + 1 < range.last;
    }
    if (sentence_weight(block) > 0) {
      return false;
    }
  }
  return false;
}

// From node down while one child holds most of the sentences.
std::uint32_t descend(const PageTree& page,
                      const PageText& text,
                      const Sums& sums,
                      std::uint32_t node) {
  const std::uint64_t all = weight_of(sums, text.below[node]);
  while (true) {
    const std::uint64_t whole = weight_of(sums, text.below[node]);
    std::uint32_t next = kNoNode;
    for (std::uint32_t child = node + 1; child < page[node].end; child = page[child].end) {
      const std::uint64_t weight = weight_of(sums, text.below[child]);
      // Of the whole page too, or elements nested in each paragraph would lead to the last of them.
      if (weight * 10 > whole * 7 && weight * 5 > all * 2) {
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

// The innermost element around the guided blocks, with the stretch of blocks they make.
std::optional<Container> find_guided_container(const PageTree& page,
                                               const PageText& text,
                                               const std::vector<bool>& guided) {
  const auto first = std::ranges::find(guided, true);
  if (first == guided.end()) {
    return std::nullopt;
  }
  const auto behind = std::find(guided.rbegin(), guided.rend(), true).base();
  const BlockRange blocks{static_cast<std::uint32_t>(first - guided.begin()),
                          static_cast<std::uint32_t>(behind - guided.begin())};
  std::uint32_t node = text.blocks[blocks.first].owner;
  while (text.below[node].last < blocks.last) {
    node = page[node].parent;
  }
  return Container{node, blocks, true};
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
  const bool has_named = has_named_text(page, text, hints, sums);
  for (std::uint32_t node = 1; node < page.size(); ++node) {
    if (hints[node] < Hint::kAside && !is_teaser(page, text, node)) {
      continue;
    }
    const BlockRange range = text.below[node];
    std::uint64_t limit = sums.back() / 2;
    if (strictness == Strictness::kTrusting) {
      limit = sums.back() / 10;
    } else if ((has_named || hints[node] == Hint::kComments) && !holds_article(page, hints, node)) {
      limit = sums.back();
    }
    if (weight_of(sums, range) <= limit) {
      std::fill(beside.begin() + range.first, beside.begin() + range.last, true);
    }
  }
  return beside;
}

Container find_container(const PageTree& page,
                         const PageText& text,
                         const std::vector<Hint>& hints,
                         const std::vector<bool>& beside,
                         const std::vector<bool>& guided) {
  const Sums sums = sum_weights(text, beside);
  const NamedSearch search(page, text, hints, sums);
  std::uint32_t node = search.find();
  const bool is_named = node != kNoNode;
  if (!is_named) {
    node = descend(page, text, sums, search.find_main());
  }
  const Container found{node, text.below[node], is_named};
  const std::optional<Container> named = find_guided_container(page, text, guided);
  return named && weight_of(sums, named->blocks) * 2 > weight_of(sums, found.blocks) ? *named
                                                                                     : found;
}

}  // namespace dateline
