// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/match_set.hpp"

#include <utility>

namespace dateline {

namespace {

// To read the terms of one article costs as much as to walk this many postings. Measured on
// newswire of 130 words an article.
constexpr std::uint64_t kPostingsPerArticle = 400;

// A damaged segment can name articles it does not have.
std::size_t checked(Xapian::docid id, const std::vector<bool>& articles) {
  if (id >= articles.size()) {
    throw Xapian::DatabaseCorruptError("a document id is beyond the last one");
  }
  return id;
}

// Notes each match as it is found: no list of matches is built or sorted.
class Collector : public Xapian::MatchSpy {
 public:
  explicit Collector(std::vector<bool>& articles) : articles_(articles) {}
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    articles_[checked(document.get_docid(), articles_)] = true;
    ++size_;
  }
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  std::vector<bool>& articles_;
  std::uint64_t size_ = 0;
};

}  // namespace

MatchSet::MatchSet(const Snapshot& snapshot, const Xapian::Query& matching) : snapshot_(snapshot) {
  for (const Xapian::Database& database : snapshot.segments()) {
    Segment& segment = segments_.emplace_back();
    segment.database = database;
    segment.articles.resize(std::size_t{database.get_lastdocid()} + 1);
    Xapian::Enquire enquire(database);
    enquire.set_query(matching);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Collector collector(segment.articles);
    enquire.add_matchspy(&collector);
    enquire.get_mset(0, 0, database.get_doccount());
    segment.size = collector.size();
    size_ += segment.size;
  }
}

// Ids of several databases read as one are dealt out in turn (Xapian, "Document IDs in multiple
// databases").
bool MatchSet::contains(Xapian::docid id) const {
  const std::size_t index = id - 1;
  const std::vector<bool>& articles = segments_[index % segments_.size()].articles;
  return articles[checked(static_cast<Xapian::docid>(index / segments_.size() + 1), articles)];
}

std::uint64_t MatchSet::count(const std::string& term) const {
  std::uint64_t matches = 0;
  for (const Segment& segment : segments_) {
    const auto end = segment.database.postlist_end(term);
    for (auto posting = segment.database.postlist_begin(term); posting != end; ++posting) {
      matches += segment.articles[checked(*posting, segment.articles)] ? 1U : 0U;
    }
  }
  return matches;
}

std::uint64_t MatchSet::count_any(std::span<const std::string> terms) const {
  std::uint64_t matches = 0;
  for (const Segment& segment : segments_) {
    std::vector<bool> left = segment.articles;
    for (const std::string& term : terms) {
      const auto end = segment.database.postlist_end(term);
      for (auto posting = segment.database.postlist_begin(term); posting != end; ++posting) {
        const std::size_t id = checked(*posting, left);
        matches += left[id] ? 1U : 0U;
        left[id] = false;
      }
    }
  }
  return matches;
}

void MatchSet::count_by_postings(const Segment& segment,
                                 const std::string& prefix,
                                 Counts& counts) {
  const auto last = segment.database.allterms_end(prefix);
  for (auto term = segment.database.allterms_begin(prefix); term != last; ++term) {
    const std::string text = *term;
    std::uint64_t matches = 0;
    const auto end = segment.database.postlist_end(text);
    for (auto posting = segment.database.postlist_begin(text); posting != end; ++posting) {
      matches += segment.articles[checked(*posting, segment.articles)] ? 1U : 0U;
    }
    if (matches > 0) {
      counts[text].matches += matches;
    }
  }
}

void MatchSet::count_by_articles(const Segment& segment,
                                 const std::string& prefix,
                                 Counts& counts) {
  for (Xapian::docid id = 1; id < segment.articles.size(); ++id) {
    if (!segment.articles[id]) {
      continue;
    }
    const auto end = segment.database.termlist_end(id);
    auto term = segment.database.termlist_begin(id);
    for (term.skip_to(prefix); term != end && (*term).starts_with(prefix); ++term) {
      ++counts[*term].matches;
    }
  }
}

std::vector<MatchSet::TermCount> MatchSet::count_all(const std::string& prefix,
                                                     CountWay way) const {
  Counts counts;
  for (const Segment& segment : segments_) {
    const bool are_few = segment.size * kPostingsPerArticle < segment.database.get_doccount();
    if (way == CountWay::kArticles || (way == CountWay::kFaster && are_few)) {
      count_by_articles(segment, prefix, counts);
    } else {
      count_by_postings(segment, prefix, counts);
    }
  }
  std::vector<TermCount> all;
  all.reserve(counts.size());
  for (auto& [term, count] : counts) {
    count.term = term;
    count.archive = snapshot_.database().get_termfreq(term);
    all.push_back(std::move(count));
  }
  return all;
}

MatchSet::PairCounts MatchSet::count_pairs(const std::string& row_prefix,
                                           std::span<const std::string> column_prefixes) const {
  PairCounts counts{{""}, {}, {}};
  std::map<std::string, std::uint32_t> numbers;  // of rows
  for (const Segment& segment : segments_) {
    std::vector<std::uint32_t> rows(segment.articles.size());  // by document id
    const auto last = segment.database.allterms_end(row_prefix);
    for (auto term = segment.database.allterms_begin(row_prefix); term != last; ++term) {
      const std::string text = *term;
      const auto next = static_cast<std::uint32_t>(counts.rows.size());
      const auto [row, is_new] = numbers.try_emplace(text, next);
      if (is_new) {
        counts.rows.push_back(text);
      }
      const auto end = segment.database.postlist_end(text);
      for (auto posting = segment.database.postlist_begin(text); posting != end; ++posting) {
        rows[checked(*posting, segment.articles)] = row->second;
      }
    }
    for (const std::string& prefix : column_prefixes) {
      count_columns(segment, rows, prefix, counts);
    }
  }
  return counts;
}

void MatchSet::count_columns(const Segment& segment,
                             const std::vector<std::uint32_t>& rows,
                             const std::string& prefix,
                             PairCounts& counts) {
  std::vector<std::uint64_t> matches(counts.rows.size());
  std::vector<std::uint32_t> found;  // rows that have some: of thousands a day has few
  const auto last = segment.database.allterms_end(prefix);
  for (auto term = segment.database.allterms_begin(prefix); term != last; ++term) {
    const std::string text = *term;
    const auto end = segment.database.postlist_end(text);
    for (auto posting = segment.database.postlist_begin(text); posting != end; ++posting) {
      const std::size_t id = checked(*posting, segment.articles);
      if (segment.articles[id] && matches[rows[id]]++ == 0) {
        found.push_back(rows[id]);
      }
    }
    const auto column = static_cast<std::uint32_t>(counts.columns.size());
    counts.columns.push_back(text);
    for (const std::uint32_t row : found) {
      counts.pairs.push_back({row, column, std::exchange(matches[row], 0)});
    }
    found.clear();
  }
}

std::string MatchSet::one_with(const std::string& term) const {
  for (const Segment& segment : segments_) {
    const auto end = segment.database.postlist_end(term);
    for (auto posting = segment.database.postlist_begin(term); posting != end; ++posting) {
      if (segment.articles[checked(*posting, segment.articles)]) {
        return segment.database.get_document(*posting).get_data();
      }
    }
  }
  return {};
}

}  // namespace dateline
