// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_reader.hpp"

#include <utility>

#include "indexer/readers/html/main_text.hpp"
#include "indexer/readers/html/page_metadata.hpp"
#include "indexer/readers/html/page_tree.hpp"

namespace dateline {

Result<Article> read_page(std::string_view bytes) {
  const Result<PageTree> page = parse_page(bytes);
  if (!page) {
    return page.error();
  }
  PageMetadata metadata = read_page_metadata(*page);
  Article& article = metadata.article;
  article.body =
      extract_main_text(*page, {.title = article.title, .article_body = metadata.article_body});
  if (article.body.empty()) {
    return Error{ErrorCode::kEmpty, "the page has no text", ""};
  }
  return std::move(article);
}

}  // namespace dateline
