// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/readers/reader.hpp"

namespace dateline {

// Reader::split of formats with one article a file. A file over the limit is rejected.
void split_whole(ByteStream& stream, const SplitContext& context);

}  // namespace dateline
