// SPDX-License-Identifier: GPL-2.0-or-later
//
// MatchSet: which articles of a snapshot match a query, a bit for each. What is counted over all
// matches walks posting lists against it: a term costs its own length, whatever the query.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/index/snapshot.hpp"

namespace dateline {

// How to count the terms of all matches: through the articles of each term, or the terms of each
// match. Both give the same.
enum class CountWay : std::uint8_t { kFaster, kPostings, kArticles };

class MatchSet {
 public:
  // snapshot must outlive it. Throws Xapian::Error.
  MatchSet(const Snapshot& snapshot, const Xapian::Query& matching);

  // How many articles match, exactly.
  [[nodiscard]] std::uint64_t size() const { return size_; }

  // Whether the article of this document id of the snapshot's merged database matches.
  [[nodiscard]] bool contains(Xapian::docid id) const;

  // How many of them have a term.
  [[nodiscard]] std::uint64_t count(const std::string& term) const;

  // How many of them have one of the terms, or more.
  [[nodiscard]] std::uint64_t count_any(std::span<const std::string> terms) const;

  // The same as count for every term that begins with prefix, in the order of terms; terms that no
  // match has are passed over.
  struct TermCount {
    std::string term;
    std::uint64_t matches = 0;
    std::uint64_t archive = 0;  // articles of the snapshot that have it
  };
  [[nodiscard]] std::vector<TermCount> count_all(const std::string& prefix,
                                                 CountWay way = CountWay::kFaster) const;

  // How many matches have one term of each of two kinds: the rows begin with one prefix, of which
  // an article has one term at most, the columns with any of some others. Row 0 is "": no such
  // term. A pair is given once for each segment that has it.
  struct Pair {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint64_t matches = 0;
  };
  struct PairCounts {
    std::vector<std::string> rows;     // terms
    std::vector<std::string> columns;  // terms, each once for each segment
    std::vector<Pair> pairs;
  };
  [[nodiscard]] PairCounts count_pairs(const std::string& row_prefix,
                                       std::span<const std::string> column_prefixes) const;

  // The stored data of one match that has the term; empty if none has it.
  [[nodiscard]] std::string one_with(const std::string& term) const;

 private:
  struct Segment {
    Xapian::Database database;
    std::vector<bool> articles;  // by document id
    std::uint64_t size = 0;
  };
  using Counts = std::map<std::string, TermCount>;
  static void count_by_postings(const Segment& segment, const std::string& prefix, Counts& counts);
  static void count_by_articles(const Segment& segment, const std::string& prefix, Counts& counts);

  static void count_columns(const Segment& segment,
                            const std::vector<std::uint32_t>& rows,
                            const std::string& prefix,
                            PairCounts& counts);

  const Snapshot& snapshot_;
  std::vector<Segment> segments_;
  std::uint64_t size_ = 0;
};

}  // namespace dateline
