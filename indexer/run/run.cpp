// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/run.hpp"

#include <memory>

#include <unistd.h>

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "common/support/failure.hpp"
#include "common/support/output.hpp"
#include "common/support/stop_signal.hpp"
#include "indexer/run/delete_task.hpp"
#include "indexer/run/pipeline.hpp"
#include "indexer/run/purge_task.hpp"
#include "indexer/run/upkeep_tasks.hpp"
#include "indexer/run/verify_task.hpp"
#include "indexer/run/why_task.hpp"

namespace dateline {

namespace {

void set_up_log() {
  auto logger = std::make_shared<spdlog::logger>(
      "dateline-index", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
  logger->set_pattern("%n: %^%l%$: %v");
  spdlog::set_default_logger(logger);
}

}  // namespace

namespace {

ExitCode index_articles(const IndexOptions& options) {
  const RunResult result = run_pipeline(options);
  if (options.chatter == Chatter::kNormal) {
    Output output(STDOUT_FILENO);
    output.write(summary(result.report, options.index.string()));
    output.flush();
  }
  if (!result.failure.empty()) {
    throw Failure(result.exit_code, result.failure, result.hint);
  }
  return result.exit_code;
}

ExitCode run_task(const IndexOptions& options) {
  switch (options.task) {
    case Task::kIndex: return index_articles(options);
    case Task::kOptimize: return optimize_index(options);
    case Task::kRebuild: return rebuild_index(options);
    case Task::kRollBack: return roll_back_index(options);
    case Task::kDelete: return delete_articles(options);
    case Task::kPurge: return purge_articles(options);
    case Task::kWhy: return explain_targets(options);
  }
  return ExitCode::kFailed;
}

}  // namespace

ExitCode run_index(const Arguments& arguments) {
  set_up_log();
  if (is_verification(arguments)) {
    return run_verification(arguments);  // it changes nothing, and a signal may end it anywhere
  }
  watch_for_stop();
  return run_task(read_index_options(arguments));
}

}  // namespace dateline
