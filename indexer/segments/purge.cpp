// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/purge.hpp"

#include <algorithm>
#include <array>

#include <xapian.h>

#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/disk_space.hpp"
#include "indexer/segments/document_terms.hpp"
#include "indexer/segments/merge.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

std::vector<Xapian::docid> find_documents(const Xapian::Database& segment,
                                          const std::set<std::string>& ids) {
  std::vector<Xapian::docid> found;
  for (const std::string& id : ids) {
    const std::string term = value_term(field("id"), id);
    for (auto at = segment.postlist_begin(term); at != segment.postlist_end(term); ++at) {
      found.push_back(*at);
    }
  }
  std::ranges::sort(found);
  return found;
}

Xapian::Database open_segment(const fs::path& path) {
  return Xapian::Database(path.string(), Xapian::DB_BACKEND_GLASS);
}

// Slots whose values tell of an article.
constexpr std::array kTellingSlots = {Slot::kPeople,
                                      Slot::kOrganisations,
                                      Slot::kPlaces,
                                      Slot::kSource,
                                      Slot::kId,
                                      Slot::kPrecedence};

// Whether a bound of the slot's values, which Xapian keeps, is that of no document but those gone.
bool has_stale_bound(const Xapian::Database& segment,
                     Xapian::valueno slot,
                     const std::vector<Xapian::docid>& gone) {
  const std::string lower = segment.get_value_lower_bound(slot);
  const std::string upper = segment.get_value_upper_bound(slot);
  bool has_lower = lower.empty();
  bool has_upper = upper.empty();
  for (auto at = segment.valuestream_begin(slot);
       at != segment.valuestream_end(slot) && !(has_lower && has_upper);
       ++at) {
    if (!std::ranges::binary_search(gone, at.get_docid())) {
      has_lower = has_lower || *at == lower;
      has_upper = has_upper || *at == upper;
    }
  }
  return !(has_lower && has_upper);
}

bool has_stale_bounds(const Xapian::Database& segment, const std::vector<Xapian::docid>& gone) {
  return std::ranges::any_of(kTellingSlots, [&](Slot slot) {
    return has_stale_bound(segment, static_cast<Xapian::valueno>(slot), gone);
  });
}

// Also of an article that was deleted from the segment earlier.
bool bounds_name(const Xapian::Database& segment, const std::set<std::string>& ids) {
  constexpr auto kIdSlot = static_cast<Xapian::valueno>(Slot::kId);
  return ids.contains(segment.get_value_lower_bound(kIdSlot)) ||
         ids.contains(segment.get_value_upper_bound(kIdSlot));
}

// Makes next the commit point in force without the articles; says what it took out.
std::vector<TakenOut> take_out(IndexWriter& writer,
                               const std::set<std::string>& ids,
                               CommitPoint& next) {
  std::vector<TakenOut> taken_out;
  for (const std::string& name : writer.commit().segments) {
    const fs::path path = writer.folder() / name;
    const Xapian::Database segment = open_segment(path);
    const std::vector<Xapian::docid> found = find_documents(segment, ids);
    const bool must_be_anew = has_stale_bounds(segment, found);
    if (found.empty() && !must_be_anew) {
      next.segments.push_back(name);
      continue;
    }
    for (const Xapian::docid id : found) {
      const Xapian::Document document = segment.get_document(id);
      taken_out.push_back(
          {.id = decode_article(document.get_data()).id, .file_term = file_term_of(document)});
    }
    // Twice: the copy, and what compacting makes of it.
    require_space(writer.folder(), 2 * writer.segment_bytes(name), "to take the article out");
    const fs::path target = writer.next_segment();
    const auto copy = must_be_anew ? copy_anew : copy_without;
    copy(path, found, writer.scratch_path("copy"), target);
    next.segments.push_back(target.filename().string());
  }
  return taken_out;
}

std::set<std::string> segments_of_all_states(const fs::path& index) {
  std::set<std::string> segments;
  for (const CommitPoint& commit : read_history(index)) {
    segments.insert(commit.segments.begin(), commit.segments.end());
  }
  return segments;
}

// Commit points that are kept and hold an article of one of the ids.
std::vector<CommitPoint> find_holding(
    const fs::path& index,
    const std::set<std::string>& ids,
    const std::function<bool(const CommitPoint&)>& manifests_name) {
  std::vector<CommitPoint> holding = read_history(index);
  std::erase_if(holding, [&](const CommitPoint& commit) {
    return !holds_any(index, commit, ids) && !manifests_name(commit);
  });
  return holding;
}

}  // namespace

bool holds_any(const fs::path& index, const CommitPoint& commit, const std::set<std::string>& ids) {
  return translate_xapian_errors(index, [&] {
    return !ids.empty() && std::ranges::any_of(commit.segments, [&](const std::string& name) {
      const Xapian::Database segment = open_segment(index / name);
      return !find_documents(segment, ids).empty() || bounds_name(segment, ids);
    });
  });
}

std::set<std::string> find_ids_in_all_states(const fs::path& index,
                                             const std::function<bool(const Article&)>& wanted) {
  return translate_xapian_errors(index, [&] {
    std::set<std::string> ids;
    for (const std::string& name : segments_of_all_states(index)) {
      const Xapian::Database segment = open_segment(index / name);
      for (auto at = segment.postlist_begin(""); at != segment.postlist_end(""); ++at) {
        const Article article = decode_article(segment.get_document(*at).get_data());
        if (wanted(article)) {
          ids.insert(article.id);
        }
      }
    }
    return ids;
  });
}

std::vector<Article> find_in_all_states(const fs::path& index, const std::set<std::string>& ids) {
  return translate_xapian_errors(index, [&] {
    std::vector<Article> articles;
    for (const std::string& name : segments_of_all_states(index)) {
      const Xapian::Database segment = open_segment(index / name);
      for (const Xapian::docid id : find_documents(segment, ids)) {
        articles.push_back(decode_article(segment.get_document(id).get_data()));
      }
    }
    return articles;
  });
}

Purged purge(IndexWriter& writer,
             const std::set<std::string>& ids,
             const std::function<std::vector<std::string>(const std::vector<TakenOut>& taken_out)>&
                 write_manifests,
             const std::function<bool(const CommitPoint&)>& manifests_name) {
  return translate_xapian_errors(writer.folder(), [&] {
    const CommitPoint before = writer.commit();
    Purged purged{.revision_before = before.revision};
    // Now: the oldest go as soon as another is put in force, and count as dropped all the same.
    const std::vector<CommitPoint> holding = find_holding(writer.folder(), ids, manifests_name);
    CommitPoint next{.revision = writer.next_revision()};
    const std::vector<TakenOut> taken_out = take_out(writer, ids, next);
    purged.articles = taken_out.size();
    next.manifests = write_manifests(taken_out);
    if (next.segments != before.segments || next.manifests != before.manifests) {
      next.content = next.segments == before.segments ? before.content : next.revision;
      writer.put_in_force(next);
    }
    purged.revision_after = writer.commit().revision;
    writer.drop_commit_points([&](const CommitPoint& commit) {
      return std::ranges::find(holding, commit) != holding.end();
    });
    std::set<std::string> dropped;
    for (const CommitPoint& commit : holding) {
      purged.commits_dropped.push_back(commit.revision);
      dropped.insert(commit.segments.begin(), commit.segments.end());
    }
    dropped.insert(before.segments.begin(), before.segments.end());
    for (const std::string& name : dropped) {
      if (!fs::exists(writer.folder() / name)) {
        purged.segments_dropped.push_back(name);
      }
    }
    return purged;
  });
}

}  // namespace dateline
