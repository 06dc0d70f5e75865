// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_tree.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>

#include <libxml/HTMLparser.h>

#include "common/support/clean_text.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

struct FreeContext {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// What the bytes 0x80 to 0x9F are in windows-1252; 0 where it has none. Browsers read &#150; so
// too.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// What parts the attributes of a tag outside quoted values.
constexpr bool parts_attributes(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r') || byte == '/' || byte == '"' ||
         byte == '\'';
}

struct TagEnd {
  std::size_t at = 0;       // behind the tag
  std::size_t crowded = 0;  // where the attributes over kMaxAttributes begin; 0 if there are none
};

// page[at] is the letter that begins a tag's name.
TagEnd find_tag_end(std::string_view page, std::size_t at) {
  TagEnd end;
  std::size_t parts = 0;
  for (; at < page.size() && page[at] != '>'; ++at) {
    const bool is_quoted = (page[at] == '"' || page[at] == '\'') && page[at - 1] == '=';
    if (is_quoted) {
      at = std::min(page.find(page[at], at + 1), page.size() - 1);
    }
    parts += parts_attributes(page[at]) ? 1U : 0U;
    if (parts > kMaxAttributes && end.crowded == 0) {
      end.crowded = at + 1;
    }
  }
  end.at = at;
  return end;
}

// The page with blanks in the place of the attributes that are too many; nothing if there are none.
// Text that only looks like a tag is no worse off: no paragraph of 500 words has a < before a
// letter.
std::optional<std::string> without_crowds(std::string_view page) {
  std::optional<std::string> changed;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    ++at;
    if (at >= page.size() || !is_letter(page[at])) {
      continue;
    }
    const TagEnd end = find_tag_end(page, at);
    if (end.crowded != 0) {
      changed = changed ? changed : std::string(page);
      std::fill(changed->begin() + static_cast<std::ptrdiff_t>(end.crowded),
                changed->begin() + static_cast<std::ptrdiff_t>(end.at),
                ' ');
    }
    at = end.at;
  }
  return changed;
}

}  // namespace

// Takes the parser's events. Scripts are kept only where they hold linked data.
class PageBuilder {
 public:
  PageBuilder() {
    tree_.nodes_.push_back({.tag = Tag::kBlock});
    open_.push_back(0);
  }

  void attach(htmlParserCtxt* context) {
    context_ = context;
    xmlSAXHandler handler{};
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<PageBuilder*>(self)->start(view(name), attributes);
    };
    handler.endElement = [](void* self, const xmlChar*) { static_cast<PageBuilder*>(self)->end(); };
    handler.characters = [](void* self, const xmlChar* text, int size) {
      static_cast<PageBuilder*>(self)->add_text(text, size);
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = [](void* self, const xmlChar* text, int size) {
      static_cast<PageBuilder*>(self)->add_text(text, size);
    };
    *context->sax = handler;
    context->userData = this;
  }

  PageTree finish() {
    while (!open_.empty()) {
      tree_.nodes_[open_.back()].end = tree_.size();
      open_.pop_back();
    }
    return std::move(tree_);
  }

