// SPDX-License-Identifier: GPL-2.0-or-later
//
// SnippetMaker: the sentences of an article that show best why it matched, with every matched form
// marked. It reads the stored text with the Analyzer of the index, so that what is marked is what
// matched, stems included. (Xapian's MSet::snippet escapes HTML and does not see prefixed terms.)
#pragma once

#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.hpp"
#include "common/analysis/sentences.hpp"
#include "common/analysis/stemmer.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/search/search_result.hpp"

namespace dateline {

class SnippetMaker {
 public:
  // Both must outlive the SnippetMaker.
  SnippetMaker(const HighlightTerms& terms, Stemmer& stemmer);

  // The whole text on one line, its matched words marked.
  [[nodiscard]] MarkedText mark(std::string_view text);

  // About max_bytes of text: the best sentence, then the next best while there is room, in their
  // order in the text, " … " between what is not adjacent. The beginning of the text if none
  // matches.
  [[nodiscard]] MarkedText snippet(std::string_view text, std::size_t max_bytes);

 private:
  struct Match {
    TextSpan span;
    std::string_view term;  // what of the query it matched
  };
  [[nodiscard]] std::vector<Match> find_matches(std::string_view text);
  [[nodiscard]] static std::vector<std::set<std::string_view>> terms_by_sentence(
      const std::vector<TextSpan>& sentences, const std::vector<Match>& matches);
  // Indexes of the best sentences, best first: those that show most of the query's terms, then
  // those that add to what is shown.
  [[nodiscard]] static std::vector<std::size_t> choose_sentences(
      const std::vector<TextSpan>& sentences,
      const std::vector<Match>& matches,
      std::size_t max_bytes);
  [[nodiscard]] static MarkedText join(std::string_view text,
                                       const std::vector<TextSpan>& sentences,
                                       const std::vector<TextSpan>& slices,
                                       const std::vector<TextSpan>& marks);

  const HighlightTerms& terms_;
  Stemmer& stemmer_;
  Analyzer analyzer_;
  TokenStream stream_;
};

}  // namespace dateline
