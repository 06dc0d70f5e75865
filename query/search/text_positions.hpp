// SPDX-License-Identifier: GPL-2.0-or-later
//
// TextPositions: where the words that a query looks for stand in the text of an article, read from
// the text itself with the Analyzer of the index. The index knows positions but not bytes, and no
// positions of stems.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzer.hpp"
#include "common/analysis/sentences.hpp"
#include "common/analysis/stemmer.hpp"
#include "common/article.hpp"
#include "common/index/article_tokens.hpp"
#include "query/language/compile/place.hpp"
#include "query/language/compile/span.hpp"

namespace dateline {

class TextPositions {
 public:
  // Looks for the terms of these places; stemmer must outlive it.
  TextPositions(const std::vector<Place>& places, Stemmer& stemmer);

  // Goes to an article, which must live until the next one.
  void read(const Article& article);

  // Of a term of the places, as PlaceSpans asks for them.
  [[nodiscard]] const Positions& positions(const std::string& term) const;
  [[nodiscard]] Span extent(Zone zone) const;
  [[nodiscard]] std::string written(const Span& span, Zone zone) const;

  // The bytes of headline, byline or body, whichever has the position, of the term there; nullopt
  // if it does not stand there.
  [[nodiscard]] std::optional<TextSpan> bytes_at(const std::string& term,
                                                 std::uint32_t position) const;

  // Whether a position of the headline and body is in the headline.
  [[nodiscard]] bool is_in_title(std::uint32_t position) const {
    return position < tokens_.body_begin;
  }

 private:
  struct Found {
    Positions positions;
    std::vector<TextSpan> bytes;  // of each
  };
  using Terms = std::map<std::string, Found, std::less<>>;

  void collect_term(const std::string& term, Zone zone);
  [[nodiscard]] bool may_have_stem(std::string_view form) const;
  void scan(const TokenStream& stream, std::string_view text, std::string_view prefix);
  static void add(Terms& terms, std::string_view key, const Token& token);
  void read_borders(const TokenStream& stream);

  Stemmer& stemmer_;
  Analyzer analyzer_;
  Terms terms_;                               // by the whole term
  std::vector<std::string> stem_beginnings_;  // of the forms that can have a wanted stem
  bool wants_forms_ = false;
  bool wants_cased_ = false;
  bool wants_byline_ = false;
  const Article* article_ = nullptr;
  ArticleTokens tokens_;
  std::string key_;  // scratch
};

}  // namespace dateline
