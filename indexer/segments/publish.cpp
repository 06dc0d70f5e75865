// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/publish.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "common/index/snapshot.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/disk_space.hpp"
#include "indexer/segments/merge.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

std::uint64_t count_articles(std::span<const fs::path> databases) {
  std::uint64_t count = 0;
  for (const fs::path& path : databases) {
    count += Xapian::Database(path.string(), Xapian::DB_BACKEND_GLASS).get_doccount();
  }
  return count;
}

class Publisher {
 public:
  Publisher(IndexWriter& writer, Publication publication)
      : writer_(writer),
        publication_(std::move(publication)),
        next_{.revision = writer.next_revision(), .manifests = writer.commit().manifests} {
    if (!publication_.report_collision) {
      publication_.report_collision = [](const Collision&) {};
    }
  }

  Published publish() {
    find_all_changes();
    const std::uint64_t fresh = count_articles(publication_.scratch);
    published_.added = fresh - published_.replaced;
    require_space_for_all();
    copy_old_segments();
    add_segments(fresh - replaced_in_copies_);
    if (publication_.write_manifests) {
      next_.manifests = publication_.write_manifests(next_.revision, taken_out());
    }
    put_in_force();
    published_.revision = writer_.commit().revision;
    published_.segments = writer_.commit().segments.size();
    published_.articles = Snapshot::open(writer_.folder()).database().get_doccount();
    return published_;
  }

 private:
  void find_all_changes() {
    std::vector<fs::path> records = publication_.scratch;
    records.insert(records.end(), publication_.claims.begin(), publication_.claims.end());
    if (!records.empty()) {
      publication_.standing.overruled = resolve_collisions(records, publication_.report_collision);
    }
    for (const std::string& name : writer_.commit().segments) {
      changes_[name] = find_changes(
          writer_.folder() / name, records, publication_.standing, publication_.report_collision);
      published_.replaced += changes_[name].replaced.size();
      published_.canceled += changes_[name].canceled.size();
      published_.deleted += changes_[name].deleted.size();
    }
    if (published_.deleted > 0 && publication_.may_delete &&
        !publication_.may_delete(published_.deleted, articles_before())) {
      published_.kept_from_deletion = std::exchange(published_.deleted, 0);
      for (auto& [name, changes] : changes_) {
        changes.deleted.clear();
        std::erase_if(changes.taken_out, [](const TakenOut& each) { return !each.is_canceled; });
      }
    }
  }

  [[nodiscard]] std::uint64_t articles_before() const {
    return writer_.is_new() ? 0 : Snapshot::open(writer_.folder()).database().get_doccount();
  }

  // Before anything is written: a full disk half-way helps nobody.
  void require_space_for_all() const {
    std::uint64_t bytes = 0;
    for (const auto& [name, changes] : changes_) {
      // The copy, and what compacting makes of it.
      bytes += changes.is_empty() ? 0 : 2 * writer_.segment_bytes(name);
    }
    if (publication_.merge == ScratchMerge::kIntoOne) {
      for (const fs::path& path : publication_.scratch) {
        bytes += writer_.segment_bytes(path.filename().string());
      }
    }
    require_space(writer_.folder(), bytes, "to publish what was read");
  }

  void copy_old_segments() {
    for (const std::string& name : writer_.commit().segments) {
      const SegmentChanges& changes = changes_[name];
      if (changes.is_empty()) {
        next_.segments.push_back(name);
        continue;
      }
      if (can_be_replaced_in_copy(name, changes)) {
        replace_in_copy(name, changes.replaced);
        continue;
      }
      std::vector<Xapian::docid> gone = changes.replaced;
      gone.insert(gone.end(), changes.canceled.begin(), changes.canceled.end());
      gone.insert(gone.end(), changes.deleted.begin(), changes.deleted.end());
      std::ranges::sort(gone);
      const fs::path segment = writer_.folder() / name;
      if (gone.size() < count_articles(std::span(&segment, 1))) {
        const fs::path target = writer_.next_segment();
        copy_without(segment, gone, writer_.scratch_path("copy"), target);
        next_.segments.push_back(target.filename().string());
      }
    }
  }

  // A few articles of a large segment: to compact its copy would cost more than all else. But the
  // blocks of its tables are split with each, until it has grown by half.
  [[nodiscard]] bool can_be_replaced_in_copy(const std::string& name,
                                             const SegmentChanges& changes) const {
    constexpr std::uint64_t kLeastPerReplaced = 50;  // articles
    const fs::path segment = writer_.folder() / name;
    const std::uint64_t bytes = writer_.segment_bytes(name);
    return changes.canceled.empty() && changes.deleted.empty() &&
           bytes >= publication_.large_segment && bytes <= compacted_size(segment) * 3 / 2 &&
           changes.replaced.size() * kLeastPerReplaced <= count_articles(std::span(&segment, 1));
  }

  // The new records take the places of the old ones, and are no longer in the scratch databases.
  void replace_in_copy(const std::string& name, const std::vector<Xapian::docid>& replaced) {
    const fs::path segment = writer_.folder() / name;
    const Replacements found = find_replacements(segment, replaced, publication_.scratch);
    const fs::path target = writer_.next_segment();
    copy_with(segment, found.documents, target);
    for (const auto& [path, ids] : found.taken) {
      delete_documents(path, ids);
    }
    replaced_in_copies_ += replaced.size();
    next_.segments.push_back(target.filename().string());
  }

  void add_segments(std::uint64_t fresh) {
    if (fresh == 0 && !next_.segments.empty()) {
      return;
    }
    if (fresh > 0 && publication_.merge == ScratchMerge::kAsTheyAre) {
      for (const fs::path& path : publication_.scratch) {
        if (count_articles(std::span(&path, 1)) > 0) {
          next_.segments.push_back(writer_.next_segment().filename().string());
          adopt_scratch(path, writer_.folder() / next_.segments.back());
        }
      }
      return;
    }
    if (publication_.scratch.empty()) {
      publication_.scratch.push_back(make_empty(writer_.scratch_path("empty"), writer_.metadata()));
    }
    const fs::path target = writer_.next_segment();
    merge_into_segment(publication_.scratch, target);
    next_.segments.push_back(target.filename().string());
  }

  [[nodiscard]] std::vector<TakenOut> taken_out() const {
    std::vector<TakenOut> all;
    for (const auto& [name, changes] : changes_) {
      all.insert(all.end(), changes.taken_out.begin(), changes.taken_out.end());
    }
    return all;
  }

  void put_in_force() {
    const CommitPoint& before = writer_.commit();
    const bool has_same_content = next_.segments == before.segments && !writer_.is_new();
    if (has_same_content && next_.manifests == before.manifests) {
      return;
    }
    next_.content = has_same_content ? before.content : next_.revision;
    writer_.put_in_force(next_);
  }

  IndexWriter& writer_;
  Publication publication_;
  CommitPoint next_;
  std::map<std::string, SegmentChanges> changes_;
  std::uint64_t replaced_in_copies_ = 0;
  Published published_;
};

}  // namespace

Published publish(IndexWriter& writer, Publication publication) {
  return translate_xapian_errors(
      writer.folder(), [&] { return Publisher(writer, std::move(publication)).publish(); });
}

}  // namespace dateline
