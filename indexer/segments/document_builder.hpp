// SPDX-License-Identifier: GPL-2.0-or-later
//
// DocumentBuilder: Article -> Xapian::Document, term by term as common/index/fields.hpp lists them.
// Title and body are one stream of positions (common/index/article_tokens.hpp).
//
// The zones title and lead have stems of their own for ranking; where they end in the stream is
// kept as a position, so that a phrase in a zone is a phrase of the stream that ends before the
// border. Measured on 21,578 newswire articles: words with positions for the zones too cost 20 %
// more time and 20 % more space.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/analysis/analyzer.hpp"
#include "common/analysis/stemmer.hpp"
#include "common/article.hpp"
#include "common/index/article_tokens.hpp"
#include "common/index/terms.hpp"

namespace dateline {

// Not thread-safe: one for each worker.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(Stemmer stemmer);

  // added: seconds since 1970 at which the run started. file_term: of the file that the article was
  // read from; empty for a pipe. Every term is within Glass's limits.
  [[nodiscard]] Xapian::Document build(const Article& article,
                                       const Precedence& precedence,
                                       std::int64_t added,
                                       const std::string& file_term = {});

 private:
  struct Posting {
    std::string_view form;
    std::uint32_t position;
    friend auto operator<=>(const Posting&, const Posting&) = default;
  };

  void add_text(const Article& article, Xapian::Document& document);
  // Adds words with positions under prefix and their stems under Z + prefix.
  void add_postings(std::vector<Posting> postings,
                    std::string_view prefix,
                    Xapian::Document& document);
  void add_stems(std::vector<Posting> postings,
                 std::string_view prefix,
                 Xapian::Document& document);
  void add_zone_borders(Xapian::Document& document) const;
  static void add_cased_forms(std::string_view text,
                              const TokenStream& stream,
                              Xapian::Document& document);
  static void add_borders(const TokenStream& stream, Xapian::Document& document);

  Analyzer analyzer_;
  Stemmer stemmer_;
  ArticleTokens tokens_;
};

}  // namespace dateline
