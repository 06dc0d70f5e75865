// SPDX-License-Identifier: GPL-2.0-or-later
//
// EntityFinder: the people, organisations and places of an article, with every mention.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "common/article.hpp"
#include "indexer/enrich/entities/entity_model.hpp"
#include "indexer/enrich/entities/name_linker.hpp"
#include "indexer/enrich/entities/tagger.hpp"

namespace dateline {

// Longer articles are tagged in stretches of whole paragraphs that have at least so many tokens, or
// twice as many where a paragraph does not end, so that memory is bounded; what a word is elsewhere
// counts within one stretch.
inline constexpr std::size_t kStretchTokens = std::size_t{1} << 16U;

// Not for use by two threads at once.
class EntityFinder {
 public:
  // language: of articles that name none, as Snowball calls it. The model knows English; in other
  // languages only names of the tables and people with a known first name are kept.
  explicit EntityFinder(const EntityModel& model, std::string language = "english")
      : tagger_(model), language_(std::move(language)) {}

  // Fills article.names, from the text outside of its boilerplate and from article.entities, which
  // win: what the publisher calls a place is no person of that name.
  void find(Article& article);

 private:
  // Appends the names of the paragraphs in text_ and clears that.
  void find_mentions(const Article& article, std::vector<NameMention>& mentions);

  EntityTagger tagger_;
  std::string language_;
  TaggerText text_;  // of a long article a stretch at a time
};

// Appends the article's sentences: title and text without its boilerplate. The article must outlive
// the text.
void append_article(TaggerText& text, const Article& article);

// Fills article.names from article.entities alone.
void keep_publisher_names(Article& article);

}  // namespace dateline
