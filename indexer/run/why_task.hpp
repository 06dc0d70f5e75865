// SPDX-License-Identifier: GPL-2.0-or-later
//
// --why: what became of a path, an id or an address, from what the index keeps.
#pragma once

#include "common/support/exit_code.hpp"
#include "indexer/run/options.hpp"

namespace dateline {

// One answer for each target on standard output. kPartial if the index never saw one of them.
ExitCode explain_targets(const IndexOptions& options);

}  // namespace dateline
