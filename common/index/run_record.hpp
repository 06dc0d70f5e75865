// SPDX-License-Identifier: GPL-2.0-or-later
//
// RunRecord: what the last run of the indexer did, whether it published or not. It stays in the
// index as the file last-run, one JSON object:
//
//   {"started":"2026-03-01T02:00:00Z","finished":"2026-03-01T02:04:10Z","seconds":250.4,
//    "exit_code":3,"revision":41,"scanned":910,"added":600,"updated":12,"unchanged":290,
//    "deleted":0,"rejected":{"no-text":8},"rejected_known":3,"articles":1000600,"segments":4,
//    "checksum":"..."}
//
// checksum is that of common/index/checked_json.hpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

inline constexpr const char* kRunRecordName = "last-run";

struct RunRecord {
  std::string started = {};   // ISO 8601 in UTC
  std::string finished = {};  // likewise
  double seconds = 0;
  int exit_code = 0;
  std::uint64_t revision = 0;  // in force at its end
  std::uint64_t scanned = 0;
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t deleted = 0;
  std::map<std::string, std::uint64_t> rejected = {};  // by the code of the reason
  std::uint64_t rejected_known = 0;                    // that earlier runs had rejected too
  std::uint64_t articles = 0;                          // in the index at its end
  std::uint64_t segments = 0;                          // likewise

  friend bool operator==(const RunRecord&, const RunRecord&) = default;
};

// The text of the file.
[[nodiscard]] std::string to_json(const RunRecord& record);

// What such a text says: keys it lacks, or that are not what they should be, are as if nothing had
// happened. nullopt if it is no JSON object.
[[nodiscard]] std::optional<RunRecord> parse_run_record(std::string_view text);

// Whether a run has left one, readable or not.
[[nodiscard]] bool has_run_record(const std::filesystem::path& index);

// nullopt if there is none, or none that parse_run_record understands. Throws Failure
// (kDiskTrouble).
[[nodiscard]] std::optional<RunRecord> read_run_record(const std::filesystem::path& index);

// Replaces the file as a whole. Throws Failure (kDiskTrouble).
void write_run_record(const std::filesystem::path& index, const RunRecord& record);

}  // namespace dateline
