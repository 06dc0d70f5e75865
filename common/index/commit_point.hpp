// SPDX-License-Identifier: GPL-2.0-or-later
//
// CommitPoint: a published list of segments. An index is a directory with the stub file XAPIANDB,
// which is Xapian's own format, so that any Xapian program opens the index as it is:
//
//   # dateline revision 7
//   auto segment-000003
//   auto segment-000007
//
// Nothing else is accepted in it: Xapian would run any command that a hostile stub names. The last
// commit points stay as commits/000007 and so on, in the same form, with the segments they name: a
// reader that opened the one before still finds every file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

inline constexpr const char* kStubName = "XAPIANDB";

struct CommitPoint {
  std::uint64_t revision = 0;
  std::vector<std::string> segments;  // directory names, "segment-000003"

  friend bool operator==(const CommitPoint&, const CommitPoint&) = default;
};

[[nodiscard]] std::string segment_name(std::uint64_t number);

// The number in "segment-000003"; 0 if the name is none.
[[nodiscard]] std::uint64_t segment_number(std::string_view name);

[[nodiscard]] std::string to_stub(const CommitPoint& commit);

// Throws Failure (kBadIndex) naming file and line of what is not the stub of an index.
[[nodiscard]] CommitPoint parse_stub(std::string_view text, const std::filesystem::path& file);

// The commit point in force. Throws Failure (kBadIndex) if the path is no index.
[[nodiscard]] CommitPoint read_commit_point(const std::filesystem::path& index);

// Whether no run has dropped a commit point that was in force: it is so still, or is among those
// kept. The segments of one that is kept are all there.
[[nodiscard]] bool is_kept(const std::filesystem::path& index, const CommitPoint& commit);

// Commit points kept under commits/, oldest first, the one in force included.
[[nodiscard]] std::vector<CommitPoint> read_history(const std::filesystem::path& index);

}  // namespace dateline
