// SPDX-License-Identifier: GPL-2.0-or-later
//
// --delete, --delete-from and --delete-query: articles leave the index by hand.
#pragma once

#include "common/support/exit_code.hpp"
#include "indexer/run/options.hpp"

namespace dateline {

// kPartial where some ids are not in the index. Throws Failure as IndexWriter says; kUsage for a
// query that dateline-query does not understand or a deletion by query that is not confirmed.
ExitCode delete_articles(const IndexOptions& options);

}  // namespace dateline
