// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a run did: counted by all threads while it goes on, printed at its end.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hpp"
#include "common/calendar/timestamp.hpp"
#include "common/support/exit_code.hpp"
#include "common/support/result.hpp"
#include "common/terminal/progress.hpp"
#include "indexer/run/file_outcomes.hpp"
#include "indexer/run/rejects.hpp"
#include "indexer/segments/publish.hpp"

namespace dateline {

// What a rule took out of the index.
struct CutText {
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;
};

struct RunReport {
  std::uint64_t records = 0;              // read from the input
  std::uint64_t bytes = 0;                // of input
  std::uint64_t rejected = 0;             // records or files that gave no article
  std::uint64_t collisions = 0;           // records that lost their id to another record
  std::uint64_t undated = 0;              // articles without a publication date
  std::uint64_t distrusted = 0;           // articles with a stated date that cannot be
  std::uint64_t warnings = 0;             // articles kept with something amiss
  std::uint64_t embargoed = 0;            // kept back until their release
  std::uint64_t withheld = 0;             // kept back until the publisher says otherwise
  std::optional<Timestamp> next_release;  // the earliest of the embargoed
  std::uint64_t canceled = 0;             // records that take an article out of the index
  std::map<std::string, std::uint64_t, std::less<>>
      skipped;  // files of no known format, by extension
  std::map<std::string, CutText, std::less<>> boilerplate;  // by rule
  std::uint64_t over_limit = 0;  // articles of which too much looks like boilerplate: all is kept
  Published published;
  double seconds = 0;

  std::map<std::string, std::uint64_t, std::less<>> rejected_by;  // to_string(ErrorCode)
  std::uint64_t rejected_known = 0;   // left out as in the run before, no reason for exit code 3
  std::uint64_t scanned = 0;          // files that were looked at
  std::uint64_t unchanged_files = 0;  // of them, passed over without being read
  std::uint64_t unchanged = 0;        // articles that are as the index has them
  std::uint64_t suppressed = 0;       // articles that were purged and must not come back
  std::uint64_t kept_deleted = 0;     // articles that were deleted or canceled earlier
  std::uint64_t expired = 0;          // articles older than --retain
  std::uint64_t stale = 0;            // files that cannot be read any more: their articles stay
  std::uint64_t gone = 0;             // files that the archive no longer has
  std::uint64_t merged_segments = 0;  // that went into one after publishing
  std::string index_id;
  bool is_dry = false;  // published says what would happen
};

// How a run ended: what its report and its metrics say besides what it did.
struct RunOutcome {
  std::string index;  // path; empty where no index was named
  std::chrono::system_clock::time_point started{};
  std::chrono::system_clock::time_point finished{};
  ExitCode exit_code = ExitCode::kSuccess;
  std::string failure{};  // the message that ended it; empty: it ended well
  std::string hint{};
};

// What is told of an article that is kept back.
[[nodiscard]] Error embargo_error(const Timestamp& release);
[[nodiscard]] Error withheld_error();

// Thread-safe: messages go to the log as they come, the first kMaxMessages of them.
class RunLog {
 public:
  // A message is printed on a line of its own: the progress line makes way.
  // rejects may be nullptr.
  RunLog(Progress& progress, RejectsFile* rejects, FileOutcomes& outcomes)
      : progress_(progress), rejects_(rejects), outcomes_(outcomes) {}

  static constexpr std::uint64_t kMaxMessages = 200;

  void reject(const Reject& reject);
  // An article of that release is left for a later run; nullopt: withheld.
  void keep_back(const Reject& reject, const std::optional<Timestamp>& release);
  void count_cancellation();
  void count_boilerplate(const std::vector<Boilerplate>& stretches, bool is_over_limit);
  void warn(std::string_view place, std::string_view message);
  void collision(const Collision& collision);
  void skip(const FileOrigin& file, std::string_view extension);
  void count_article(const Article& article);
  void count_unchanged(const Article& article);
  void count_suppressed();
  void count_kept_out(Outcome reason);  // kDeleted or kExpired
  // A document that Xapian itself does not take; its article was counted. file: its file_term.
  void refuse(const std::string& place, const std::string& file, const std::string& reason);
  // A file is passed over, since it is as the manifest has it.
  void pass_over(const FileRecord& record, const FileOrigin& file);
  void count_scanned();
  // A file that cannot be read any more though articles of it are indexed.
  void keep_stale(const FileOrigin& file, const Error& error);

  [[nodiscard]] RunReport report() const;

 private:
  void print(std::string_view place, std::string_view message);
  void write(const Reject& reject);

  void count_release(std::int64_t instant);

  Progress& progress_;
  RejectsFile* rejects_;
  FileOutcomes& outcomes_;
  mutable std::mutex mutex_;
  RunReport report_;
  std::uint64_t messages_ = 0;
};

// "21,578 articles (21,578 new, 0 replaced) in 9.8 s, 2.3 MB/s; 1 rejected; ..."
[[nodiscard]] std::string summary(const RunReport& report, std::string_view index);

}  // namespace dateline
