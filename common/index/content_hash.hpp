// SPDX-License-Identifier: GPL-2.0-or-later
//
// Slot::kContentHash: what an article says, as 16 bytes. Two readings of an article that have one
// hash are the same article; a later run leaves it as it is indexed.
#pragma once

#include <string>

#include "common/article.hpp"

namespace dateline {

// Of all that its source gives: not its id, nor where and when it was read, nor what the indexer
// itself found in it.
[[nodiscard]] std::string content_hash(const Article& article);

}  // namespace dateline
