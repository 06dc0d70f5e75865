// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/searcher.hpp"

#include <algorithm>
#include <string>

#include "common/index/fields.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/xapian_error.hpp"
#include "query/search/snippet.hpp"

namespace dateline {

namespace {

// Matches are counted exactly up to here; beyond, Xapian estimates.
constexpr Xapian::doccount kExactCount = 10000;

std::string value_of(const Xapian::Document& document, Slot slot) {
  return document.get_value(static_cast<Xapian::valueno>(slot));
}

// Xapian::sortable_serialise leaves out closing zero bytes; with them all dates are of one length
// and what follows them in a key cannot disturb their order.
constexpr std::size_t kSerialisedBytes = 9;

// Ascending keys: newest first with undated last, then by id.
class NewestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    std::string key = value_of(document, Slot::kPublished);
    key.resize(kSerialisedBytes, '\0');
    for (char& byte : key) {
      byte = static_cast<char>(~static_cast<unsigned char>(byte));
    }
    return key + value_of(document, Slot::kId);
  }
};

// Ascending keys: oldest first with undated last, then by id.
class OldestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    std::string key = value_of(document, Slot::kPublished);
    // No date's serialisation begins with 0xFF.
    key.resize(kSerialisedBytes, key.empty() ? '\xFF' : '\0');
    return key + value_of(document, Slot::kId);
  }
};

struct Page {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
};

// One Xapian match, with what it needs to stay alive.
class Match {
 public:
  Match(const Snapshot& snapshot, const Xapian::Query& query, SortOrder sort)
      : enquire_(snapshot.database()) {
    enquire_.set_query(query);
    constexpr double kK1 = 0.9;
    constexpr double kB = 0.4;
    enquire_.set_weighting_scheme(Xapian::BM25Weight(kK1, 0, 1, kB, 0));
    switch (sort) {
      case SortOrder::kRelevance: enquire_.set_sort_by_relevance_then_key(&newest_, false); break;
      case SortOrder::kNewest: enquire_.set_sort_by_key_then_relevance(&newest_, false); break;
      case SortOrder::kOldest: enquire_.set_sort_by_key_then_relevance(&oldest_, false); break;
    }
  }

  Xapian::MSet get(const Page& page, Xapian::doccount check_at_least) {
    return enquire_.get_mset(static_cast<Xapian::doccount>(page.first),
                             static_cast<Xapian::doccount>(page.count),
                             check_at_least);
  }

 private:
  Xapian::Enquire enquire_;
  NewestFirst newest_;
  OldestFirst oldest_;
};

std::uint64_t page_size(const SearchRequest& request, const Snapshot& snapshot) {
  return request.limit == 0 ? snapshot.database().get_doccount() : request.limit;
}

class HitMaker {
 public:
  HitMaker(const CompiledQuery& query, const SearchRequest& request, Stemmer& stemmer)
      : snippets_(query.highlights, stemmer), request_(request) {}

  void make(const Xapian::MSet& matches,
            std::uint64_t rank,
            bool is_partial,
            const std::function<void(const Hit&)>& add) {
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      Hit hit;
      hit.rank = ++rank;
      hit.weight = match.get_weight();
      hit.is_partial = is_partial;
      const Xapian::Document document = match.get_document();
      hit.article = decode_article(document.get_data());
      hit.words = static_cast<std::uint64_t>(
          Xapian::sortable_unserialise(value_of(document, Slot::kWordCount)));
      hit.title = snippets_.mark(hit.article.title);
      hit.snippet = snippets_.snippet(hit.article.body, request_.snippet_bytes);
      add(hit);
    }
  }

 private:
  SnippetMaker snippets_;
  const SearchRequest& request_;
};

Xapian::MSet find_partial(const Snapshot& snapshot,
                          const CompiledQuery& query,
                          const SearchRequest& request,
                          const Page& page) {
  const Xapian::Query rest(Xapian::Query::OP_AND_NOT, query.any, query.matching);
  return Match(snapshot, rest, request.sort).get(page, 0);
}

}  // namespace

ResultHeader Searcher::search(const CompiledQuery& query,
                              const SearchRequest& request,
                              Stemmer& stemmer,
                              const ResultSink& sink) const {
  const auto start = std::chrono::steady_clock::now();
  ResultHeader header;
  header.offset = request.offset;
  return translate_xapian_errors(snapshot_.path(), [&] {
    const std::uint64_t size = page_size(request, snapshot_);
    Match full(snapshot_, query.matches, request.sort);
    const Xapian::MSet matches = full.get({request.offset, size}, kExactCount);
    header.total_is_exact = matches.get_matches_lower_bound() == matches.get_matches_upper_bound();
    header.total = matches.get_matches_estimated();
    Xapian::MSet partial;
    std::uint64_t first_partial = 0;
    if (request.partial == PartialMatches::kFill && matches.size() < size) {
      first_partial = request.offset > header.total ? request.offset - header.total : 0;
      partial = find_partial(snapshot_, query, request, {first_partial, size - matches.size()});
    }
    header.hits = matches.size() + partial.size();
    header.elapsed = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start);
    sink.begin(header);
    HitMaker hits(query, request, stemmer);
    hits.make(matches, request.offset, false, sink.add);
    hits.make(partial, header.total + first_partial, true, sink.add);
    return header;
  });
}

std::uint64_t Searcher::count(const CompiledQuery& query) const {
  return translate_xapian_errors(snapshot_.path(), [&]() -> std::uint64_t {
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(query.matching);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, 0, snapshot_.database().get_doccount()).get_matches_lower_bound();
  });
}

}  // namespace dateline
