// SPDX-License-Identifier: GPL-2.0-or-later
//
// Records of a run in scratch databases, as a worker leaves them, without files that they would be
// read from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "common/article.hpp"
#include "indexer/run/publishing.hpp"
#include "indexer/segments/claim.hpp"
#include "indexer/segments/index_writer.hpp"

namespace dateline::test {

struct RoundRecord {
  Article article{};  // a claim needs no more of it than the id
  Claim claim{};
};

// A record of an article, the only one of a file below the root.
[[nodiscard]] RoundRecord record_of(const std::string& root,
                                    const std::string& path,
                                    const Article& article);

// Puts the records' scratch databases into the round.
void add_records(Round& round, const IndexWriter& writer, const std::vector<RoundRecord>& records);

// One round of a run by itself; what it tells of collisions is not shown. Opens and reads the index
// as a run does.
Published publish_records(const std::filesystem::path& index,
                          const std::vector<RoundRecord>& records,
                          Round round = {});

// The manifest in force; nullopt for a new index.
[[nodiscard]] std::optional<Manifest> read_manifest(const std::filesystem::path& index);

}  // namespace dateline::test
