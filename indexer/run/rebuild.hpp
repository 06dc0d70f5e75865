// SPDX-License-Identifier: GPL-2.0-or-later
//
// Making an index anew from the articles it stores: the same articles with the words, names and
// dates that this version and its options see in them, in one segment.
#pragma once

#include <cstdint>

#include "common/index/segment_metadata.hpp"
#include "indexer/enrich/enricher.hpp"
#include "indexer/run/options.hpp"
#include "indexer/segments/index_writer.hpp"

namespace dateline {

// What the index keeps of how a run looks at articles.
[[nodiscard]] EnrichmentVersions enrichment_versions(const EnrichOptions& options);

// Returns how many articles the index has now. What is suppressed is left out. Told to end, it
// changes nothing and throws Failure with the signal's exit code. Throws Failure (kDiskTrouble)
// where there is no room for both.
std::uint64_t rebuild(IndexWriter& writer, const IndexOptions& options);

}  // namespace dateline
