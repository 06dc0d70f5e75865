// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/article_tokens.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace dateline {

namespace {

// Where the first paragraph of the body ends in its tokens.
std::size_t find_lead_length(const TokenStream& body) {
  const auto second = std::find_if(body.tokens.begin() + (body.tokens.empty() ? 0 : 1),
                                   body.tokens.end(),
                                   [](const Token& token) { return token.starts_paragraph; });
  return static_cast<std::size_t>(second - body.tokens.begin());
}

// Leaves out the words of boilerplate; their positions stay empty, so no phrase crosses it. The
// word behind it starts a paragraph.
void leave_out(const std::vector<Boilerplate>& boilerplate, TokenStream& body) {
  auto stretch = boilerplate.begin();
  bool follows_cut = false;
  std::size_t kept = 0;
  for (const Token& token : body.tokens) {
    while (stretch != boilerplate.end() && stretch->end <= token.begin) {
      ++stretch;
    }
    if (stretch != boilerplate.end() && token.end > stretch->begin) {
      follows_cut = true;
      continue;
    }
    Token& place = body.tokens[kept++] = token;
    if (std::exchange(follows_cut, false)) {
      place.starts_sentence = true;
      place.starts_paragraph = true;
    }
  }
  body.tokens.resize(kept);
}

}  // namespace

void analyze_article(const Analyzer& analyzer, const Article& article, ArticleTokens& tokens) {
  tokens.title.clear();
  tokens.body.clear();
  tokens.byline.clear();
  tokens.title_end = analyzer.analyze(article.title, 1, tokens.title);
  tokens.body_begin = tokens.title_end + kTitleGap;
  analyzer.analyze(article.body, tokens.body_begin, tokens.body);
  if (!article.boilerplate.empty()) {
    leave_out(article.boilerplate, tokens.body);
  }
  analyzer.analyze(article.byline, 1, tokens.byline);
  tokens.lead_length = find_lead_length(tokens.body);
  tokens.lead_end = tokens.lead_length == 0
                        ? tokens.body_begin
                        : tokens.body.tokens[tokens.lead_length - 1].position + 1;
}

}  // namespace dateline
