// SPDX-License-Identifier: GPL-2.0-or-later
//
// Documents with known names, to train and to score by. The token form is that of CoNLL: a line for
// each token, "form TAB tag" with tags O, B-PER, I-PER and so on, a blank line behind each
// sentence, a line that starts with -DOCSTART- before each document. Files may be packed by gzip.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/enrich/entities/tagger_text.hpp"

namespace dateline {

struct TaggedDocument {
  std::shared_ptr<const void> storage;  // what the tokens point into
  TaggerText text;                      // with gold labels
};

// The tag that CoNLL calls so: "PER", "LOC", "ORG", "MISC".
[[nodiscard]] std::optional<Tag> find_conll_tag(std::string_view name);

// Throws std::runtime_error with the file, line and reason.
[[nodiscard]] std::vector<TaggedDocument> read_tagged_documents(const std::filesystem::path& path);

// All lines of a file that may be packed by gzip. Throws std::runtime_error.
[[nodiscard]] std::vector<std::string> read_packed_lines(const std::filesystem::path& path);

}  // namespace dateline