 private:
  void start(std::string_view name, const xmlChar** attributes) {
    if (open_.size() + flattened_ > kMaxOpenElements) {
      tree_.is_cut_ = true;
      xmlStopParser(context_);
      return;
    }
    if (open_.size() > kMaxDepth) {
      flatten(find_tag(name));
      return;
    }
    const std::uint32_t node = tree_.size();
    PageNode element{.tag = find_tag(name),
                     .parent = open_.back(),
                     .first = static_cast<std::uint32_t>(tree_.attributes_.size())};
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      if (const std::optional<Attribute> known = find_attribute(view(attributes[0]))) {
        const std::string_view value = view(attributes[1]);
        tree_.attributes_.push_back({.name = *known,
                                     .begin = static_cast<std::uint32_t>(tree_.strings_.size()),
                                     .size = static_cast<std::uint32_t>(value.size())});
        tree_.strings_ += value;
        ++element.attribute_count;
      }
    }
    tree_.nodes_.push_back(element);
    open_.push_back(node);
    keeps_text_ = element.tag != Tag::kScript ||
                  tree_.attribute(node, Attribute::kType).find("json") != std::string_view::npos;
  }

  // A leaf still parts paragraphs where the element began.
  void flatten(Tag tag) {
    ++flattened_;
    const bool is_unread = tag == Tag::kScript || tag == Tag::kDropped;
    if (is_unread && keeps_text_) {
      keeps_text_ = false;
      unread_from_ = flattened_;
    }
    tree_.nodes_.push_back({.tag = tag, .parent = open_.back(), .end = tree_.size() + 1});
  }

  void end() {
    if (flattened_ > 0) {
      keeps_text_ = keeps_text_ || unread_from_ == flattened_;
      --flattened_;
      return;
    }
    if (open_.size() > 1) {
      tree_.nodes_[open_.back()].end = tree_.size();
      open_.pop_back();
      keeps_text_ = true;
    }
  }

  void add_text(const xmlChar* text, int size) {
    if (!keeps_text_ || size <= 0) {
      return;
    }
    std::string_view added(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    std::string meant;
    // A reference such as &#150; comes alone, decoded to a control character of two bytes.
    if (const CodePoint first = decode_utf8(added, 0);
        first.length == added.size() && first.value >= 0x80 && first.value < 0xA0) {
      append_utf8(meant, kWindows1252[first.value - 0x80]);
      added = meant.starts_with('\0') ? std::string_view(" ") : std::string_view(meant);
    }
    const auto bytes = static_cast<std::uint32_t>(added.size());
    PageNode& last = tree_.nodes_.back();
    if (last.tag == Tag::kText && last.parent == open_.back()) {
      last.text_size += bytes;
    } else {
      tree_.nodes_.push_back({.parent = open_.back(),
                              .end = tree_.size() + 1,
                              .first = static_cast<std::uint32_t>(tree_.strings_.size()),
                              .text_size = bytes});
    }
    tree_.strings_ += added;
  }

  PageTree tree_;
  std::vector<std::uint32_t> open_;
  htmlParserCtxt* context_ = nullptr;
  std::size_t flattened_ = 0;    // open elements that are too deep
  std::size_t unread_from_ = 0;  // which of them hides text
  bool keeps_text_ = true;
};

std::string_view PageTree::text(std::uint32_t node) const {
  return std::string_view(strings_).substr(nodes_[node].first, nodes_[node].text_size);
}

bool PageTree::has_attribute(std::uint32_t node, Attribute name) const {
  const PageNode& element = nodes_[node];
  const auto* const first = attributes_.data() + element.first;
  return element.tag != Tag::kText &&
         std::any_of(first, first + element.attribute_count, [name](const PageAttribute& row) {
           return row.name == name;
         });
}

std::string_view PageTree::attribute(std::uint32_t node, Attribute name) const {
  const PageNode& element = nodes_[node];
  for (std::uint32_t i = 0; element.tag != Tag::kText && i < element.attribute_count; ++i) {
    const PageAttribute& row = attributes_[element.first + i];
    if (row.name == name) {
      return std::string_view(strings_).substr(row.begin, row.size);
    }
  }
  return {};
}

std::string PageTree::text_below(std::uint32_t node, std::size_t max_bytes) const {
  std::string all;
  for (std::uint32_t at = node; at < nodes_[node].end && all.size() <= max_bytes;) {
    const Tag tag = nodes_[at].tag;
    if (at != node && (tag == Tag::kDropped || tag == Tag::kScript)) {
      at = nodes_[at].end;
      continue;
    }
    if (tag == Tag::kText) {
      const std::size_t left = max_bytes - all.size();
      all += left < text(at).size() ? truncate_utf8(text(at), left + 1) : text(at);
    } else if (is_block(tag) || tag == Tag::kBreak || tag == Tag::kCell) {
      all += all.empty() || all.back() == ' ' ? "" : " ";
    }
    ++at;
  }
  return clean_line(all);
}

std::uint32_t PageTree::find(Tag tag, std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t node = begin; node < end; ++node) {
    if (nodes_[node].tag == tag) {
      return node;
    }
  }
  return kNoNode;
}

Result<PageTree> parse_page(std::string_view utf8) {
  if (utf8.size() > kMaxPageBytes) {
    return Error{ErrorCode::kTooLarge, "the page is longer than 1 GiB", ""};
  }
  // Before the first of several threads makes a context.
  static const bool is_initialised = (xmlInitParser(), true);
  static_cast<void>(is_initialised);
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
  if (context == nullptr) {
    throw std::bad_alloc();
  }
  PageBuilder builder;
  builder.attach(context.get());
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
  const std::optional<std::string> changed = without_crowds(utf8);
  utf8 = changed ? std::string_view(*changed) : utf8;
  htmlCtxtReadMemory(
      context.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", kOptions);
  return builder.finish();
}

}  // namespace dateline
