// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/run.hpp"

#include <chrono>

#include <unistd.h>

#include <spdlog/spdlog.h>

#include "common/cli/configuration.hpp"
#include "common/cli/standard_flags.hpp"
#include "common/support/failure.hpp"
#include "common/support/output.hpp"
#include "indexer/run/log.hpp"
#include "indexer/run/pipeline.hpp"
#include "indexer/run/run_files.hpp"

namespace dateline {

namespace {

// The failure is what ends the run, also where it cannot be written down.
void write_failure(const RunFiles& files, const RunOutcome& outcome) {
  RunReport report;
  report.seconds = std::chrono::duration<double>(outcome.finished - outcome.started).count();
  try {
    write_run_files(files, report, outcome);
  } catch (const Failure& trouble) {
    spdlog::error("{}", trouble.what());
  }
}

RunReport index_archive(const Arguments& arguments, RunOutcome& outcome) {
  outcome.index = index_path(arguments).string();
  const IndexOptions options = read_index_options(arguments);
  spdlog::info("indexing into {}", outcome.index);
  RunReport report = run_pipeline(options);
  spdlog::info("published revision {}", report.published.revision);
  outcome.exit_code = report.rejected > 0 ? ExitCode::kPartial : ExitCode::kSuccess;
  if (options.chatter == Chatter::kNormal) {
    Output output(STDOUT_FILENO);
    output.write(summary(report, outcome.index));
    output.flush();
  }
  return report;
}

}  // namespace

ExitCode run_index(const Arguments& arguments) {
  set_up_log(arguments);
  const RunFiles files = read_run_files(arguments);
  RunOutcome outcome;
  outcome.started = std::chrono::system_clock::now();
  const auto fail = [&](ExitCode code, const std::string& message, const std::string& hint) {
    outcome.finished = std::chrono::system_clock::now();
    outcome.exit_code = code;
    outcome.failure = message;
    outcome.hint = hint;
    write_failure(files, outcome);
  };
  RunReport report;
  try {
    report = index_archive(arguments, outcome);
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
  write_run_files(files, report, outcome);
  return outcome.exit_code;
}

}  // namespace dateline
