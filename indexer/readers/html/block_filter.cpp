// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/block_filter.hpp"

#include <algorithm>

#include "indexer/readers/html/phrases.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t kMaxDetailCharacters = 100;
constexpr std::uint32_t kMaxBoilerplateCharacters = 200;
constexpr std::uint32_t kMaxHeadingWords = 7;
constexpr std::uint32_t kMinLinkWords = 5;
// Each is measured against the whole text.
constexpr std::size_t kMaxSections = 16;

class BlockFilter {
 public:
  BlockFilter(const PageTree& page,
              const PageText& text,
              const std::vector<Hint>& hints,
              const std::vector<bool>& beside,
              const Container& container)
      : page_(page), text_(text), hints_(hints), container_(container) {
    kept_.resize(text.blocks.size(), false);
    for (std::uint32_t i = container.blocks.first; i < container.blocks.last; ++i) {
      kept_[i] = !beside[i];
    }
  }

  std::vector<bool> filter(std::string_view title) {
    drop_title(title);
    drop_link_groups();
    drop_details();
    drop_boilerplate();
    drop_ends();
    return std::move(kept_);
  }

 private:
  void drop(BlockRange range) {
    std::fill(kept_.begin() + range.first, kept_.begin() + range.last, false);
  }

  void drop_title(std::string_view title) {
    for (std::uint32_t i = container_.blocks.first; i < container_.blocks.last; ++i) {
      const TextBlock& block = text_.blocks[i];
      if (is_heading(page_[block.owner].tag) && is_same_title(text_.of(block), title)) {
        kept_[i] = false;
      }
    }
  }

  // Elements whose text is mostly links: menus, related stories, tags.
  void drop_link_groups() {
    const std::uint32_t end = page_[container_.node].end;
    for (std::uint32_t node = container_.node + 1; node < end; ++node) {
      if (is_one_of(page_[node].tag,
                    Tag::kDiv,
                    Tag::kForm,
                    Tag::kHeader,
                    Tag::kList,
                    Tag::kSection,
                    Tag::kTable)) {
        drop_if_links(text_.below[node]);
      }
    }
  }

  void drop_if_links(BlockRange range) {
    std::uint64_t characters = 0;
    std::uint64_t links = 0;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      characters += text_.blocks[i].characters;
      links += text_.blocks[i].link_characters;
    }
    if (links * 2 > characters && characters < 2000) {
      drop(range);
    }
  }

  // Lines that every page of a site has, and what follows a heading that announces other stories.
  void drop_boilerplate() {
    std::size_t sections = 0;
    for (std::uint32_t i = container_.blocks.first; i < container_.blocks.last; ++i) {
      if (!kept_[i]) {
        continue;
      }
      const TextBlock& block = text_.blocks[i];
      const std::string_view line = text_.of(block);
      if (block.characters <= kMaxBoilerplateCharacters &&
          (is_boilerplate_line(line) || is_link_line(block))) {
        kept_[i] = false;
      } else if (block.words <= kMaxHeadingWords && sections < kMaxSections &&
                 begins_other_stories(line)) {
        ++sections;
        drop_section(i);
      }
    }
  }

  // A paragraph that is one link of several words: another story of the site.
  [[nodiscard]] bool is_link_line(const TextBlock& block) const {
    return block.link_characters * 20 >= block.characters * 19 && block.words >= kMinLinkWords &&
           is_one_of(page_[block.owner].tag, Tag::kParagraph, Tag::kDiv);
  }

  // From a heading to the end of the element it is in, if what follows is short against the text.
  void drop_section(std::uint32_t heading) {
    std::uint32_t around = text_.blocks[heading].owner;
    if (around != container_.node && text_.below[around].last == heading + 1) {
      around = page_[around].parent;
    }
    const std::uint32_t last = std::min(text_.below[around].last, container_.blocks.last);
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    for (std::uint32_t i = container_.blocks.first; i < last; ++i) {
      (i < heading ? before : after) += kept_[i] ? sentence_weight(text_.blocks[i]) : 0;
    }
    if (after <= before) {
      drop({heading, last});
    }
  }

  void drop_details() {
    const std::uint32_t end = page_[container_.node].end;
    for (std::uint32_t node = container_.node + 1; node < end; ++node) {
      if (hints_[node] != Hint::kDetails) {
        continue;
      }
      const BlockRange range = text_.below[node];
      std::uint32_t characters = 0;
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        characters += text_.blocks[i].characters;
      }
      if (characters < kMaxDetailCharacters) {
        drop(range);
      }
    }
  }

  // What stands before the first and after the last sentence and is none.
  void drop_ends() {
    std::uint32_t first = container_.blocks.first;
    std::uint32_t last = container_.blocks.last;
    while (first < last && !is_text(first) && !is_standfirst(first)) {
      kept_[first++] = false;
    }
    while (last > first && !is_text(last - 1)) {
      kept_[--last] = false;
    }
  }

  // A heading that is as long as a sentence and not the title.
  [[nodiscard]] bool is_standfirst(std::uint32_t index) const {
    return kept_[index] && is_heading(page_[text_.blocks[index].owner].tag) &&
           sentence_weight(text_.blocks[index]) > 0;
  }

  [[nodiscard]] bool is_text(std::uint32_t index) const {
    const TextBlock& block = text_.blocks[index];
    const Tag tag = page_[block.owner].tag;
    if (!kept_[index] || is_heading(tag)) {
      return false;
    }
    return sentence_weight(block) > 0 ||
           (tag == Tag::kParagraph && block.link_characters * 2 <= block.characters);
  }

  const PageTree& page_;
  const PageText& text_;
  const std::vector<Hint>& hints_;
  const Container& container_;
  std::vector<bool> kept_;
};

}  // namespace

std::vector<bool> filter_blocks(const PageTree& page,
                                const PageText& text,
                                const std::vector<Hint>& hints,
                                const std::vector<bool>& beside,
                                const Container& container,
                                std::string_view title) {
  return BlockFilter(page, text, hints, beside, container).filter(title);
}

}  // namespace dateline
