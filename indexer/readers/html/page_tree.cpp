// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_tree.hpp"

#include <algorithm>
#include <memory>

#include <libxml/HTMLparser.h>

#include "indexer/readers/clean_text.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxPageBytes = std::size_t{1} << 30U;

struct FreeContext {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
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
    if (open_.size() > kMaxDepth) {
      tree_.is_cut_ = true;
      xmlStopParser(context_);
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

  void end() {
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
    const auto bytes = static_cast<std::uint32_t>(size);
    PageNode& last = tree_.nodes_.back();
    if (last.tag == Tag::kText && last.parent == open_.back()) {
      last.text_size += bytes;
    } else {
      tree_.nodes_.push_back({.parent = open_.back(),
                              .end = tree_.size() + 1,
                              .first = static_cast<std::uint32_t>(tree_.strings_.size()),
                              .text_size = bytes});
    }
    tree_.strings_.append(reinterpret_cast<const char*>(text), bytes);
  }

  PageTree tree_;
  std::vector<std::uint32_t> open_;
  htmlParserCtxt* context_ = nullptr;
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

std::string PageTree::text_below(std::uint32_t node) const {
  std::string all;
  for (std::uint32_t at = node; at < nodes_[node].end;) {
    const Tag tag = nodes_[at].tag;
    if (at != node && (tag == Tag::kDropped || tag == Tag::kScript)) {
      at = nodes_[at].end;
      continue;
    }
    if (tag == Tag::kText) {
      all += text(at);
    } else if (is_block(tag) || tag == Tag::kBreak || tag == Tag::kCell) {
      all += ' ';
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
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
  if (context == nullptr) {
    throw std::bad_alloc();
  }
  PageBuilder builder;
  builder.attach(context.get());
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
  htmlCtxtReadMemory(
      context.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8", kOptions);
  return builder.finish();
}

}  // namespace dateline
