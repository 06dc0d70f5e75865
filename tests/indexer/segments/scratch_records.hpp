// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a run read, as its workers leave it: scratch databases of articles, and those of claims.
//
//   IndexWriter writer(index, {.language = ""});
//   const Scratch scratch = write_scratch(index, writer.metadata(), {{.id = "a", .body = "one"}});
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/index/segment_metadata.hpp"
#include "indexer/segments/claim.hpp"
#include "indexer/segments/collisions.hpp"
#include "indexer/segments/publish.hpp"

namespace dateline::test {

struct Record {
  std::string id;
  std::string body{};
  std::uint64_t version = 0;
  std::int64_t modified = 0;  // seconds since 1970
  std::string file{};         // below the root "archive"; empty: it came by a pipe
  ClaimKind kind = ClaimKind::kArticle;
};

[[nodiscard]] Claim claim(const Record& record);

struct Scratch {
  std::vector<std::filesystem::path> articles;
  std::vector<std::filesystem::path> claims;

  [[nodiscard]] std::vector<std::filesystem::path> all() const;
};

// Deals the records to two workers in turn; folder is there already.
[[nodiscard]] Scratch write_scratch(const std::filesystem::path& folder,
                                    const SegmentMetadata& metadata,
                                    const std::vector<Record>& records);

// A run that reads these records and publishes them; all else is as publication says.
[[nodiscard]] Published publish_records(const std::filesystem::path& index,
                                        const std::vector<Record>& records,
                                        Publication publication = {});
Published add(const std::filesystem::path& index, const std::vector<Record>& records);

// Rules as an index of today follows.
[[nodiscard]] SegmentMetadata sample_metadata();

// "a:one" of an article, "-a" of a cancellation, "=a" of a confirmation, in that order of bytes.
[[nodiscard]] std::string claims_in(const std::vector<std::filesystem::path>& databases);

// Takes what is reported, as "a 2.txt over 1.txt of archive/1.txt, expected, canceled".
class Reports {
 public:
  [[nodiscard]] std::function<void(const Collision&)> taker();
  [[nodiscard]] std::vector<std::string> sorted() const;

 private:
  std::vector<std::string> lines_;
};

// "a:one b:two": id and body of every article, in the order of ids.
[[nodiscard]] std::string content(const Xapian::Database& database);
[[nodiscard]] std::string content(const std::filesystem::path& index);

// Names of all files and folders of an index but its lock, sorted.
[[nodiscard]] std::string listing(const std::filesystem::path& index);

}  // namespace dateline::test
