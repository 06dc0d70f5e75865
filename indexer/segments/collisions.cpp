// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/collisions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "indexer/segments/document_terms.hpp"
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

std::string place_of(const Xapian::Document& document) {
  return decode_article(document.get_data()).place;
}

Collision collision(std::string id, const Xapian::Document& kept, const Xapian::Document& lost) {
  return {.id = std::move(id),
          .kept_place = place_of(kept),
          .lost_place = place_of(lost),
          .lost_file = claim_of(lost).cancels() ? std::string() : file_term_of(lost)};
}

struct Candidate {
  Xapian::docid id;
  Claim claim;
};

// Whether an indexed article lost.
bool resolve_id(const std::string& term,
                Union& all,
                const std::function<void(const Collision&)>& report) {
  const Xapian::Database& database = all.database();
  std::vector<Candidate> candidates;
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term);
       ++posting) {
    candidates.push_back({*posting, claim_of(database.get_document(*posting))});
  }
  std::ranges::sort(candidates, goes_before, &Candidate::claim);
  const Candidate& kept = candidates.front();
  const Xapian::Document winner = database.get_document(kept.id);
  bool is_overruled = false;
  for (const Candidate& lost : std::span(candidates).subspan(1)) {
    all.mark_lost(lost.id);
    if (lost.claim.confirms() && !kept.claim.confirms()) {
      is_overruled = true;
      // Told once, where it is found in its segment.
      if (kept.claim.cancels() || are_of_two_files(kept.claim, lost.claim)) {
        continue;
      }
    }
    Collision told =
        collision(term.substr(kIdPrefix.size()), winner, database.get_document(lost.id));
    told.is_canceled = kept.claim.cancels();
    // A newer version, or taking an article back, is what publishers mean to happen.
    told.is_expected =
        told.is_canceled || lost.claim.precedence.version != kept.claim.precedence.version;
    report(told);
  }
  return is_overruled;
}

}  // namespace

std::set<std::string> resolve_collisions(std::span<const fs::path> scratch,
                                         const std::function<void(const Collision&)>& report) {
  Union all(scratch);
  std::set<std::string> overruled;
  const std::string prefix(kIdPrefix);
  for (auto term = all.database().allterms_begin(prefix);
       term != all.database().allterms_end(prefix);
       ++term) {
    if (term.get_termfreq() > 1 && resolve_id(*term, all, report)) {
      overruled.insert((*term).substr(prefix.size()));
    }
  }
  all.delete_lost();
  return overruled;
}

Claim bring_up_to_date(Claim indexed, const Standing& standing) {
  if (standing.modified && !indexed.file_term.empty()) {
    indexed.precedence.modified =
        standing.modified(indexed.file_term).value_or(indexed.precedence.modified);
  }
  return indexed;
}

bool may_stay(const std::string& id, const Claim& indexed, const Standing& standing) {
  return !standing.deletions.contains(id) && !standing.overruled.contains(id) &&
         !(standing.is_gone && !indexed.file_term.empty() && standing.is_gone(indexed.file_term));
}

SegmentChanges find_changes(const fs::path& segment,
                            std::span<const fs::path> scratch,
                            const Standing& standing,
                            const std::function<void(const Collision&)>& report) {
  const Xapian::Database indexed(segment.string(), Xapian::DB_BACKEND_GLASS);
  Union all(scratch);
  SegmentChanges changes;
  const std::string prefix(kIdPrefix);
  std::set<Xapian::docid> settled;
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
    const Xapian::docid new_id = *all.database().postlist_begin(*term);
    const Xapian::Document new_document = all.database().get_document(new_id);
    const Claim claim = claim_of(new_document);
    if (claim.confirms()) {
      continue;
    }
    const Xapian::docid old_id = *indexed.postlist_begin(*term);
    const Xapian::Document old_document = indexed.get_document(old_id);
    const std::string id = (*term).substr(prefix.size());
    const Claim indexed_claim = bring_up_to_date(claim_of(old_document), standing);
    if (may_stay(id, indexed_claim, standing) && stays(indexed_claim, claim)) {
      report(collision(id, old_document, new_document));
      all.mark_lost(new_id);
      continue;
    }
    if (claim.cancels()) {
      changes.taken_out.push_back(
          {.id = id, .file_term = indexed_claim.file_term, .is_canceled = true});
    } else if (are_of_two_files(indexed_claim, claim)) {
      Collision replaced = collision(id, new_document, old_document);
      replaced.is_expected = true;
      report(replaced);
    }
    (claim.cancels() ? changes.canceled : changes.replaced).push_back(old_id);
    settled.insert(old_id);
  }
  for (const std::string& id : standing.deletions) {
    const std::string term = value_term(field("id"), id);
    const auto posting = indexed.postlist_begin(term);
    if (posting != indexed.postlist_end(term) && !settled.contains(*posting)) {
      changes.deleted.push_back(*posting);
      changes.taken_out.push_back(
          {.id = id, .file_term = file_term_of(indexed.get_document(*posting))});
    }
  }
  all.delete_lost();
  return changes;
}

Replacements find_replacements(const fs::path& segment,
                               std::span<const Xapian::docid> replaced,
                               std::span<const fs::path> scratch) {
  const Xapian::Database indexed(segment.string(), Xapian::DB_BACKEND_GLASS);
  std::vector<Xapian::Database> databases;
  for (const fs::path& path : scratch) {
    databases.emplace_back(path.string(), Xapian::DB_BACKEND_GLASS);
  }
  Replacements found;
  for (const Xapian::docid old_id : replaced) {
    const std::string id =
        indexed.get_document(old_id).get_value(static_cast<Xapian::valueno>(Slot::kId));
    const std::string term = value_term(field("id"), id);
    for (std::size_t i = 0; i < databases.size(); ++i) {
      const auto posting = databases[i].postlist_begin(term);
      if (posting != databases[i].postlist_end(term)) {
        // Detached from its database, from which it is deleted.
        found.documents[old_id] =
            Xapian::Document::unserialise(databases[i].get_document(*posting).serialise());
        found.taken[scratch[i]].push_back(*posting);
        break;
      }
    }
  }
  return found;
}

}  // namespace dateline
