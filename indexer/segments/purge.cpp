// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/purge.hpp"

#include <algorithm>

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

// Makes next the commit point in force without the articles; says what it took out.
std::vector<TakenOut> take_out(IndexWriter& writer,
                               const std::set<std::string>& ids,
                               CommitPoint& next) {
  std::vector<TakenOut> taken_out;
  for (const std::string& name : writer.commit().segments) {
    const fs::path path = writer.folder() / name;
    const Xapian::Database segment = open_segment(path);
    const std::vector<Xapian::docid> found = find_documents(segment, ids);
    if (found.empty()) {
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
    copy_without(path, found, writer.scratch_path("copy"), target);
    next.segments.push_back(target.filename().string());
  }
  return taken_out;
}

// Commit points that are kept and hold an article of one of the ids.
std::vector<CommitPoint> find_holding(const fs::path& index, const std::set<std::string>& ids) {
  std::vector<CommitPoint> holding = read_history(index);
  std::erase_if(holding, [&](const CommitPoint& commit) { return !holds_any(index, commit, ids); });
  return holding;
}

}  // namespace

bool holds_any(const fs::path& index, const CommitPoint& commit, const std::set<std::string>& ids) {
  return !ids.empty() && std::ranges::any_of(commit.segments, [&](const std::string& name) {
    return !find_documents(open_segment(index / name), ids).empty();
  });
}

std::vector<Article> find_in_all_states(const fs::path& index, const std::set<std::string>& ids) {
  return translate_xapian_errors(index, [&] {
    std::set<std::string> segments;
    for (const CommitPoint& commit : read_history(index)) {
      segments.insert(commit.segments.begin(), commit.segments.end());
    }
    std::vector<Article> articles;
    for (const std::string& name : segments) {
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
                 write_manifests) {
  return translate_xapian_errors(writer.folder(), [&] {
    const CommitPoint before = writer.commit();
    Purged purged{.revision_before = before.revision};
    // Now: the oldest go as soon as another is put in force, and count as dropped all the same.
    const std::vector<CommitPoint> holding = find_holding(writer.folder(), ids);
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
