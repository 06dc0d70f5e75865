// SPDX-License-Identifier: GPL-2.0-or-later
//
// CommitPoint: a published list of segments. An index is a directory with the stub file XAPIANDB,
// which is Xapian's own format (it passes over lines that begin with #), so that any Xapian program
// opens the index as it is:
//
//   # dateline revision 7
//   # dateline content 6
//   # dateline manifest-000003
//   auto segment-000003
//   auto segment-000007
//   # checksum 0123456789abcdef0123456789abcdef
//
// Nothing else is accepted in it: Xapian would run any command that a hostile stub names. The
// content is the revision that last changed what the index holds: a merge makes a revision of its
// own, of the same content. Manifests say which files were read (oldest first). The checksum is
// that of all bytes before its line.
//
// The last commit points stay as commits/000007 and so on, in the same form, with the segments they
// name: a reader that opened the one before still finds every file, and --rollback a way back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

inline constexpr const char* kStubName = "XAPIANDB";
inline constexpr const char* kCommitsName = "commits";

struct CommitPoint {
  std::uint64_t revision = 0;
  std::uint64_t content = 0;                // the revision that last changed what the index holds
  std::vector<std::string> segments = {};   // directory names, "segment-000003"
  std::vector<std::string> manifests = {};  // file names, "manifest-000003", oldest first

  friend bool operator==(const CommitPoint&, const CommitPoint&) = default;
};

[[nodiscard]] std::string segment_name(std::uint64_t number);
[[nodiscard]] std::string manifest_name(std::uint64_t number);

// The number in "segment-000003" or "manifest-000003"; 0 if the name is none.
[[nodiscard]] std::uint64_t segment_number(std::string_view name);
[[nodiscard]] std::uint64_t manifest_number(std::string_view name);

// Where the commit point of that revision is kept.
[[nodiscard]] std::filesystem::path commit_file(const std::filesystem::path& index,
                                                std::uint64_t revision);

[[nodiscard]] std::string to_stub(const CommitPoint& commit);

// Throws Failure (kBadIndex) naming file and line of what is not the stub of an index, and the file
// whose checksum does not hold. A stub without one is taken as it is.
[[nodiscard]] CommitPoint parse_stub(std::string_view text, const std::filesystem::path& file);

// The commit point in force. Throws Failure (kBadIndex) if the path is no index.
[[nodiscard]] CommitPoint read_commit_point(const std::filesystem::path& index);

// Whether no run has dropped a commit point that was in force: it is so still, or is among those
// kept. The segments of one that is kept are all there.
[[nodiscard]] bool is_kept(const std::filesystem::path& index, const CommitPoint& commit);

// Commit points kept under commits/, oldest first, the one in force included.
[[nodiscard]] std::vector<CommitPoint> read_history(const std::filesystem::path& index);

}  // namespace dateline
