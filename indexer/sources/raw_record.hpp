// SPDX-License-Identifier: GPL-2.0-or-later
//
// RawRecord: the bytes of one article as they lie in the archive, with where they were found. Made
// by Reader::split from a stream, read into an Article by Reader::read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace dateline {

// One file, container member or standard input; shared by all its records.
struct FileOrigin {
  std::string path = {};           // as opened: "/archive/2022/a.txt"; "-" for standard input
  std::string relative_path = {};  // below the root named on the command line: "2022/a.txt"; "-"
  std::int64_t modified = 0;       // seconds since 1970, 0 for standard input
  std::string container = {};      // of a member: relative_path of the file it is packed in
  std::string root = {};           // its name, or the absolute path of its folder; empty for a pipe
  std::uint64_t bytes = 0;         // of the file; 0 for a member
  std::int64_t modified_ns = 0;    // nanoseconds since 1970

  // Of the file that lies in the archive: a member's is the file it is packed in.
  [[nodiscard]] const std::string& path_in_root() const {
    return container.empty() ? relative_path : container;
  }
};

struct RawRecord {
  std::string bytes;
  std::shared_ptr<const FileOrigin> file;
  std::uint64_t line = 0;    // 1-based first line in the file; 0 where the record is the whole file
  std::uint64_t number = 0;  // 1-based count of records in the file

  // "2022/a.txt" or "wire.jsonl:17": for messages and reports.
  [[nodiscard]] std::string place() const;
};

}  // namespace dateline
