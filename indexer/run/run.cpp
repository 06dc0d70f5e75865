// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/run.hpp"

#include <chrono>
#include <filesystem>

#include <unistd.h>

#include <spdlog/spdlog.h>

#include "common/cli/configuration.hpp"
#include "common/cli/log_line.hpp"
#include "common/cli/standard_flags.hpp"
#include "common/index/commit_point.hpp"
#include "common/index/run_record.hpp"
#include "common/support/failure.hpp"
#include "common/support/output.hpp"
#include "common/support/stop_signal.hpp"
#include "indexer/run/delete_task.hpp"
#include "indexer/run/log.hpp"
#include "indexer/run/pipeline.hpp"
#include "indexer/run/purge_task.hpp"
#include "indexer/run/run_files.hpp"
#include "indexer/run/upkeep_tasks.hpp"
#include "indexer/run/verify_task.hpp"
#include "indexer/run/why_task.hpp"

namespace dateline {

namespace {

// What dateline-query --info tells of the last run.
RunRecord to_record(const RunReport& report, const RunOutcome& outcome) {
  return {.started = utc_time(outcome.started),
          .finished = utc_time(outcome.finished),
          .seconds = report.seconds,
          .exit_code = static_cast<int>(outcome.exit_code),
          .revision = report.published.revision,
          .scanned = report.scanned,
          .added = report.published.added,
          .updated = report.published.replaced,
          .unchanged = report.unchanged,
          .deleted = report.published.deleted,
          .rejected = {report.rejected_by.begin(), report.rejected_by.end()},
          .rejected_known = report.rejected_known,
          .articles = report.published.articles,
          .segments = report.published.segments};
}

// Whether the run is one of this index: it was read and may have been written.
bool is_of_the_index(const RunReport& report, const RunOutcome& outcome) {
  const ExitCode code = outcome.exit_code;
  std::error_code error;
  return !report.is_dry && code != ExitCode::kUsage && code != ExitCode::kLocked &&
         code != ExitCode::kBadIndex &&
         std::filesystem::exists(std::filesystem::path(outcome.index) / kStubName, error);
}

void tell_others(const RunFiles& files, const RunReport& report, const RunOutcome& outcome) {
  if (is_of_the_index(report, outcome)) {
    write_run_record(outcome.index, to_record(report, outcome));
  }
  write_run_files(files, report, outcome);
}

// The failure is what ends the run, also where it cannot be written down.
void tell_of_failure(const RunFiles& files, RunReport report, const RunOutcome& outcome) {
  report.seconds = std::chrono::duration<double>(outcome.finished - outcome.started).count();
  try {
    tell_others(files, report, outcome);
  } catch (const Failure& trouble) {
    spdlog::error("{}", trouble.what());
  }
}

RunResult index_articles(const IndexOptions& options,
                         const RunFiles& files,
                         const RunOutcome& begun) {
  spdlog::info("indexing into {}", options.index.string());
  RunResult result = run_pipeline(options, [&](const RunResult& published) {
    // Told before segments are merged, where a signal ends the run at once, and once more after it.
    RunOutcome outcome = begun;
    outcome.finished = std::chrono::system_clock::now();
    outcome.exit_code = published.exit_code;
    tell_others(files, published.report, outcome);
  });
  spdlog::info("published revision {}", result.report.published.revision);
  if (options.chatter == Chatter::kNormal) {
    Output output(STDOUT_FILENO);
    output.write(summary(result.report, options.index.string()));
    output.flush();
  }
  return result;
}

ExitCode run_other_task(const IndexOptions& options) {
  switch (options.task) {
    case Task::kOptimize: return optimize_index(options);
    case Task::kRebuild: return rebuild_index(options);
    case Task::kRollBack: return roll_back_index(options);
    case Task::kDelete: return delete_articles(options);
    case Task::kPurge: return purge_articles(options);
    case Task::kWhy: return explain_targets(options);
    case Task::kIndex: break;
  }
  return ExitCode::kFailed;
}

}  // namespace

ExitCode run_index(const Arguments& arguments) {
  set_up_log(arguments);
  if (is_verification(arguments)) {
    return run_verification(arguments);  // it changes nothing, and a signal may end it anywhere
  }
  watch_for_stop();
  const RunFiles files = read_run_files(arguments);
  RunOutcome outcome;
  outcome.started = std::chrono::system_clock::now();
  RunReport report;
  const auto fail = [&](ExitCode code, const std::string& message, const std::string& hint) {
    outcome.finished = std::chrono::system_clock::now();
    outcome.exit_code = code;
    outcome.failure = message;
    outcome.hint = hint;
    tell_of_failure(files, report, outcome);
  };
  try {
    outcome.index = index_path(arguments).string();
    const IndexOptions options = read_index_options(arguments);
    if (options.task != Task::kIndex) {
      return run_other_task(options);
    }
    RunResult result = index_articles(options, files, outcome);
    report = std::move(result.report);
    outcome.exit_code = result.exit_code;
    if (!result.failure.empty()) {
      throw Failure(result.exit_code, result.failure, result.hint);
    }
  } catch (const Failure& failure) {
    fail(failure.exit_code(),
         name_place(failure, index_program(), arguments).what(),
         failure.hint());
    throw;
  } catch (const std::exception& error) {
    fail(ExitCode::kFailed, error.what(), "");
    throw;
  }
  outcome.finished = std::chrono::system_clock::now();
  tell_others(files, report, outcome);
  return outcome.exit_code;
}

}  // namespace dateline
