// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/verify_index.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/index/checked_json.hpp"
#include "common/index/commit_point.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "indexer/segments/verify/segment_content.hpp"
#include "indexer/segments/verify/segment_files.hpp"
#include "indexer/takedown/ledger.hpp"
#include "indexer/takedown/suppression_list.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr const char* kLockName = "lock";
constexpr const char* kLastRunName = "last-run";
constexpr int kMostAttempts = 5;

struct NamedFile {
  std::string name;  // relative to the index
  std::string text;
  std::optional<CommitPoint> commit;  // nullopt where it cannot be read
};

class Verification {
 public:
  Verification(const fs::path& index, VerifyDepth depth, const TellStep& tell)
      : index_(index), depth_(depth), tell_(tell) {}

  VerifyReport run() {
    read_commits();
    compare_stub();
    for (const std::string& segment : segments_) {
      verify_segment_files(index_, segment, tell_, report_);
    }
    check_manifests();
    check_others();
    name_garbage();
    if (depth_ == VerifyDepth::kFull) {
      read_content();
    }
    report_.segments = segments_.size();
    find_whole_commits();
    return std::move(report_);
  }

 private:
  void add(const std::string& file, std::string what) {
    report_.problems.push_back({file, std::move(what)});
  }

  // The text of a file; a sector that cannot be read is a problem of that file.
  std::optional<std::string> read(const std::string& name) {
    std::error_code error;
    if (!fs::is_regular_file(index_ / name, error)) {
      return std::nullopt;
    }
    try {
      std::string text = read_file(index_ / name);
      ++report_.files;
      report_.bytes += text.size();
      return text;
    } catch (const Failure& failure) {
      add(name, failure.what());
      return std::nullopt;
    }
  }

  // Whether work ends without a Failure, which is a problem of the file otherwise.
  bool holds(const std::string& name, const std::function<void()>& work) {
    try {
      work();
      return true;
    } catch (const Failure& failure) {
      std::string what = failure.what();
      // The path stands before the message already.
      const std::string path = (index_ / name).string();
      if (what.starts_with(path)) {
        what.erase(0, path.size());
        what.erase(0, what.find_first_not_of(": "));
      }
      add(name, std::move(what));
      return false;
    }
  }

  void take_commit(const std::string& name) {
    std::optional<std::string> text = read(name);
    if (!text) {
      return;
    }
    NamedFile file{name, *std::move(text), std::nullopt};
    holds(name, [&] { file.commit = parse_stub(file.text, name); });
    commits_.push_back(std::move(file));
  }

