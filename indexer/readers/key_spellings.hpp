// SPDX-License-Identifier: GPL-2.0-or-later
//
// How news archives spell the names of an article's fields, as keys of JSON records and as columns
// of tables.
//
//   id guid _id uri · title headline · body text content maintext body_text
//   date published date_publish pubDate published_at pub_date versioncreated firstcreated
//   byline author authors · source publisher source_domain · url link · section category
//   language lang · version · keywords tags topics · people persons person
//   organisations organizations organisation orgs · places locations place · dateline
//   copyright copyrightnotice copyright_notice · pubstatus publication_status · embargoed embargo
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/readers/article_fields.hpp"

namespace dateline {

struct KeySpelling {
  const ArticleField* field;
  std::size_t rank;  // of several keys for one field the lowest is preferred
};

// field is nullptr if the key, in any case of letters, is none of them.
[[nodiscard]] KeySpelling find_key_spelling(std::string_view key);

}  // namespace dateline
