// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/meta_tags.hpp"

#include <algorithm>
#include <array>

#include "common/support/ascii_case.hpp"
#include "common/support/clean_text.hpp"

namespace dateline {

namespace {

// Others would make a copy of whole articles.
constexpr std::array<std::string_view, 6> kProperties = {
    "articleSection", "author", "dateCreated", "datePublished", "headline", "name"};

constexpr std::size_t kMaxPropertyBytes = 1000;

// Calls take for each of the names in a list parted by blanks.
template <typename Take>
void for_each_name(std::string_view names, const Take& take) {
  for (names = trim(names); !names.empty(); names = trim(names)) {
    const std::size_t size = std::min(names.find_first_of(" \t\r\n\f"), names.size());
    take(names.substr(0, size));
    names.remove_prefix(size);
  }
}

}  // namespace

MetaTags::MetaTags(const PageTree& page) {
  for (std::uint32_t node = 0; node < page.size(); ++node) {
    if (page[node].tag == Tag::kMeta) {
      add_meta(page, node);
    }
    if (page[node].tag != Tag::kText && page.has_attribute(node, Attribute::kItemprop)) {
      add_property(page, node);
    }
  }
}

void MetaTags::add_meta(const PageTree& page, std::uint32_t node) {
  const std::string_view content = trim(page.attribute(node, Attribute::kContent));
  if (content.empty()) {
    return;
  }
  for (const Attribute attribute :
       {Attribute::kProperty, Attribute::kName, Attribute::kHttpEquiv}) {
    for_each_name(page.attribute(node, attribute), [&](std::string_view name) {
      std::string key(name);
      std::ranges::transform(key, key.begin(), lower_ascii);
      if (key == "article:tag") {
        article_tags_.emplace_back(content);
      }
      metas_.emplace(std::move(key), content);
    });
  }
}

void MetaTags::add_property(const PageTree& page, std::uint32_t node) {
  for_each_name(page.attribute(node, Attribute::kItemprop), [&](std::string_view name) {
    std::string key(name);
    if (std::ranges::find(kProperties, name) == kProperties.end() || properties_.contains(key)) {
      return;
    }
    std::string value = clean_line(page.attribute(node, Attribute::kContent));
    if (value.empty()) {
      value = clean_line(page.attribute(node, Attribute::kDatetime));
    }
    if (value.empty()) {
      value = page.text_below(node, kMaxPropertyBytes);
    }
    if (!value.empty()) {
      properties_.emplace(std::move(key), std::move(value));
    }
  });
}

std::string_view MetaTags::find(std::string_view name) const {
  const auto found = metas_.find(std::string(name));
  return found == metas_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view MetaTags::find_property(std::string_view property) const {
  const auto found = properties_.find(std::string(property));
  return found == properties_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace dateline
