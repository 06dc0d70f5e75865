// SPDX-License-Identifier: GPL-2.0-or-later
//
// The article's way through a run:
//
//   walk -> open -> split (one thread) -> queue -> read -> complete -> build (workers) -> publish
#pragma once

#include "indexer/run/options.hpp"
#include "indexer/run/report.hpp"

namespace dateline {

// Runs the pipeline and publishes. Nothing is published when it throws; Failure as IndexWriter
// says.
[[nodiscard]] RunReport run_pipeline(const IndexOptions& options);

}  // namespace dateline
