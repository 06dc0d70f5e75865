// SPDX-License-Identifier: GPL-2.0-or-later
//
// One JSON object -> Article, by the key spellings that news archives use
// (indexer/readers/key_spellings.hpp). Of several for one field the first that is not blank is
// taken.
//
// --map comes before them: a key as it is written, or a path of keys joined by dots.
//
// A value is a string, a number (taken as it is written), an array (of paragraphs, of authors; else
// its first value counts) or an object with a name. null, true and false are no value.
#pragma once

#include <span>
#include <string_view>

#include "common/article.hpp"
#include "common/support/result.hpp"
#include "indexer/readers/article_fields.hpp"

namespace dateline {

// Broken UTF-8, control characters inside strings and lone surrogates (\ud800) are mended, since
// one bad byte must not cost an article. Thread-safe.
[[nodiscard]] Result<Article> read_json_article(std::string_view json,
                                                std::span<const FieldMapping> mappings);

}  // namespace dateline
