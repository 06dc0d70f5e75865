// SPDX-License-Identifier: GPL-2.0-or-later
//
// One article for each id: which of several records with one id is kept, within a run and against
// what is indexed already. Found by walking the sorted Q terms of the databases side by side, so
// that memory does not grow with the archive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/segments/claim.hpp"

namespace dateline {

// Two records of different origin that claim one id.
struct Collision {
  std::string id;
  std::string kept_place;
  std::string lost_place;
  std::string lost_file;  // its file_term; empty if it came by a pipe, or was a cancellation
  // A newer version, a cancellation or a later state of the archive went before: nobody need be
  // told.
  bool is_expected = false;
  bool is_canceled = false;  // by a record of the same run
};

// Keeps of each id the record that goes before the others (claim.hpp) and deletes those from the
// scratch databases. report is called for each record lost. Returns the ids of indexed articles
// that the run read again and that lost.
[[nodiscard]] std::set<std::string> resolve_collisions(
    std::span<const std::filesystem::path> scratch,
    const std::function<void(const Collision&)>& report);

// An article that left the index without another in its place.
struct TakenOut {
  std::string id;
  std::string file_term;     // empty if it came by a pipe
  bool is_canceled = false;  // by its publisher; false: as the run was told
};

// What a run changes in one segment: document ids, each list without doubles, no id in two.
struct SegmentChanges {
  std::vector<Xapian::docid> replaced;  // by new records
  std::vector<Xapian::docid> canceled;
  std::vector<Xapian::docid> deleted;
  std::vector<TakenOut> taken_out;  // the articles of the last two

  [[nodiscard]] bool is_empty() const {
    return replaced.empty() && canceled.empty() && deleted.empty();
  }
};

// What is known of indexed articles besides what the segments hold.
struct Standing {
  std::set<std::string> deletions = {};  // ids to take out, whatever else happens to them
  std::set<std::string> overruled = {};  // ids that resolve_collisions returned
  // When a file that this run left alone was changed, in seconds since 1970: an article's own
  // precedence says when it was as it was first read. nullopt: not known.
  std::function<std::optional<std::int64_t>(const std::string& file_term)> modified = {};
  // Whether a file is gone and its articles go with it: they stay before no record of another.
  std::function<bool(const std::string& file_term)> is_gone = {};
};

// The claim of an indexed article, by what is known of its file.
[[nodiscard]] Claim bring_up_to_date(Claim indexed, const Standing& standing);

// Whether nothing but another record's precedence can take it out.
[[nodiscard]] bool may_stay(const std::string& id, const Claim& indexed, const Standing& standing);

// Documents of segment whose id stands in the scratch databases too are replaced, or cancelled, by
// the new record, unless that only confirms them. Where what is indexed goes before it (a higher
// version, or a record of another file that is later), the new record is deleted from scratch
// instead; it is reported, as is an article that a record of another file replaces.
[[nodiscard]] SegmentChanges find_changes(const std::filesystem::path& segment,
                                          std::span<const std::filesystem::path> scratch,
                                          const Standing& standing,
                                          const std::function<void(const Collision&)>& report);

// What takes the place of documents of a segment.
struct Replacements {
  std::map<Xapian::docid, Xapian::Document> documents;                // by their ids in the segment
  std::map<std::filesystem::path, std::vector<Xapian::docid>> taken;  // where they were
};

// The records in the scratch databases that replace these documents of segment.
[[nodiscard]] Replacements find_replacements(const std::filesystem::path& segment,
                                             std::span<const Xapian::docid> replaced,
                                             std::span<const std::filesystem::path> scratch);

}  // namespace dateline
