// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/html/page_reader.hpp"

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "indexer/readers/charset.hpp"
#include "indexer/readers/dating.hpp"
#include "indexer/readers/html/main_text.hpp"
#include "indexer/readers/html/page_metadata.hpp"
#include "indexer/readers/html/page_tree.hpp"
#include "indexer/readers/shown_date.hpp"

namespace dateline {

namespace {

// So that no charset makes more of a page than the parser takes.
constexpr std::size_t kMaxRawBytes = kMaxPageBytes / 4;

}  // namespace

Result<Article> read_page(std::string_view bytes, std::string_view label) {
  if (bytes.size() > kMaxRawBytes) {
    return Error{
        ErrorCode::kTooLarge, fmt::format("the page is longer than {} bytes", kMaxRawBytes), ""};
  }
  DecodedText source = decode_text(
      bytes, label.empty() ? find_declared_charset(bytes).value_or("") : std::string(label));
  const Result<PageTree> page = parse_page(source.utf8);
  if (!page) {
    return page.error();
  }
  PageMetadata metadata = read_page_metadata(*page);
  Article& article = metadata.article;
  article.body =
      extract_main_text(*page, {.title = article.title, .article_body = metadata.article_body});
  if (article.body.empty()) {
    return Error{
        ErrorCode::kEmpty,
        page->is_cut() ? "its elements nest without end before any text" : "the page has no text",
        ""};
  }
  if (article.possible_dates.empty()) {
    if (const std::optional<Timestamp> date = first_date(article.body)) {
      offer_date(article, *date, DateOrigin::kText);
    }
  }
  if (!source.warning.empty()) {
    article.warnings.push_back(std::move(source.warning));
  }
  if (page->is_cut()) {
    article.warnings.push_back(fmt::format(
        "more than {} elements are open at once: the rest is not read", kMaxOpenElements));
  }
  return std::move(article);
}

std::string fragment_text(std::string_view html) {
  const Result<PageTree> page = parse_page(html);
  return page ? extract_all_text(*page) : std::string();
}

}  // namespace dateline
