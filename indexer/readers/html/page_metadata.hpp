// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a page says of its article, the better origin first: linked data (JSON-LD), <meta>,
// itemprop, then what it shows. Dates go on with the address of the page, <time>, and text whose
// class calls it a date.
#pragma once

#include <string>
#include <vector>

#include "common/article.hpp"
#include "indexer/readers/html/page_tree.hpp"

namespace dateline {

struct PageMetadata {
  // All but the body; a date that could not be read is a warning of it.
  Article article;
  std::string article_body;  // of the linked data; guides the search for the text
};

[[nodiscard]] PageMetadata read_page_metadata(const PageTree& page);

}  // namespace dateline
