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

struct SegmentMetadata {
  int format = kFormatVersion;       // dateline:format
  int analyzer = 0;                  // dateline:analyzer, kAnalyzerVersion
  std::string language = "english";  // dateline:language, of the stemmer
  std::string timezone = "UTC";      // dateline:timezone
  std::string index_id;              // dateline:id, a UUID

  friend bool operator==(const SegmentMetadata&, const SegmentMetadata&) = default;
};

void write_metadata(Xapian::WritableDatabase& segment, const SegmentMetadata& metadata);

// Throws Failure (kBadIndex) if the segment was made by a newer format or by other rules than this
// program's; path is for the message.
[[nodiscard]] SegmentMetadata read_metadata(const Xapian::Database& segment,
                                            const std::filesystem::path& path);

}  // namespace dateline
