// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "common/article.hpp"
#include "indexer/readers/html/meta_tags.hpp"
#include "indexer/readers/html/page_tree.hpp"

namespace dateline {

// Sets article.published by the first of these that can be read: linked (datePublished of the
// linked data), <meta>, itemprop (origin kField); the path of article.url (kPath); <time>, then
// short text whose class calls it a date (kDerived). What stands in the first three and cannot be
// read is a warning of the article if no other of them can.
void set_page_date(Article& article,
                   const PageTree& page,
                   const MetaTags& meta,
                   std::string_view linked);

}  // namespace dateline
