// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a segment says of itself, as Xapian user metadata: which index it belongs to and which rules
// its terms follow. A program that follows other rules refuses it.
#pragma once

#include <filesystem>
#include <string>

#include <xapian.h>

namespace dateline {

inline constexpr int kFormatVersion = 1;

// By which rules the indexer looked at articles; 0: it did not look. Segments of one index may
// differ: articles of other rules are found as those rules saw them.
struct EnrichmentVersions {
  int entities = 0;     // dateline:entities, kEntityVersion (common/entities/entity_key.hpp)
  int dates = 0;        // dateline:dates
  int boilerplate = 0;  // dateline:boilerplate

  friend bool operator==(const EnrichmentVersions&, const EnrichmentVersions&) = default;
};

struct SegmentMetadata {
  int format = kFormatVersion;       // dateline:format
  int analyzer = 0;                  // dateline:analyzer, kAnalyzerVersion
  std::string language = "english";  // dateline:language, of the stemmer
  std::string timezone = "UTC";      // dateline:timezone
  std::string index_id;              // dateline:id, a UUID
  EnrichmentVersions enrichment = {};

  friend bool operator==(const SegmentMetadata&, const SegmentMetadata&) = default;
};

// Whether segments are of one index: all but how their articles were looked at is the same.
[[nodiscard]] bool are_of_one_index(const SegmentMetadata& a, SegmentMetadata b);

void write_metadata(Xapian::WritableDatabase& segment, const SegmentMetadata& metadata);

// Whose rules for words the segments must follow: a query and an index must agree on every word;
// to make an index anew, its stored articles are enough.
enum class Rules { kOurs, kAny };

// Throws Failure (kBadIndex) if the segment was made by a newer format or by other rules than this
// program's; path is for the message.
[[nodiscard]] SegmentMetadata read_metadata(const Xapian::Database& segment,
                                            const std::filesystem::path& path,
                                            Rules rules = Rules::kOurs);

}  // namespace dateline
