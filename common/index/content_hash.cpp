// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/content_hash.hpp"

#include "common/support/hash.hpp"

namespace dateline {

std::string content_hash(const Article& article) {
  std::string content;
  content.reserve(article.body.size() + article.title.size() + 512);
  const auto add = [&content](std::string_view text) {
    content += text;
    content += '\0';  // no text holds one, so no two articles run together to the same bytes
  };
  for (const std::string* text : {&article.title,
                                  &article.body,
                                  &article.byline,
                                  &article.source,
                                  &article.section,
                                  &article.url,
                                  &article.language,
                                  &article.dateline,
                                  &article.dateline_place,
                                  &article.agency,
                                  &article.copyright}) {
    add(*text);
  }
  for (const std::string& keyword : article.keywords) {
    add(keyword);
  }
  for (const Subject& subject : article.subjects) {
    add(subject.code);
    add(subject.name);
  }
  for (const PublisherEntity& entity : article.entities) {
    add(std::to_string(static_cast<int>(entity.kind)));
    add(entity.name);
    add(entity.code);
  }
  add(to_string(article.title_origin));
  add(to_string(article.byline_origin));
  add(std::to_string(article.version));
  if (article.published) {
    add(to_iso8601(article.published->timestamp));
    add(to_string(article.published->origin));
  }
  const ContentHash hash = hash_content(content);
  return {hash.begin(), hash.end()};
}

}  // namespace dateline
