// SPDX-License-Identifier: GPL-2.0-or-later
//
// Takedown: an article leaves the index for good, and the index remembers never to take it in
// again. The list of what is suppressed comes first: should the program die half-way, the next one
// that writes to the index brings the work to its end.
#pragma once

#include "common/support/exit_code.hpp"
#include "indexer/run/options.hpp"
#include "indexer/segments/index_writer.hpp"
#include "indexer/takedown/suppression_list.hpp"

namespace dateline {

// --purge. Throws Failure as IndexWriter and purge say.
ExitCode purge_articles(const IndexOptions& options);

// Purges what is suppressed and still there.
void finish_purges(IndexWriter& writer, const SuppressionList& suppressed);

}  // namespace dateline
