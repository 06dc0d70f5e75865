// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/run.hpp"

#include <memory>

#include <unistd.h>

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "common/support/output.hpp"
#include "indexer/run/pipeline.hpp"
#include "indexer/run/verify_task.hpp"

namespace dateline {

namespace {

void set_up_log() {
  auto logger = std::make_shared<spdlog::logger>(
      "dateline-index", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
  logger->set_pattern("%n: %^%l%$: %v");
  spdlog::set_default_logger(logger);
}

}  // namespace

ExitCode run_index(const Arguments& arguments) {
  set_up_log();
  if (is_verification(arguments)) {
    return run_verification(arguments);
  }
  const IndexOptions options = read_index_options(arguments);
  const RunReport report = run_pipeline(options);
  if (options.chatter == Chatter::kNormal) {
    Output output(STDOUT_FILENO);
    output.write(summary(report, options.index.string()));
    output.flush();
  }
  return report.rejected > 0 ? ExitCode::kPartial : ExitCode::kSuccess;
}

}  // namespace dateline
