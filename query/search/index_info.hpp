// SPDX-License-Identifier: GPL-2.0-or-later
//
// IndexInfo: what an index says of itself, as plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/index/run_record.hpp"

namespace dateline {

class Snapshot;

struct SegmentInfo {
  std::string name;
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;
  // Versions of the rules by which its articles were looked at, 0: they were not.
  int entities = 0;
  int dates = 0;
  int boilerplate = 0;
};

struct KeptCommit {
  std::uint64_t revision = 0;
  std::uint64_t segments = 0;
};

enum class RunRecordState : std::uint8_t { kMissing, kUnreadable, kRead };

struct IndexInfo {
  std::string path;
  std::string id;  // a UUID; empty of an index without a segment
  std::uint64_t revision = 0;
  int format = 0;
  int analyzer = 0;
  std::string language;
  std::string timezone;
  std::uint64_t articles = 0;
  std::string first;  // day of publication; empty if no article is dated to a day
  std::string last;
  std::uint64_t undated = 0;
  std::uint64_t coarser = 0;  // dated to a month or a year only
  std::uint64_t bytes = 0;    // of the live segments
  std::uint64_t folder_bytes =
      0;  // of all that is in the folder, segments of kept commit points too
  std::vector<SegmentInfo> segments;
  std::vector<KeptCommit> kept;  // to which --rollback can go back, oldest first
  RunRecordState last_run_state = RunRecordState::kMissing;
  std::optional<RunRecord> last_run;
};

// Throws Xapian::Error, and Failure when a file of the index cannot be read.
[[nodiscard]] IndexInfo describe_index(const Snapshot& snapshot);

}  // namespace dateline
