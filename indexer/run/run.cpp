// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/run.hpp"

#include <unistd.h>

#include <spdlog/spdlog.h>

#include "common/support/output.hpp"
#include "indexer/run/log.hpp"
#include "indexer/run/pipeline.hpp"

namespace dateline {

ExitCode run_index(const Arguments& arguments) {
  set_up_log(arguments);
  const IndexOptions options = read_index_options(arguments);
  spdlog::info("indexing into {}", options.index.string());
  const RunReport report = run_pipeline(options);
  spdlog::info("published revision {}", report.published.revision);
  if (options.chatter == Chatter::kNormal) {
    Output output(STDOUT_FILENO);
    output.write(summary(report, options.index.string()));
    output.flush();
  }
  return report.rejected > 0 ? ExitCode::kPartial : ExitCode::kSuccess;
}

}  // namespace dateline
