// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "common/article.hpp"
#include "indexer/readers/html/meta_tags.hpp"
#include "indexer/readers/html/page_tree.hpp"

namespace dateline {

// Offers for the date of article (indexer/readers/dating.hpp): linked (datePublished of the linked
// data), <meta> and itemprop, the path of article.url, <time>, a date in article.byline, short text
// whose class calls it a date. What stands in the first three and cannot be read is a warning of
// the article if no other of them can.
void offer_page_dates(Article& article,
                      const PageTree& page,
                      const MetaTags& meta,
                      std::string_view linked);

}  // namespace dateline
