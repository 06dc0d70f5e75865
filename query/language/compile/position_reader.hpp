// SPDX-License-Identifier: GPL-2.0-or-later
//
// PositionReader: the positions of terms in one article after another, in order of document ids, so
// that each posting list is walked once.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/analysis/analyzer.hpp"
#include "common/index/article_tokens.hpp"
#include "query/language/compile/place.hpp"
#include "query/language/compile/span.hpp"

namespace dateline {

class PositionReader {
 public:
  PositionReader(Xapian::Database database, std::string_view language)
      : database_(std::move(database)), analyzer_(language) {}

  // Goes to an article; ids never decrease.
  void go_to(Xapian::docid id);

  // Of a term in this article; valid until the next article.
  [[nodiscard]] const Positions& positions(const std::string& term);

  // The positions of the zone. A byline's are all there are under its prefix.
  [[nodiscard]] Span extent(Zone zone);

  // What the article writes over a span, each run of blanks as one; empty if no words of the stored
  // text are there.
  [[nodiscard]] std::string written(const Span& span, Zone zone);

 private:
  struct Cursor {
    Xapian::PostingIterator at;
    Xapian::docid read_for = 0;  // the article whose positions these are
    Positions positions;
  };
  [[nodiscard]] std::uint32_t border(std::string_view term);

  Xapian::Database database_;
  Analyzer analyzer_;
  Xapian::docid id_ = 0;
  std::map<std::string, Cursor, std::less<>> cursors_;
  Xapian::docid analysed_ = 0;  // the article that article_ and tokens_ hold
  Article article_;
  ArticleTokens tokens_;
};

}  // namespace dateline
