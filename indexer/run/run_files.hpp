// SPDX-License-Identifier: GPL-2.0-or-later
//
// The files that tell others how a run went: --report and --metrics. Both are written when it
// ended, well or not, and replace those of an earlier run as a whole.
#pragma once

#include <filesystem>

#include "common/cli/program.hpp"
#include "indexer/run/report.hpp"

namespace dateline {

struct RunFiles {
  std::filesystem::path report;   // empty: none
  std::filesystem::path metrics;  // empty: none
};

// Throws Failure (kUsage) naming the option whose file cannot be written: before the run, not after
// it.
[[nodiscard]] RunFiles read_run_files(const Arguments& arguments);

// Throws Failure (kDiskTrouble).
void write_run_files(const RunFiles& files, const RunReport& report, const RunOutcome& outcome);

}  // namespace dateline
