// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/collisions.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "indexer/segments/merge.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kIdPrefix = field("id").prefix;

// Several databases read as one; knows which of them a document came from.
class Union {
 public:
  explicit Union(std::span<const fs::path> paths) : paths_(paths) {
    for (const fs::path& path : paths) {
      database_.add_database(Xapian::Database(path.string(), Xapian::DB_BACKEND_GLASS));
    }
  }
  [[nodiscard]] const Xapian::Database& database() const { return database_; }

  // Xapian numbers the documents of several databases in turns: 1 is the first's 1, 2 the
  // second's 1.
  void mark_lost(Xapian::docid id) {
    const auto count = static_cast<Xapian::docid>(paths_.size());
    lost_[paths_[(id - 1) % count]].push_back((id - 1) / count + 1);
  }

  // Closes the databases first: a table may not be read while it is written.
  void delete_lost() {
    database_.close();
    for (const auto& [path, ids] : lost_) {
      delete_documents(path, ids);
    }
  }

 private:
  std::span<const fs::path> paths_;
  Xapian::Database database_;
  std::map<fs::path, std::vector<Xapian::docid>> lost_;
};

Precedence precedence_of(const Xapian::Document& document) {
  return decode_precedence(document.get_value(static_cast<Xapian::valueno>(Slot::kPrecedence)));
}

std::string place_of(const Xapian::Document& document) {
  return decode_article(document.get_data()).place;
}

bool is_cancellation(const Xapian::Document& document) {
  const std::string wanted(kCancellationTerm);
  auto term = document.termlist_begin();
  term.skip_to(wanted);
  return term != document.termlist_end() && *term == wanted;
}

struct Candidate {
  Xapian::docid id;
  std::uint64_t version;
  bool cancels;
  Precedence precedence;
};

bool wins(const Candidate& one, const Candidate& other) {
  return std::tie(one.version, one.cancels, one.precedence) >
         std::tie(other.version, other.cancels, other.precedence);
}

void resolve_id(const std::string& term,
                Union& all,
                const std::function<void(const Collision&)>& report) {
  const Xapian::Database& database = all.database();
  std::vector<Candidate> candidates;
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
       ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    const Precedence precedence = precedence_of(document);
    candidates.push_back({*posting, precedence.version, is_cancellation(document), precedence});
  }
  std::ranges::sort(candidates, wins);
  const Candidate& kept = candidates.front();
  const std::string kept_place = place_of(database.get_document(kept.id));
  for (const Candidate& lost : std::span(candidates).subspan(1)) {
    // A newer version is what publishers mean to happen.
    if (lost.version == kept.version && !kept.cancels) {
      report({term.substr(kIdPrefix.size()), kept_place, place_of(database.get_document(lost.id))});
    }
    all.mark_lost(lost.id);
  }
}

}  // namespace

void resolve_collisions(std::span<const fs::path> scratch,
                        const std::function<void(const Collision&)>& report) {
  Union all(scratch);
  const std::string prefix(kIdPrefix);
  for (auto term = all.database().allterms_begin(prefix);
       term != all.database().allterms_end(prefix);
       ++term) {
    if (term.get_termfreq() > 1) {
      resolve_id(*term, all, report);
    }
  }
  all.delete_lost();
}

Replaced find_replaced(const fs::path& segment,
                       std::span<const fs::path> scratch,
                       const std::function<void(const Collision&)>& report) {
  const Xapian::Database indexed(segment.string(), Xapian::DB_BACKEND_GLASS);
  Union all(scratch);
  Replaced replaced;
  const std::string prefix(kIdPrefix);
  auto old_term = indexed.allterms_begin(prefix);
  for (auto term = all.database().allterms_begin(prefix);
       term != all.database().allterms_end(prefix);
       ++term) {
    old_term.skip_to(*term);
    if (old_term == indexed.allterms_end(prefix)) {
      break;
    }
    if (*old_term != *term) {
      continue;
    }
    const Xapian::docid old_id = *indexed.postlist_begin(*term);
    const Xapian::docid new_id = *all.database().postlist_begin(*term);
    const Xapian::Document old_document = indexed.get_document(old_id);
    const Xapian::Document new_document = all.database().get_document(new_id);
    if (precedence_of(old_document).version > precedence_of(new_document).version) {
      report({(*term).substr(prefix.size()), place_of(old_document), place_of(new_document)});
      all.mark_lost(new_id);
    } else {
      replaced.documents.push_back(old_id);
      replaced.canceled += is_cancellation(new_document) ? 1U : 0U;
    }
  }
  all.delete_lost();
  return replaced;
}

void delete_cancellations(std::span<const fs::path> scratch) {
  Union all(scratch);
  const std::string term(kCancellationTerm);
  for (auto posting = all.database().postlist_begin(term);
       posting != all.database().postlist_end(term);
       ++posting) {
    all.mark_lost(*posting);
  }
  all.delete_lost();
}

}  // namespace dateline
