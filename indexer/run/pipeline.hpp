// SPDX-License-Identifier: GPL-2.0-or-later
//
// The article's way through a run:
//
//   walk -> open -> split (one thread) -> queue -> workers -> publish -> merge segments
//
// A long run publishes now and then: rounds, in each of which the workers start anew.
#pragma once

#include <functional>
#include <string>

#include "common/support/exit_code.hpp"
#include "indexer/run/options.hpp"
#include "indexer/run/report.hpp"

namespace dateline {

// How a run ended that did not throw.
struct RunResult {
  RunReport report;
  ExitCode exit_code = ExitCode::kSuccess;
  std::string failure = {};  // of what came after publishing; its hint
  std::string hint = {};
};

// Runs the pipeline. What is published when it throws stays, whole; Failure as IndexWriter says.
// on_published: told once all is published and only merging is left, which a signal ends at once.
[[nodiscard]] RunResult run_pipeline(const IndexOptions& options,
                                     const std::function<void(const RunResult&)>& on_published);

}  // namespace dateline
