// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/searcher.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "common/index/xapian_error.hpp"
#include "query/search/date_walk.hpp"
#include "query/search/hit_maker.hpp"

namespace dateline {

namespace {

// Matches are counted exactly up to here; beyond, Xapian estimates.
constexpr Xapian::doccount kExactCount = 10000;

struct Page {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
};

// The best matches, equally good ones newest first; or the first ones by date.
Xapian::MSet rank(const Snapshot& snapshot,
                  const Xapian::Query& query,
                  SortOrder sort,
                  const Page& page,
                  Xapian::doccount check_at_least) {
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(query);
  constexpr double kK1 = 0.9;
  constexpr double kB = 0.4;
  enquire.set_weighting_scheme(Xapian::BM25Weight(kK1, 0, 1, kB, 0));
  DateKeyMaker keys(sort == SortOrder::kOldest ? DateOrder::kOldest : DateOrder::kNewest);
  if (sort == SortOrder::kRelevance) {
    enquire.set_sort_by_relevance_then_key(&keys, false);
  } else {
    enquire.set_sort_by_key(&keys, false);
  }
  return enquire.get_mset(static_cast<Xapian::doccount>(page.first),
                          static_cast<Xapian::doccount>(page.count),
                          check_at_least);
}

void set_total(ResultHeader& header, const Xapian::MSet& matches) {
  header.total_is_exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
  header.total = matches.get_matches_estimated();
}

void add_hits(const Xapian::MSet& matches,
              std::uint64_t rank,
              bool is_partial,
              HitMaker& maker,
              const ResultSink& sink) {
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    Hit hit = maker.make(match.get_document());
    hit.rank = ++rank;
    hit.weight = match.get_weight();
    hit.is_partial = is_partial;
    if (sink.add(hit) == WantsMore::kNo) {
      return;
    }
  }
}

std::chrono::microseconds since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

}  // namespace

ResultHeader Searcher::search(const CompiledQuery& query,
                              const SearchRequest& request,
                              Stemmer& stemmer,
                              const ResultSink& sink) const {
  return translate_xapian_errors(snapshot_.path(), [&] {
    return request.sort == SortOrder::kRelevance
               ? search_by_relevance(query, request, stemmer, sink)
               : search_by_date(query, request, stemmer, sink);
  });
}

Searcher::Partial Searcher::find_partial(const CompiledQuery& query,
                                         const SearchRequest& request,
                                         const ResultHeader& header,
                                         std::uint64_t full_hits) const {
  Partial partial;
  if (request.partial == PartialMatches::kFill && full_hits < request.limit) {
    const Xapian::Query rest(Xapian::Query::OP_AND_NOT, query.any, query.matching);
    partial.first = request.offset > header.total ? request.offset - header.total : 0;
    partial.matches =
        rank(snapshot_, rest, request.sort, {partial.first, request.limit - full_hits}, 0);
  }
  return partial;
}

ResultHeader Searcher::search_by_relevance(const CompiledQuery& query,
                                           const SearchRequest& request,
                                           Stemmer& stemmer,
                                           const ResultSink& sink) const {
  const auto start = Clock::now();
  ResultHeader header;
  header.offset = request.offset;
  const std::uint64_t size =
      request.limit == 0 ? snapshot_.database().get_doccount() : request.limit;
  const Xapian::MSet matches =
      rank(snapshot_, query.matches, request.sort, {request.offset, size}, kExactCount);
  set_total(header, matches);
  const Partial partial = find_partial(query, request, header, matches.size());
  header.hits = matches.size() + partial.matches.size();
  header.elapsed = since(start);
  sink.begin(header);
  HitMaker maker(query, request, stemmer);
  add_hits(matches, request.offset, false, maker, sink);
  header.has_more = request.offset + matches.size() < header.total;
  add_hits(partial.matches, header.total + partial.first, true, maker, sink);
  return header;
}

ResultHeader Searcher::search_by_date(const CompiledQuery& query,
                                      const SearchRequest& request,
                                      Stemmer& stemmer,
                                      const ResultSink& sink) const {
  const auto start = Clock::now();
  constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();
  constexpr std::uint64_t kLeastWindow = 100;
  ResultHeader header;
  header.offset = request.offset;
  header.is_by_date = true;
  Xapian::Enquire counter(snapshot_.database());
  counter.set_query(query.matching);
  counter.set_weighting_scheme(Xapian::BoolWeight());
  set_total(header, counter.get_mset(0, 0, kExactCount));

  const std::uint64_t wanted = request.limit == 0 ? kAll : request.limit;
  WalkSteps steps;
  if (request.limit > 0) {
    steps.window = std::clamp(request.offset + wanted, kLeastWindow, steps.window);
  }
  DateWalk walk(snapshot_,
                query.matching,
                request.sort == SortOrder::kNewest ? DateOrder::kNewest : DateOrder::kOldest,
                steps,
                request.after);
  for (std::uint64_t passed = 0; passed < request.offset && walk.next(); ++passed) {
  }
  std::optional<Xapian::docid> id = walk.next();
  header.hits = std::min(wanted, header.total - std::min(header.total, request.offset));
  header.elapsed = since(start);
  sink.begin(header);
  HitMaker maker(query, request, stemmer);
  std::uint64_t given = 0;
  while (id && given < wanted) {
    Hit hit = maker.make(snapshot_.database().get_document(*id));
    hit.rank = request.offset + ++given;
    const bool is_enough = sink.add(hit) == WantsMore::kNo;
    id = walk.next();
    if (is_enough) {
      break;
    }
  }
  header.has_more = id.has_value();
  const Partial partial = find_partial(query, request, header, given);
  add_hits(partial.matches, header.total + partial.first, true, maker, sink);
  return header;
}

std::uint64_t Searcher::count(const Xapian::Query& matching) const {
  return translate_xapian_errors(snapshot_.path(), [&]() -> std::uint64_t {
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(matching);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, 0, snapshot_.database().get_doccount()).get_matches_lower_bound();
  });
}

std::optional<Article> Searcher::find(const std::string& id) const {
  return translate_xapian_errors(snapshot_.path(), [&]() -> std::optional<Article> {
    const Xapian::Database& database = snapshot_.database();
    const std::string term = value_term(field("id"), id);
    const auto found = database.postlist_begin(term);
    if (found == database.postlist_end(term)) {
      return std::nullopt;
    }
    return decode_article(database.get_document(*found).get_data());
  });
}

}  // namespace dateline
