// SPDX-License-Identifier: GPL-2.0-or-later
//
// The id of an article: stable from run to run and from machine to machine, so that reading it
// again replaces it. Never a line number or an absolute path.
#pragma once

#include <string>
#include <string_view>

#include "common/article.hpp"
#include "indexer/sources/raw_record.hpp"

namespace dateline {

// The id that a record has of itself: what it says, else its url, else the path below its root if
// it is a whole file, else the hash of its content (32 hexadecimal digits).
[[nodiscard]] std::string own_id(const Article& article, const RawRecord& record);

// "collection:id", or id alone where collection is empty. Control characters become '_'; what is
// longer than kMaxIdBytes keeps its beginning and ends in '~' and 32 hexadecimal digits of its
// hash.
[[nodiscard]] std::string final_id(std::string_view collection, std::string_view id);

}  // namespace dateline
