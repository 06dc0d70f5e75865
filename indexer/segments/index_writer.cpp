// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/index_writer.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/analysis/analyzer.hpp"
#include "common/index/snapshot.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/merge.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kScratchPrefix = "scratch-";
constexpr const char* kLockName = "lock";

// RFC 4122 version 4, from the system's random numbers.
std::string make_uuid() {
  std::random_device device;
  const std::uint64_t high =
      ((std::uint64_t{device()} << 32 | device()) & 0xFFFFFFFFFFFF0FFFU) | 0x4000U;
  const std::uint64_t low =
      ((std::uint64_t{device()} << 32 | device()) & 0x3FFFFFFFFFFFFFFFU) | 0x8000000000000000U;
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
                     high >> 32,
                     high >> 16 & 0xFFFF,
                     high & 0xFFFF,
                     low >> 48,
                     low & 0xFFFFFFFFFFFF);
}

std::uint64_t count_articles(std::span<const fs::path> databases) {
  std::uint64_t count = 0;
  for (const fs::path& path : databases) {
    count += Xapian::Database(path.string(), Xapian::DB_BACKEND_GLASS).get_doccount();
  }
  return count;
}

std::string commit_file_name(std::uint64_t revision) {
  return fmt::format("{:06}", revision);
}

}  // namespace

std::string IndexWriter::scratch_prefix(std::size_t worker) {
  return fmt::format("{}{}", kScratchPrefix, worker);
}

IndexWriter::IndexWriter(fs::path path, const WriterOptions& options) : path_(std::move(path)) {
  std::error_code error;
  is_new_ = !fs::exists(path_ / kStubName, error);
  if (is_new_) {
    refuse_foreign_path();
    made_folder_ = fs::create_directories(path_, error);
    if (error) {
      throw Failure(ExitCode::kDiskTrouble,
                    fmt::format("cannot make {}: {}", path_.string(), error.message()),
                    "choose another place with --index");
    }
  }
  lock_.emplace(path_ / kLockName, options.lock_timeout);
  // Another writer may have made the index while this one waited.
  is_new_ = !fs::exists(path_ / kStubName, error);
  if (is_new_) {
    metadata_.language = options.language.empty() ? "english" : options.language;
    metadata_.timezone = options.timezone.empty() ? "UTC" : options.timezone;
    metadata_.analyzer = kAnalyzerVersion;
    metadata_.index_id = make_uuid();
  } else {
    open_existing(options);
  }
  metadata_.enrichment = options.enrichment;
  remove_garbage();
}

IndexWriter::~IndexWriter() {
  try {
    remove_garbage();
    if (is_new_ && made_folder_) {
      fs::remove(path_ / kLockName);
      fs::remove(path_);
    }
  } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch)
    // What stays is garbage that the next writer removes.
  }
}

void IndexWriter::refuse_foreign_path() const {
  std::error_code error;
  if (!fs::exists(path_, error)) {
    return;
  }
  const bool is_folder = fs::is_directory(path_, error);
  const bool has_foreign_entry =
      is_folder && std::ranges::any_of(fs::directory_iterator(path_, error), [](const auto& entry) {
        const std::string name = entry.path().filename().string();
        return name != kLockName && name != kCommitsName && segment_number(name) == 0 &&
               !name.starts_with(kScratchPrefix);
      });
  if (!is_folder || has_foreign_entry) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("{} exists and is not a dateline index", path_.string()),
                  "nothing in it was touched; name another path with --index");
  }
}

void IndexWriter::open_existing(const WriterOptions& options) {
  const Snapshot snapshot = Snapshot::open(path_);
  commit_ = snapshot.commit();
  metadata_ = snapshot.metadata();
  if (!options.language.empty() && options.language != metadata_.language) {
    throw Failure(
        ExitCode::kUsage,
        fmt::format(
            "{} is an index in {}, not {}", path_.string(), metadata_.language, options.language),
        "leave --language out, or make another index");
  }
  if (!options.timezone.empty() && options.timezone != metadata_.timezone) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("{} is an index in the time zone {}, not {}",
                              path_.string(),
                              metadata_.timezone,
                              options.timezone),
                  "leave --timezone out, or make another index");
  }
}

