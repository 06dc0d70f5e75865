// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/index_writer.hpp"

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/analysis/analyzer.hpp"
#include "common/index/run_record.hpp"
#include "common/index/snapshot.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/merge.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kScratchPrefix = "scratch-";
constexpr std::string_view kUnfinishedEnding = ".new";  // of write_file_atomically
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

// Which commit points stay: the newest of each of the last kept contents.
std::vector<CommitPoint> still_needed(const std::vector<CommitPoint>& history, std::size_t kept) {
  // Not by a view: clang 14 refuses those of libstdc++ 12.
  std::vector<CommitPoint> needed;
  std::set<std::uint64_t> contents;
  std::copy_if(
      history.rbegin(), history.rend(), std::back_inserter(needed), [&](const CommitPoint& commit) {
        return contents.size() < kept && contents.insert(commit.content).second;
      });
  return needed;
}

}  // namespace

std::string IndexWriter::scratch_prefix(std::size_t worker) {
  return fmt::format("{}{}", kScratchPrefix, worker);
}

std::string IndexWriter::claims_prefix(std::size_t worker) {
  return fmt::format("{}claims-{}", kScratchPrefix, worker);
}

fs::path IndexWriter::scratch_path(std::string_view name) const {
  return path_ / fmt::format("{}{}", kScratchPrefix, name);
}

IndexWriter::IndexWriter(fs::path path, const WriterOptions& options)
    : path_(std::move(path)), kept_contents_(options.kept_contents) {
  std::error_code error;
  is_new_ = !has_stub();
  const bool may_lack_stub =
      options.opening == Opening::kAnyState && fs::exists(path_ / kCommitsName, error);
  if (is_new_ && !may_lack_stub) {
    refuse_foreign_path();
    if (options.creation == Creation::kForbidden) {
      throw Failure(ExitCode::kBadIndex,
                    fmt::format("there is no index at {}", path_.string()),
                    "is its disk mounted? A new one is made without --no-create");
    }
    made_folder_ = fs::create_directories(path_, error);
    if (error) {
      throw Failure(ExitCode::kDiskTrouble,
                    fmt::format("cannot make {}: {}", path_.string(), error.message()),
                    "choose another place with --index");
    }
  }
  lock_.emplace(path_ / kLockName, options.lock_timeout);
  // Another writer may have made the index while this one waited.
  is_new_ = !has_stub();
  if (options.opening == Opening::kAnyState) {
    open_any_state();
    remove_garbage();
    return;
  }
  if (is_new_) {
    refuse_lost_stub();
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

// Only what the operating system says is not there is none: not what it cannot read.
bool IndexWriter::has_stub() const {
  std::error_code error;
  const fs::file_status status = fs::status(path_ / kStubName, error);
  if (status.type() == fs::file_type::none) {
    throw Failure(
        ExitCode::kDiskTrouble,
        fmt::format("cannot look at {}: {}", (path_ / kStubName).string(), error.message()),
        "nothing was changed: check the disk and your rights");
  }
  return fs::exists(status);
}

// A first run that died leaves its commit point behind at most: more of them are of an index.
void IndexWriter::refuse_lost_stub() const {
  const std::vector<CommitPoint> history = read_history(path_);
  if (!history.empty() && history.back().revision > 1) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("{} is missing, but states of an index are there",
                              (path_ / kStubName).string()),
                  "nothing was changed: go back to the last state by --rollback");
  }
}

// The state in force counts as far as it can be read.
void IndexWriter::open_any_state() {
  is_new_ = false;
  const std::vector<CommitPoint> history = read_history(path_);
  if (history.empty()) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("there is no state of an index at {}", path_.string()),
                  "restore it from a backup");
  }
  commit_.revision = history.back().revision;
  try {
    commit_ = read_commit_point(path_);
  } catch (const Failure&) {  // NOLINT(bugprone-empty-catch)
    // Its content is that of no other then.
  }
}

