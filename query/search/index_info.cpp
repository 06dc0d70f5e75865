// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/search/index_info.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "common/index/commit_point.hpp"
#include "common/index/fields.hpp"
#include "common/index/snapshot.hpp"
#include "query/search/period.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

// Of all files in a folder. A run may remove some meanwhile: what is gone has no size.
std::uint64_t bytes_in(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code gone;
    if (entry->symlink_status(gone).type() != fs::file_type::regular) {
      continue;
    }
    const std::uintmax_t size = entry->file_size(gone);
    bytes += gone ? 0 : size;
  }
  return bytes;
}

std::vector<SegmentInfo> describe_segments(const Snapshot& snapshot) {
  std::vector<SegmentInfo> segments;
  for (std::size_t i = 0; i < snapshot.segments().size(); ++i) {
    const std::string& name = snapshot.commit().segments[i];
    const EnrichmentVersions& versions = snapshot.enrichments()[i];
    segments.push_back({name,
                        snapshot.segments()[i].get_doccount(),
                        bytes_in(snapshot.path() / name),
                        versions.entities,
                        versions.dates,
                        versions.boilerplate});
  }
  return segments;
}

void describe_dates(const Xapian::Database& database, IndexInfo& info) {
  const std::string prefix(field("date").prefix);
  const auto end = database.allterms_end(prefix);
  std::uint64_t dated = 0;
  std::string last;
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    last = (*term).substr(prefix.size());
    if (info.first.empty()) {
      info.first = period_name(period_of(last, TimeUnit::kDay), TimeUnit::kDay);
    }
    dated += term.get_termfreq();
  }
  if (!last.empty()) {
    info.last = period_name(period_of(last, TimeUnit::kDay), TimeUnit::kDay);
  }
  info.undated = database.get_termfreq(std::string(kUndatedTerm));
  info.coarser = info.articles - dated - info.undated;
}

// The list alone does not make a commit point: its segments have to be there too.
std::vector<KeptCommit> kept_commits(const Snapshot& snapshot) {
  std::vector<KeptCommit> kept;
  for (const CommitPoint& commit : read_history(snapshot.path())) {
    const bool is_whole = std::ranges::all_of(commit.segments, [&](const std::string& name) {
      std::error_code error;
      return fs::is_directory(snapshot.path() / name, error);
    });
    if (is_whole && commit.revision < snapshot.commit().revision) {
      kept.push_back({commit.revision, commit.segments.size()});
    }
  }
  return kept;
}

}  // namespace

IndexInfo describe_index(const Snapshot& snapshot) {
  IndexInfo info;
  info.path = snapshot.path().string();
  info.id = snapshot.metadata().index_id;
  info.revision = snapshot.commit().revision;
  info.format = snapshot.metadata().format;
  info.analyzer = snapshot.metadata().analyzer;
  info.language = snapshot.metadata().language;
  info.timezone = snapshot.metadata().timezone;
  info.articles = snapshot.database().get_doccount();
  describe_dates(snapshot.database(), info);
  info.segments = describe_segments(snapshot);
  for (const SegmentInfo& segment : info.segments) {
    info.bytes += segment.bytes;
  }
  info.folder_bytes = bytes_in(snapshot.path());
  info.kept = kept_commits(snapshot);
  if (has_run_record(snapshot.path())) {
    info.last_run = read_run_record(snapshot.path());
    info.last_run_state = info.last_run ? RunRecordState::kRead : RunRecordState::kUnreadable;
  }
  return info;
}

}  // namespace dateline
