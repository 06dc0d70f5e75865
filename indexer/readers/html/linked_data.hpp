// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a page says of its article in JSON-LD with the vocabulary of schema.org: an object of type
// NewsArticle or a relative of it, alone, in an array, in @graph or as the main entity of a page.
#pragma once

#include <string>
#include <vector>

#include "common/article.hpp"
#include "indexer/readers/html/page_tree.hpp"

namespace dateline {

// Empty where nothing is said. Entities and tags in the values are resolved once.
struct LinkedData {
  std::string headline;
  std::string name;    // of the article; where it is not the headline, one of the two is a summary
  std::string byline;  // names of all authors, joined by ", "
  std::string published;
  std::string url;
  std::string publisher;
  std::string section;
  std::string language;
  std::string article_body;
  std::string copyright;
  std::vector<std::string> keywords;
  std::vector<PublisherEntity> entities;  // of "about" and "mentions"
};

// Scripts that are no JSON are passed over: a page without them is an article still.
[[nodiscard]] LinkedData read_linked_data(const PageTree& page);

}  // namespace dateline
