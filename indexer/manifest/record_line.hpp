// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines of a part of the manifest (the whole format is in part.hpp), without their ends. A line is
// read only if it is what is written for the record, byte for byte: each record has one line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/manifest/file_record.hpp"

namespace dateline {

// The first byte of a line.
inline constexpr char kRootLine = 'R';
inline constexpr char kFileLine = 'F';
inline constexpr char kFileGoneLine = '-';
inline constexpr char kDeletionLine = 'D';
inline constexpr char kDeletionGoneLine = 'd';

[[nodiscard]] inline bool is_gone_line(std::string_view line) {
  return line.starts_with(kFileGoneLine) || line.starts_with(kDeletionGoneLine);
}

[[nodiscard]] std::string to_line(const FileRecord& record);  // without its root
[[nodiscard]] std::string to_line(const Deletion& deletion);
// A line of nothing but its key: a root, or what is gone.
[[nodiscard]] std::string to_line(char kind, std::string_view key);

[[nodiscard]] std::optional<FileRecord> read_file_line(std::string_view root,
                                                       std::string_view line);
[[nodiscard]] std::optional<Deletion> read_deletion_line(std::string_view line);

// Puts the root, path or id of a line of any kind into key; false if there is none.
[[nodiscard]] bool read_key(std::string_view line, std::string& key);

}  // namespace dateline
