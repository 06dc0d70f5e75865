// SPDX-License-Identifier: GPL-2.0-or-later
//
// Word clusters and the gazetteer as they come, before they become tables of the model.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>

#include "indexer/enrich/entities/entity_model.hpp"

namespace dateline {

// By table_hash, so in the order of a HashedTable.
using ClusterMap = std::map<std::uint64_t, std::uint32_t>;
using PhraseMap = std::map<std::uint64_t, GazetteMask>;

// Lines of "word TAB cluster TAB cluster TAB cluster TAB cluster", below 2048, 512, 128 and 32; of
// words that fold alike the first counts. Throws std::runtime_error.
[[nodiscard]] ClusterMap read_clusters(const std::filesystem::path& path);

// Lines of "TYPE TAB name". Throws std::runtime_error.
[[nodiscard]] PhraseMap read_gazetteer(const std::filesystem::path& path);

// Nothing if the name is longer than kMostPhraseTokens.
void add_phrase(PhraseMap& phrases, std::string_view name, Gazette gazette);

// The project's own tables of countries, regions and organisations.
void add_known_names(PhraseMap& phrases);

}  // namespace dateline
