// SPDX-License-Identifier: GPL-2.0-or-later
//
// What tasks other than reading do alike: opening the index and telling the user of it.
#pragma once

#include <string>

#include "indexer/run/options.hpp"
#include "indexer/segments/index_writer.hpp"

namespace dateline {

// Of an index that must be there.
[[nodiscard]] WriterOptions task_writer_options(const IndexOptions& options);

// On standard output, unless --quiet.
void say(const IndexOptions& options, const std::string& text);

// "news.index: 21,578 articles in 1 segment, revision 3\n"
[[nodiscard]] std::string describe_index(const IndexOptions& options, const IndexWriter& writer);

}  // namespace dateline