IndexWriter::~IndexWriter() {
  try {
    remove_garbage();
    if (is_new_ && made_folder_ && !is_in_doubt_) {
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
               manifest_number(name) == 0 && name != kRunRecordName &&
               !name.starts_with(kScratchPrefix);
      });
  if (!is_folder || has_foreign_entry) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("{} exists and is not a dateline index", path_.string()),
                  "nothing in it was touched; name another path with --index");
  }
}

void IndexWriter::open_existing(const WriterOptions& options) {
  const Snapshot snapshot = Snapshot::open(path_, options.rules);
  commit_ = snapshot.commit();
  metadata_ = snapshot.metadata();
  if (options.rules == Rules::kAny) {
    metadata_.analyzer = kAnalyzerVersion;
    metadata_.language = options.language.empty() ? metadata_.language : options.language;
  }
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
  if (is_in_doubt_) {
    return;
  }
  std::set<std::string> live(commit_.segments.begin(), commit_.segments.end());
  live.insert(commit_.manifests.begin(), commit_.manifests.end());
  std::vector<CommitPoint> history = read_history(path_);
  // Of a run that died before the rename that would have put it in force: no state of the index.
  std::erase_if(history, [this](const CommitPoint& commit) {
    const bool was_never_in_force = !is_new_ && commit.revision > commit_.revision;
    if (was_never_in_force) {
      fs::remove(commit_file(path_, commit.revision));
    }
    return was_never_in_force;
  });
  const std::vector<CommitPoint> needed = still_needed(history, kept_contents_);
  for (const CommitPoint& commit : history) {
    if (std::ranges::find(needed, commit) == needed.end()) {
      fs::remove(commit_file(path_, commit.revision));
    }
  }
  for (const CommitPoint& commit : needed) {
    live.insert(commit.segments.begin(), commit.segments.end());
    live.insert(commit.manifests.begin(), commit.manifests.end());
  }
  std::vector<fs::path> garbage;
  for (const auto& entry : fs::directory_iterator(path_)) {
    const std::string name = entry.path().filename().string();
    const bool is_numbered = segment_number(name) != 0 || manifest_number(name) != 0;
    if ((is_numbered && !live.contains(name)) || name.starts_with(kScratchPrefix) ||
        name.ends_with(kUnfinishedEnding)) {
      garbage.push_back(entry.path());
    }
  }
  for (const fs::path& path : garbage) {
    fs::remove_all(path);
  }
}

std::uint64_t IndexWriter::next_number(std::uint64_t& last,
                                       std::uint64_t (*number)(std::string_view)) const {
  if (last == 0) {
    for (const auto& entry : fs::directory_iterator(path_)) {
      last = std::max(last, number(entry.path().filename().string()));
    }
  }
  return ++last;
}

fs::path IndexWriter::next_segment() {
  return path_ / segment_name(next_number(last_segment_, segment_number));
}

std::string IndexWriter::next_manifest() {
  return manifest_name(next_number(last_manifest_, manifest_number));
}

std::uint64_t IndexWriter::segment_bytes(const std::string& name) const {
  return size_of_segment(path_ / name);
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
  write_file_atomically(commit_file(path_, next.revision), stub);
  CommitPoint in_force = next;
  is_in_doubt_ = true;
  write_file_atomically(path_ / kStubName, stub);
  commit_ = std::move(in_force);
  is_new_ = false;
  is_in_doubt_ = false;
  remove_garbage();
}

void IndexWriter::drop_commit_points(const std::function<bool(const CommitPoint&)>& drop) {
  for (const CommitPoint& commit : read_history(path_)) {
    if (commit.revision != commit_.revision && drop(commit)) {
      fs::remove(commit_file(path_, commit.revision));
    }
  }
  sync_path(path_ / kCommitsName);
  remove_garbage();
}

std::uint64_t scratch_bytes(const fs::path& index) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(index, error)) {
    if (entry.path().filename().string().starts_with(kScratchPrefix)) {
      bytes += size_of_segment(entry.path());
    }
  }
  return bytes;
}

}  // namespace dateline
