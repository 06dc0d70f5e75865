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
#include "indexer/run/rejects.hpp"
#include "indexer/segments/index_writer.hpp"

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
  std::uint64_t rejected_known = 0;  // left out as in the run before, not read again
  std::uint64_t scanned = 0;         // files that were looked at
  std::uint64_t unchanged = 0;       // articles that are as the index has them
  std::uint64_t deleted = 0;         // articles taken out because their input is gone
  std::uint64_t suppressed = 0;      // articles that the user keeps out
  std::uint64_t stale = 0;           // records older than what the index has
  std::string index_id;
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
  RunLog(Progress& progress, RejectsFile* rejects) : progress_(progress), rejects_(rejects) {}

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

  [[nodiscard]] RunReport report() const;

 private:
  void print(std::string_view place, std::string_view message);
  void write(const Reject& reject);

  Progress& progress_;
  RejectsFile* rejects_;
  mutable std::mutex mutex_;
  RunReport report_;
  std::uint64_t messages_ = 0;
};

// "21,578 articles (21,578 new, 0 replaced) in 9.8 s, 2.3 MB/s; 1 rejected; ..."
[[nodiscard]] std::string summary(const RunReport& report, std::string_view index);

}  // namespace dateline
