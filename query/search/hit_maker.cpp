// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/hit_maker.hpp"

#include <set>
#include <string_view>

#include "common/analysis/folding.hpp"
#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "query/search/passages.hpp"
#include "query/search/snippet.hpp"

namespace dateline {

namespace {

std::string value_of(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

// Each word and phrase once, whatever its case.
std::vector<std::string> matched_texts(const Article& article,
                                       const std::vector<Occurrence>& occurrences) {
  std::vector<std::string> texts;
  std::set<std::string> folded;
  for (const Occurrence& each : occurrences) {
    for (const TextSpan& word : each.words) {
      const std::string_view text =
          text_of(article, each.part).substr(word.begin, word.end - word.begin);
      if (folded.insert(fold(text)).second) {
        texts.emplace_back(text);
      }
    }
  }
  return texts;
}

}  // namespace

Hit HitMaker::make(const Xapian::Document& document) {
  Hit hit;
  if (request_.detail == HitDetail::kId) {
    hit.article.id = value_of(document, Slot::kId);
    return hit;
  }
  hit.article = decode_article(document.get_data());
  hit.words = static_cast<std::uint64_t>(
      Xapian::sortable_unserialise(value_of(document, Slot::kWordCount)));
  hit.cursor = to_string(cursor_of(hit.article));
  if (request_.detail == HitDetail::kPassages) {
    hit.passages = make_passages(hit.article, occurrences_.find(hit.article), request_.passages);
  } else if (request_.detail == HitDetail::kMarked) {
    const std::vector<Occurrence> occurrences = occurrences_.find(hit.article);
    hit.title = mark_line(hit.article.title, TextPart::kTitle, occurrences);
    hit.snippet = make_snippet(hit.article.body, occurrences, request_.snippet_bytes);
    hit.matched = matched_texts(hit.article, occurrences);
  }
  return hit;
}

}  // namespace dateline
