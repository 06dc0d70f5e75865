// SPDX-License-Identifier: GPL-2.0-or-later
//
// <meta> values by name, and elements by itemprop (microdata). Names are compared in lower case;
// property, name, itemprop and http-equiv count alike, and one attribute may list several names.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/readers/html/page_tree.hpp"

namespace dateline {

class MetaTags {
 public:
  explicit MetaTags(const PageTree& page);

  // The first content of a <meta> of that name (lower case) that is not blank; "" if there is none.
  [[nodiscard]] std::string_view find(std::string_view name) const;
  // Every content of <meta property="article:tag">, in the order of the page.
  [[nodiscard]] const std::vector<std::string>& article_tags() const { return article_tags_; }
  // The first value of that itemprop: its content, datetime, or text on one line; "" if there is
  // none.
  [[nodiscard]] std::string_view find_property(std::string_view property) const;

 private:
  void add_meta(const PageTree& page, std::uint32_t node);
  void add_property(const PageTree& page, std::uint32_t node);

  std::unordered_map<std::string, std::string> metas_;
  std::unordered_map<std::string, std::string> properties_;
  std::vector<std::string> article_tags_;
};

}  // namespace dateline
