// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/segment_metadata.hpp"

#include <charconv>

#include <fmt/format.h>

#include "common/analysis/analyzer.hpp"
#include "common/support/failure.hpp"

namespace dateline {

namespace {

int read_int(const Xapian::Database& segment, const char* key) {
  const std::string text = segment.get_metadata(key);
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

void write_metadata(Xapian::WritableDatabase& segment, const SegmentMetadata& metadata) {
  segment.set_metadata("dateline:format", std::to_string(metadata.format));
  segment.set_metadata("dateline:analyzer", std::to_string(metadata.analyzer));
  segment.set_metadata("dateline:language", metadata.language);
  segment.set_metadata("dateline:timezone", metadata.timezone);
  segment.set_metadata("dateline:id", metadata.index_id);
  segment.set_metadata("dateline:entities", std::to_string(metadata.enrichment.entities));
  segment.set_metadata("dateline:dates", std::to_string(metadata.enrichment.dates));
  segment.set_metadata("dateline:boilerplate", std::to_string(metadata.enrichment.boilerplate));
}

bool are_of_one_index(const SegmentMetadata& a, SegmentMetadata b) {
  b.enrichment = a.enrichment;
  return a == b;
}

SegmentMetadata read_metadata(const Xapian::Database& segment,
                              const std::filesystem::path& path,
                              Rules rules) {
  SegmentMetadata metadata;
  metadata.format = read_int(segment, "dateline:format");
  metadata.analyzer = read_int(segment, "dateline:analyzer");
  if (metadata.format == 0) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("{} is a Xapian database, but no dateline index", path.string()),
                  "make an index with dateline-index");
  }
  if (metadata.format != kFormatVersion) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("{} has index format {}, this program reads format {}",
                              path.string(),
                              metadata.format,
                              kFormatVersion),
                  "use the version of dateline that wrote it, or index the archive again");
  }
  if (metadata.analyzer != kAnalyzerVersion && rules == Rules::kOurs) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("{} was indexed with analyzer {}, this program has analyzer {}",
                              path.string(),
                              metadata.analyzer,
                              kAnalyzerVersion),
                  "dateline-index --rebuild makes it anew from its own articles, so that query and "
                  "index agree on every word");
  }
  metadata.language = segment.get_metadata("dateline:language");
  metadata.timezone = segment.get_metadata("dateline:timezone");
  metadata.index_id = segment.get_metadata("dateline:id");
  metadata.enrichment = {.entities = read_int(segment, "dateline:entities"),
                         .dates = read_int(segment, "dateline:dates"),
                         .boilerplate = read_int(segment, "dateline:boilerplate")};
  return metadata;
}

}  // namespace dateline
