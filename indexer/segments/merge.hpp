// SPDX-License-Identifier: GPL-2.0-or-later
//
// Making segments of databases: compaction of scratch databases, copies without some articles, the
// checksum manifest. Errors of Xapian leave as Xapian::Error, those of the file system as Failure.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <vector>

#include <xapian.h>

#include "common/index/segment_metadata.hpp"

namespace dateline {

// Name of the manifest beside the tables of a segment: a line for each table,
// "<32 hexadecimal digits of XXH3-128>  <bytes>  <file name>".
inline constexpr const char* kManifestName = "checksums";

// Compacts sources into the new segment target, writes its manifest, syncs every file. The number
// of documents is compared before and after: a shortfall throws Failure (kDiskTrouble). Where the
// sources were looked at by different rules, the merged segment claims what all of them can.
void merge_into_segment(std::span<const std::filesystem::path> sources,
                        const std::filesystem::path& target);

// A database without a document at scratch; returns scratch. Even an index of nothing is one that
// every Xapian program can open.
std::filesystem::path make_empty(const std::filesystem::path& scratch,
                                 const SegmentMetadata& metadata);

// Compacts scratch databases into one at target and removes them.
void compact_scratch(std::span<const std::filesystem::path> sources,
                     const std::filesystem::path& target);

// A scratch database becomes the segment target as it is, larger than compacted, but there at once;
// compacted where documents were deleted from it (see merge.cpp on gaps of ids).
void adopt_scratch(const std::filesystem::path& scratch, const std::filesystem::path& target);

// Deletes documents from a database nobody reads. The last ones take their ids: no gap is left.
void delete_documents(const std::filesystem::path& scratch, std::span<const Xapian::docid> ids);

// A segment is immutable: its copy without these documents becomes the segment target, compacted,
// so that nothing of them is left in its files. scratch is a path for the copy, removed afterwards.
void copy_without(const std::filesystem::path& segment,
                  std::span<const Xapian::docid> ids,
                  const std::filesystem::path& scratch,
                  const std::filesystem::path& target);

// The same document by document, so that nothing that Xapian keeps beside the documents is left
// either: the bounds of a slot's values stay what they were when a document is deleted. Takes
// several times as long.
void copy_anew(const std::filesystem::path& segment,
               std::span<const Xapian::docid> ids,
               const std::filesystem::path& scratch,
               const std::filesystem::path& target);

// Name of a file beside the tables of a segment that copy_with made: how many bytes the segment had
// when it was compacted last.
inline constexpr const char* kCompactedName = "compacted-bytes";

// A copy of a segment with other documents of the same articles under these ids becomes the segment
// target. It is not compacted, which takes several times as long. What was replaced may be left in
// blocks that its tables no longer use; but whatever is left is of an article that the segment has,
// so that taking that one out (copy_without) removes it.
void copy_with(const std::filesystem::path& segment,
               const std::map<Xapian::docid, Xapian::Document>& replacements,
               const std::filesystem::path& target);

// Bytes of a segment's files.
[[nodiscard]] std::uint64_t size_of_segment(const std::filesystem::path& segment);

// What it had when it was compacted last.
[[nodiscard]] std::uint64_t compacted_size(const std::filesystem::path& segment);

}  // namespace dateline
