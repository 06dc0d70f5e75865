// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a record does not say of its article, in this order: --metadata, --path-fields, --set
// (origin kSupplied), then guesses: the date as dating.hpp says, the title from the body
// (kDerived). A value that is there is never replaced.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/article.hpp"
#include "indexer/readers/article_fields.hpp"
#include "indexer/readers/dating.hpp"
#include "indexer/readers/metadata_file.hpp"
#include "indexer/readers/path_fields.hpp"
#include "indexer/sources/raw_record.hpp"

namespace dateline {

struct CompletionOptions {
  std::optional<MetadataFile> metadata;
  std::optional<PathPattern> path_fields;
  std::vector<FieldValue> set;
  std::string collection;  // prefix of ids; may be empty
};

// For --collection: throws Failure (kUsage) if name cannot stand before the ':' of an id.
[[nodiscard]] std::string read_collection_option(const std::string& name);

// Gives article its place and its final id, and fills what it lacks. Thread-safe.
void complete_article(Article& article,
                      const RawRecord& record,
                      const CompletionOptions& options,
                      const DatingRules& dating = {});

// The first sentence of the first paragraph on one line, cut to kMaxHeadlineCharacters at the end
// of a word and then ended by "…"; empty for an empty body.
[[nodiscard]] std::string derive_title(std::string_view body);

}  // namespace dateline
