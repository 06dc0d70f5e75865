// SPDX-License-Identifier: GPL-2.0-or-later
//
// Rejects: what a run left out, a JSON object a line, enough to find it, to mend it and to try it
// again with --retry-rejects:
//
//   {"code":"malformed","message":"broken JSON: ...","hint":"","place":"wire.jsonl:17",
//    "path":"/archive/wire.jsonl","file":"wire.jsonl","member":"","line":17,"number":17,
//    "format":"jsonl"}
//
// code is one of to_string(ErrorCode). file is below the root that was named, member below the
// archive that file is. What came by standard input has path "-" and its bytes in "record", or in
// "record_base64" where they are not UTF-8.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/support/result.hpp"
#include "indexer/sources/raw_record.hpp"

namespace dateline {

struct Reject {
  Error error;
  FileOrigin file;           // relative_path and container tell file and member apart
  std::uint64_t line = 0;    // 0: the whole file
  std::uint64_t number = 0;  // of the record; 0: the whole file
  std::string format = {};   // of the reader; empty where none was chosen
  std::string record = {};   // bytes, where path is "-"

  // "2022/a.txt" or "wire.jsonl:17"
  [[nodiscard]] std::string place() const;
};

// One line without its end.
[[nodiscard]] std::string encode_reject(const Reject& reject);
// Error: the line is no such object.
[[nodiscard]] Result<Reject> decode_reject(std::string_view line);

// Written beside the file and put in its place by commit: until then, and where the run fails, a
// file of an earlier run stays as it was. Not thread-safe.
class RejectsFile {
 public:
  // Throws Failure (kUsage) if the file cannot be written.
  explicit RejectsFile(std::filesystem::path path);
  RejectsFile(const RejectsFile&) = delete;
  RejectsFile& operator=(const RejectsFile&) = delete;
  RejectsFile(RejectsFile&&) = delete;
  RejectsFile& operator=(RejectsFile&&) = delete;
  ~RejectsFile();

  // Throw Failure (kDiskTrouble).
  void add(const Reject& reject);
  void commit();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::filesystem::path path_;
  std::filesystem::path beside_;
  std::unique_ptr<std::FILE, Close> file_;
};

// What to read again.
struct Retry {
  struct File {
    FileOrigin origin;             // of the file itself, not of a member
    std::set<std::string> places;  // of records, of members, or of the file
  };
  std::map<std::string, File> files;  // by path
  std::vector<RawRecord> records;     // those of standard input, with their bytes
  std::vector<std::string> formats;   // of each record
};

// Throws Failure (kUsage) naming file and line where the file cannot be read or is no such file.
[[nodiscard]] Retry read_retry(const std::filesystem::path& path);

// Whether the record is one of those, or in a file or member that is.
[[nodiscard]] bool is_wanted(const Retry::File& file, const RawRecord& record);

}  // namespace dateline
