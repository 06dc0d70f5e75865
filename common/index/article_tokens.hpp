// SPDX-License-Identifier: GPL-2.0-or-later
//
// ArticleTokens: the words of an article with the positions they have in the index. The indexer
// writes by it; the query program reads by it what the index does not keep, as the written form of
// a word.
//
//   title 1 2 3   gap   paragraph 104 105 ...   gap   paragraph 130 ...
#pragma once

#include <cstddef>
#include <cstdint>

#include "common/analysis/analyzer.hpp"
#include "common/article.hpp"

namespace dateline {

// Positions skipped between title and body: no phrase and no NEAR of usual width crosses it.
inline constexpr std::uint32_t kTitleGap = 100;

// Reused from article to article to spare allocations.
struct ArticleTokens {
  TokenStream title;
  TokenStream body;
  TokenStream byline;            // positions of its own, from 1
  std::size_t lead_length = 0;   // tokens of the body that belong to its first paragraph
  std::uint32_t title_end = 0;   // the first position after the title
  std::uint32_t body_begin = 0;  // the first one of the body
  std::uint32_t lead_end = 0;    // the first one after the body's first paragraph
};

// What is boilerplate in the body has no tokens.
void analyze_article(const Analyzer& analyzer, const Article& article, ArticleTokens& tokens);

}  // namespace dateline