void IndexWriter::remove_garbage() const {
  std::set<std::string> live(commit_.segments.begin(), commit_.segments.end());
  std::vector<CommitPoint> history = read_history(path_);
  if (history.size() > kKeptCommits) {
    for (const CommitPoint& commit : std::span(history).first(history.size() - kKeptCommits)) {
      fs::remove(path_ / kCommitsName / commit_file_name(commit.revision));
    }
    history.erase(history.begin(), history.end() - static_cast<std::ptrdiff_t>(kKeptCommits));
  }
  for (const CommitPoint& commit : history) {
    live.insert(commit.segments.begin(), commit.segments.end());
  }
  std::vector<fs::path> garbage;
  for (const auto& entry : fs::directory_iterator(path_)) {
    const std::string name = entry.path().filename().string();
    if ((segment_number(name) != 0 && !live.contains(name)) || name.starts_with(kScratchPrefix)) {
      garbage.push_back(entry.path());
    }
  }
  for (const fs::path& path : garbage) {
    fs::remove_all(path);
  }
}

fs::path IndexWriter::next_segment() {
  if (last_segment_ == 0) {
    for (const auto& entry : fs::directory_iterator(path_)) {
      last_segment_ = std::max(last_segment_, segment_number(entry.path().filename().string()));
    }
  }
  return path_ / segment_name(++last_segment_);
}

Published IndexWriter::publish(std::vector<fs::path> scratch,
                               const std::function<void(const Collision&)>& report_collision) {
  return translate_xapian_errors(path_, [&] {
    Published published;
    CommitPoint next{.revision = commit_.revision + 1};
    if (!scratch.empty()) {
      resolve_collisions(scratch, report_collision);
      replace_in_old_segments(scratch, report_collision, next, published);
      delete_cancellations(scratch);
    }
    const std::uint64_t fresh = count_articles(scratch);
    if (fresh == 0 && published.canceled == 0 && !is_new_) {
      next = commit_;
    } else {
      if (fresh > 0 || next.segments.empty()) {
        add_segment(std::move(scratch), next);
      }
      put_in_force(next);
    }
    published.added = fresh - published.replaced;
    published.revision = next.revision;
    published.segments = next.segments.size();
    published.articles = Snapshot::open(path_).database().get_doccount();
    return published;
  });
}

void IndexWriter::add_segment(std::vector<fs::path> scratch, CommitPoint& next) {
  if (scratch.empty()) {
    // Even an index of nothing is one that every Xapian program can open.
    scratch.push_back(path_ / scratch_prefix(0));
    Xapian::WritableDatabase empty(scratch.back().string(), Xapian::DB_CREATE_OR_OVERWRITE);
    write_metadata(empty, metadata_);
  }
  const fs::path target = next_segment();
  merge_into_segment(scratch, target);
  next.segments.push_back(target.filename().string());
}

void IndexWriter::replace_in_old_segments(std::span<const fs::path> scratch,
                                          const std::function<void(const Collision&)>& report,
                                          CommitPoint& next,
                                          Published& published) {
  for (const std::string& name : commit_.segments) {
    const fs::path segment = path_ / name;
    const auto [replaced, canceled] = find_replaced(segment, scratch, report);
    published.replaced += replaced.size() - canceled;
    published.canceled += canceled;
    if (replaced.empty()) {
      next.segments.push_back(name);
    } else if (replaced.size() < count_articles(std::span(&segment, 1))) {
      const fs::path target = next_segment();
      copy_without(segment, replaced, path_ / fmt::format("{}copy", kScratchPrefix), target);
      next.segments.push_back(target.filename().string());
    }
  }
}

void IndexWriter::put_in_force(const CommitPoint& next) {
  const std::string stub = to_stub(next);
  fs::create_directories(path_ / kCommitsName);
  // libxapian does not sync a folder after its own renames: the segments' names must be on disk
  // before anything points to them.
  for (const std::string& segment : next.segments) {
    sync_path(path_ / segment);
  }
  sync_path(path_);
  write_file_atomically(path_ / kCommitsName / commit_file_name(next.revision), stub);
  write_file_atomically(path_ / kStubName, stub);
  commit_ = next;
  is_new_ = false;
  remove_garbage();
}

}  // namespace dateline
