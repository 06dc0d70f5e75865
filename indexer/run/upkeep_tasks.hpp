// SPDX-License-Identifier: GPL-2.0-or-later
//
// What is done to an index without reading anything: merging it, going back, making it anew.
#pragma once

#include "common/support/exit_code.hpp"
#include "indexer/run/options.hpp"

namespace dateline {

// Each throws Failure as IndexWriter says, and kDiskTrouble where there is no room.
ExitCode optimize_index(const IndexOptions& options);
ExitCode roll_back_index(const IndexOptions& options);

// All segments are made anew from the articles they store, by this version's rules and the options
// given, on several threads; the index stays as it was until that is done.
ExitCode rebuild_index(const IndexOptions& options);

}  // namespace dateline
