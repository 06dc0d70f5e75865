// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_reader.hpp"

#include "indexer/readers/html/main_text.hpp"
#include "indexer/readers/html/page_tree.hpp"

namespace dateline {

Result<Article> read_page(std::string_view bytes) {
  Result<PageTree> page = parse_page(bytes);
  if (!page) {
    return page.error();
  }
  Article article;
  article.body = extract_main_text(*page, {});
  if (article.body.empty()) {
    return Error{ErrorCode::kEmpty, "the page has no text", ""};
  }
  return article;
}

}  // namespace dateline
