// SPDX-License-Identifier: GPL-2.0-or-later
//
// The part of the command line of dateline-index that says what a call is for, and what may go.
#pragma once

#include <string>

#include "common/cli/program.hpp"
#include "indexer/run/options.hpp"

namespace dateline {

// Throws Failure (kUsage) if options ask for two tasks, or one lacks what it is about, or one given
// on the command line has no effect on the task.
[[nodiscard]] Task read_task(const Arguments& arguments);

// Paths and named roots. Throws Failure (kUsage) for a --root that is no NAME=DIR.
[[nodiscard]] SourceOptions read_sources(const Arguments& arguments);

// Fills in what is kept, what goes, and the targets of the task. Throws Failure (kUsage) naming the
// option.
void read_upkeep(const Arguments& arguments, IndexOptions& options);

// The first day that --retain keeps: "10y" before today, of a month without that day its last.
// Throws Failure (kUsage) where text is no span.
[[nodiscard]] Day first_day_kept(const std::string& text, Day today);

// Fingerprint of all options that decide what is made of a file, and of this program's readers: 16
// hexadecimal digits.
[[nodiscard]] std::string reading_rules(const Arguments& arguments);

}  // namespace dateline
