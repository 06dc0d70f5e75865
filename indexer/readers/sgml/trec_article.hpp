// SPDX-License-Identifier: GPL-2.0-or-later
//
// The fields of one TREC document -> Article.
#pragma once

#include <span>

#include "common/article.hpp"
#include "indexer/readers/article_fields.hpp"
#include "indexer/readers/sgml/sgml_fields.hpp"

namespace dateline {

// mappings: --map with names of tags; they come before what kTrecTags (trec_tags.hpp) says of the
// tag. Title and body may come out empty.
[[nodiscard]] Article to_trec_article(std::span<const SgmlField> fields,
                                      std::span<const FieldMapping> mappings);

}  // namespace dateline
