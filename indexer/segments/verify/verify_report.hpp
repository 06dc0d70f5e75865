// SPDX-License-Identifier: GPL-2.0-or-later
//
// What was found in an index, as plain data.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct Finding {
  std::string file;  // relative to the index: "segment-000003/position.glass"
  std::string what;  // "its checksum differs from what was published"

  friend auto operator<=>(const Finding&, const Finding&) = default;
};

struct VerifyReport {
  std::vector<Finding> problems;
  // What belongs to no commit point, as a run that died or one that is at work leaves it: no
  // damage, the next run removes it.
  std::vector<Finding> garbage;
  std::vector<std::uint64_t> whole_revisions;  // kept, and nothing that they name is damaged
  std::uint64_t revision = 0;                  // in force; 0 where that cannot be read
  std::uint64_t commits = 0;                   // kept commit points that can be read
  std::uint64_t segments = 0;                  // that they name
  std::uint64_t files = 0;                     // read and compared
  std::uint64_t bytes = 0;                     // of these
  std::uint64_t articles = 0;  // read in the live segments; 0 unless their content was read
};

// Told what is being read: "segment-000003/position.glass", "segment-000003: 12,000 articles".
using TellStep = std::function<void(std::string_view step)>;

}  // namespace dateline
