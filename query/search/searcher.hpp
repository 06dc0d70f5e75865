// SPDX-License-Identifier: GPL-2.0-or-later
//
// Searcher: runs a compiled query on a snapshot. Ranking is BM25 with k1 0.9, b 0.4 (Robertson and
// Zaragoza, "The Probabilistic Relevance Framework", 2009) and a small proximity part, measured on
// 150 judged topics of newswire; equal weights go by date, newest first, then by id, so that an
// order never depends on how the articles lie in segments.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/analysis/stemmer.hpp"
#include "common/index/snapshot.hpp"
#include "query/language/compile/compiled_query.hpp"
#include "query/search/listing_cursor.hpp"
#include "query/search/search_result.hpp"

namespace dateline {

enum class SortOrder {
  kRelevance,
  kNewest,  // undated articles last in both date orders
  kOldest,
};

enum class PartialMatches {
  kNone,
  kFill,  // after the full matches, up to the limit
};

struct SearchRequest {
  std::uint64_t offset = 0;
  std::uint64_t limit = 10;  // 0: all
  SortOrder sort = SortOrder::kRelevance;
  std::optional<ListingCursor> after;  // sorted by date: begin behind this place
  PartialMatches partial = PartialMatches::kNone;
  HitDetail detail = HitDetail::kMarked;
  Passages passages = Passages::kNone;
  std::size_t snippet_bytes = 280;  // about; sentences are not cut in the middle of a word
};

class Searcher {
 public:
  explicit Searcher(const Snapshot& snapshot) : snapshot_(snapshot) {}

  // Calls sink.begin once, then sink.add for each hit while it wants more; returns what begin was
  // given. Throws Failure when the index cannot be read. Sorted by date an answer takes no more
  // memory than a page, however many articles match.
  ResultHeader search(const CompiledQuery& query,
                      const SearchRequest& request,
                      Stemmer& stemmer,
                      const ResultSink& sink) const;

  // Exactly how many articles match.
  [[nodiscard]] std::uint64_t count(const Xapian::Query& matching) const;

  // The article of that id; nullopt if there is none.
  [[nodiscard]] std::optional<Article> find(const std::string& id) const;

 private:
  using Clock = std::chrono::steady_clock;
  ResultHeader search_by_relevance(const CompiledQuery& query,
                                   const SearchRequest& request,
                                   Stemmer& stemmer,
                                   const ResultSink& sink) const;
  ResultHeader search_by_date(const CompiledQuery& query,
                              const SearchRequest& request,
                              Stemmer& stemmer,
                              const ResultSink& sink) const;
  // The first one is this far down among all partial matches.
  struct Partial {
    std::uint64_t first = 0;
    Xapian::MSet matches;
  };
  // Those that fill a page that has so many full ones, where asked for.
  [[nodiscard]] Partial find_partial(const CompiledQuery& query,
                                     const SearchRequest& request,
                                     const ResultHeader& header,
                                     std::uint64_t full_hits) const;

  const Snapshot& snapshot_;
};

}  // namespace dateline
