// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/article_view.hpp"

#include <utility>

#include "query/search/occurrences.hpp"
#include "query/search/searcher.hpp"
#include "query/search/snippet.hpp"

namespace dateline {

std::optional<ArticleView> view_article(const std::string& id,
                                        const CompiledQuery* query,
                                        const Snapshot& snapshot,
                                        Stemmer& stemmer) {
  std::optional<Article> article = Searcher(snapshot).find(id);
  if (!article) {
    return std::nullopt;
  }
  std::vector<Occurrence> occurrences;
  if (query != nullptr) {
    occurrences =
        OccurrenceFinder(query->shown, stemmer, query->entities, query->mentions).find(*article);
  }
  ArticleView view;
  view.title = mark_line(article->title, TextPart::kTitle, occurrences);
  view.byline = mark_line(article->byline, TextPart::kByline, occurrences);
  view.text = mark_text(article->body, TextPart::kBody, occurrences);
  view.article = *std::move(article);
  return view;
}

}  // namespace dateline
