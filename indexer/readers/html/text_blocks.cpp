// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/text_blocks.hpp"

#include <algorithm>

#include "common/analysis/blanks.hpp"

namespace dateline {

namespace {

// Most bytes are neither ASCII blanks nor the first of a wide blank, and this is cheaper to ask.
constexpr bool may_begin_blank(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r') || byte == '\xC2' ||
         (byte >= '\xE1' && byte <= '\xE3');
}

// Of the code point that begins with this byte: a Chinese, Japanese or Korean character says as
// much as several letters, but two will do; bytes that go on with one say nothing.
constexpr std::uint32_t weight_of(unsigned char byte) {
  if ((byte & 0xC0U) == 0x80U) {
    return 0;
  }
  return byte >= 0xE3 ? 2 : 1;
}

// Rows whose cells hold more than a line each: the page's layout, not a table of data.
std::vector<bool> find_layout_rows(const PageTree& page) {
  std::vector<bool> layout(page.size(), false);
  std::vector<std::uint32_t> row_of(page.size(), kNoNode);
  for (std::uint32_t node = 1; node < page.size(); ++node) {
    const Tag tag = page[node].tag;
    row_of[node] = tag == Tag::kRow ? node : row_of[page[node].parent];
    const bool breaks_line = tag != Tag::kRow && (is_block(tag) || tag == Tag::kBreak);
    if (!breaks_line) {
      continue;
    }
    for (std::uint32_t row = row_of[page[node].parent]; row != kNoNode && !layout[row];
         row = row_of[page[row].parent]) {
      layout[row] = true;
    }
  }
  return layout;
}

class BlockReader {
 public:
  BlockReader(const PageTree& page, const std::vector<Hint>& hints)
      : page_(page), hints_(hints), layout_rows_(find_layout_rows(page)) {}

  PageText read() {
    text_.below.resize(page_.size());
    for (std::uint32_t node = 0; node < page_.size();) {
      leave(node);
      if (is_hidden(page_, node)) {
        set_empty(node);
        node = page_[node].end;
        continue;
      }
      enter(node);
      ++node;
    }
    leave(page_.size());
    return std::move(text_);
  }

 private:
  struct Open {
    std::uint32_t node;
    bool parts;  // its end parts blocks
  };

  [[nodiscard]] bool parts_blocks(std::uint32_t node) const {
    const Tag tag = page_[node].tag;
    return is_block(tag) || (tag == Tag::kCell && layout_rows_[page_[node].parent]) ||
           hints_[node] >= Hint::kAside;
  }

  void enter(std::uint32_t node) {
    const Tag tag = page_[node].tag;
    if (tag == Tag::kText) {
      text_.below[node].first = count();
      add(node);
      text_.below[node].last = count();
      return;
    }
    const bool parts = parts_blocks(node);
    if (parts) {
      finish_block();
    } else if (tag == Tag::kCell) {
      is_blank_due_ = true;
    } else if (tag == Tag::kBreak) {
      ++breaks_;
    }
    text_.below[node].first = count();
    open_.push_back({node, parts});
    if (tag == Tag::kAnchor) {
      ++links_;
    } else if (tag == Tag::kPreformatted) {
      ++preformatted_;
    }
    if (parts) {
      owners_.push_back(node);
    }
  }

  // Closes the elements that end before node.
  void leave(std::uint32_t node) {
    while (!open_.empty() && page_[open_.back().node].end <= node) {
      const Open closed = open_.back();
      open_.pop_back();
      if (closed.parts) {
        finish_block();
        owners_.pop_back();
      } else if (page_[closed.node].tag == Tag::kCell) {
        is_blank_due_ = true;
      }
      const Tag tag = page_[closed.node].tag;
      links_ -= tag == Tag::kAnchor ? 1U : 0U;
      preformatted_ -= tag == Tag::kPreformatted ? 1U : 0U;
      text_.below[closed.node].last = count();
    }
  }

  void set_empty(std::uint32_t node) {
    for (std::uint32_t at = node; at < page_[node].end; ++at) {
      text_.below[at] = {count(), count()};
    }
  }

  // Blocks begun by now; one that is open counts.
  [[nodiscard]] std::uint32_t count() const {
    return static_cast<std::uint32_t>(text_.blocks.size());
  }

  void add(std::uint32_t node) {
    const std::string_view text = page_.text(node);
    for (std::size_t at = 0; at < text.size();) {
      if (const std::size_t blank = blank_length(text, at); blank != 0) {
        note_blank(text[at]);
        at += blank;
        continue;
      }
      std::size_t end = at + 1;
      while (end < text.size() && (!may_begin_blank(text[end]) || blank_length(text, end) == 0)) {
        ++end;
      }
      add_word(node, text.substr(at, end - at));
      at = end;
    }
  }

  void note_blank(char blank) {
    is_blank_due_ = true;
    if (preformatted_ > 0 && blank == '\n') {
      ++breaks_;
    }
  }

  void add_word(std::uint32_t node, std::string_view word) {
    const bool parts = breaks_ > 1;
    if (parts) {
      finish_block();
    }
    if (!is_open_) {
      text_.blocks.push_back({.owner = owners_.back(),
                              .node = node,
                              .begin = static_cast<std::uint32_t>(text_.text.size())});
      is_open_ = true;
    } else if (breaks_ == 1) {
      text_.text += '\n';
      is_blank_due_ = true;
    } else if (is_blank_due_) {
      text_.text += ' ';
    }
    TextBlock& block = text_.blocks.back();
    block.words += is_blank_due_ || block.words == 0 ? 1U : 0U;
    breaks_ = 0;
    is_blank_due_ = false;
    text_.text += word;
    measure(block, word);
  }

  void measure(TextBlock& block, std::string_view word) const {
    std::uint32_t characters = 0;
    for (const char byte : word) {
      characters += weight_of(static_cast<unsigned char>(byte));
    }
    block.characters += characters;
    block.link_characters += links_ > 0 ? characters : 0;
    block.commas += static_cast<std::uint32_t>(std::ranges::count(word, ','));
    // U+3001, U+FF0C, U+060C: the commas of Chinese, Japanese and Arabic.
    if (word.size() > 3 && (word.find("\u3001") != std::string_view::npos ||
                            word.find("\uFF0C") != std::string_view::npos)) {
      ++block.commas;
    }
    block.commas += word.ends_with("\u060C") ? 1U : 0U;
    block.size = static_cast<std::uint32_t>(text_.text.size()) - block.begin;
  }

  void finish_block() {
    is_open_ = false;
    is_blank_due_ = false;
    breaks_ = 0;
  }

  const PageTree& page_;
  const std::vector<Hint>& hints_;
  std::vector<bool> layout_rows_;
  PageText text_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> owners_ = {0};
  bool is_open_ = false;
  bool is_blank_due_ = false;
  std::uint32_t breaks_ = 0;  // line breaks since the last word
  std::uint32_t links_ = 0;   // open anchors
  std::uint32_t preformatted_ = 0;
};

}  // namespace

PageText read_blocks(const PageTree& page, const std::vector<Hint>& hints) {
  return BlockReader(page, hints).read();
}

}  // namespace dateline