  void read_commits() {
    take_commit(kStubName);
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(index_ / kCommitsName, error)) {
      names.push_back(fmt::format("{}/{}", kCommitsName, entry.path().filename().string()));
    }
    std::ranges::sort(names);
    for (const std::string& name : names) {
      const std::string_view digits = std::string_view(name).substr(name.find('/') + 1);
      if (digits.find_first_not_of("0123456789") == std::string_view::npos) {
        take_commit(name);
      } else {
        report_.garbage.push_back({name, "it is no commit point"});
      }
    }
    check_commits();
  }

  [[nodiscard]] std::string name_of_kept(std::uint64_t revision) const {
    return commit_file(index_, revision).lexically_relative(index_).string();
  }

  void check_commits() {
    // An index of an earlier version has no checksums there until the next run.
    const bool have_checksums = std::ranges::any_of(
        commits_, [](const NamedFile& each) { return ends_in_its_checksum(each.text); });
    for (const NamedFile& file : commits_) {
      if (!file.commit) {
        continue;
      }
      ++report_.commits;
      segments_.insert(file.commit->segments.begin(), file.commit->segments.end());
      manifests_.insert(file.commit->manifests.begin(), file.commit->manifests.end());
      if (have_checksums && !ends_in_its_checksum(file.text)) {
        add(file.name, "it does not end in its checksum");
      }
      if (file.name != kStubName && file.name != name_of_kept(file.commit->revision)) {
        add(file.name, fmt::format("it is of revision {}", file.commit->revision));
      }
    }
  }

  [[nodiscard]] const NamedFile* find_commit(const std::string& name) const {
    const auto found = std::ranges::find(commits_, name, &NamedFile::name);
    return found == commits_.end() ? nullptr : &*found;
  }

  void compare_stub() {
    const NamedFile* const stub = find_commit(kStubName);
    if (stub == nullptr) {
      add(kStubName, "it is missing");
      return;
    }
    if (!stub->commit) {
      return;
    }
    report_.revision = stub->commit->revision;
    const std::string kept = name_of_kept(report_.revision);
    const NamedFile* const copy = find_commit(kept);
    if (copy == nullptr) {
      add(kept, "the commit point in force is not kept");
    } else if (copy->text != stub->text) {
      add(kept, fmt::format("it differs from {}", kStubName));
    }
  }

  void check_manifests() {
    for (const std::string& name : manifests_) {
      tell_(name);
      const std::optional<std::string> text = read(name);
      if (!text) {
        add(name, "it is missing");
      } else if (!ends_in_its_checksum(*text)) {
        add(name, "its checksum differs from what it holds");
      }
    }
  }

  void check_others() {
    if (read(kSuppressedName)) {
      holds(kSuppressedName, [this] { static_cast<void>(SuppressionList::load(index_)); });
    }
    if (read(kLedgerName)) {
      holds(kLedgerName, [this] { static_cast<void>(read_ledger(index_)); });
    }
    const std::optional<std::string> last_run = read(kLastRunName);
    if (last_run && !is_sealed(*last_run)) {
      add(kLastRunName, "its checksum differs from what it holds");
    }
  }

  void name_garbage() {
    const std::set<std::string> known = {
        kStubName, kLockName, kCommitsName, kSuppressedName, kLedgerName, kLastRunName};
    const bool all_commits_known = std::ranges::all_of(
        commits_, [](const NamedFile& each) { return each.commit.has_value(); });
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(index_, error)) {
      const std::string name = entry.path().filename().string();
      if (!known.contains(name) && !segments_.contains(name) && !manifests_.contains(name)) {
        report_.garbage.push_back({name,
                                   all_commits_known
                                       ? "it belongs to no commit point"
                                       : "it belongs to no commit point that can be read"});
      }
    }
    std::ranges::sort(report_.garbage);
  }

  // Where the commit point in force cannot be read, the newest that can.
  [[nodiscard]] std::vector<std::string> live_segments() const {
    const NamedFile* live = find_commit(kStubName);
    if (live == nullptr || !live->commit) {
      for (const NamedFile& file : commits_) {
        live = file.commit ? &file : live;
      }
    }
    return live != nullptr && live->commit ? live->commit->segments : std::vector<std::string>();
  }

  void read_content() {
    const std::vector<std::string> live = live_segments();
    ContentVerifier content(index_, tell_, report_);
    std::error_code error;
    for (const std::string& segment : segments_) {
      if (fs::is_directory(index_ / segment, error)) {
        content.verify_segment(segment, std::ranges::find(live, segment) != live.end());
      }
    }
    content.verify_ids(live);
  }

  [[nodiscard]] bool is_damaged(const std::string& name) const {
    return std::ranges::any_of(report_.problems, [&](const Finding& problem) {
      return problem.file == name || problem.file.starts_with(name + '/');
    });
  }

  void find_whole_commits() {
    for (const NamedFile& file : commits_) {
      const auto damaged = [this](const std::string& name) { return is_damaged(name); };
      if (file.name != kStubName && file.commit && !damaged(file.name) &&
          std::ranges::none_of(file.commit->segments, damaged) &&
          std::ranges::none_of(file.commit->manifests, damaged)) {
        report_.whole_revisions.push_back(file.commit->revision);
      }
    }
  }

  const fs::path& index_;
  VerifyDepth depth_;
  const TellStep& tell_;
  VerifyReport report_;
  std::vector<NamedFile> commits_;  // XAPIANDB, then those under commits/, oldest first
  std::set<std::string> segments_;  // that any of them names
  std::set<std::string> manifests_;
};

// What changes with every revision.
std::string read_stub(const fs::path& index) {
  std::error_code error;
  const fs::path stub = index / kStubName;
  return fs::is_regular_file(stub, error) ? read_file(stub) : std::string();
}

}  // namespace

VerifyReport verify_index(const fs::path& index, VerifyDepth depth, const TellStep& tell) {
  std::error_code error;
  if (!fs::exists(index / kStubName, error) && !fs::is_directory(index / kCommitsName, error)) {
    static_cast<void>(read_commit_point(index));  // throws, and says what is there instead
  }
  for (int attempt = 1;; ++attempt) {
    const std::string stub = read_stub(index);
    VerifyReport report = Verification(index, depth, tell).run();
    if (report.problems.empty() || attempt == kMostAttempts || read_stub(index) == stub) {
      return report;
    }
  }
}

}  // namespace dateline
