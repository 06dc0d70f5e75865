// SPDX-License-Identifier: GPL-2.0-or-later
//
// FileWalk: the files named on the command line and below the folders named there, in an order that
// is the same on every machine: roots as they were named, below a root the byte order of relative
// paths. One folder's names are held at a time (and those of the folders above it).
//
// Passed over below a root: hidden files and folders, links to folders (so there is no loop),
// FIFOs, sockets and devices (never opened). A root is taken even if it is hidden or a link.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/support/result.hpp"
#include "indexer/sources/glob.hpp"
#include "indexer/sources/raw_record.hpp"

namespace dateline {

struct SourceOptions {
  std::vector<std::string> roots;    // files, folders, "-" for standard input
  std::vector<std::string> include;  // globs; if there are any, a file must match one
  std::vector<std::string> exclude;  // globs of files and folders to pass over; they win
};

enum class SkipReason { kHidden, kExcluded, kLinkedFolder, kSpecialFile, kNamedTwice };

// "hidden", "excluded", "link to a folder", ...
[[nodiscard]] const char* to_string(SkipReason reason);

struct WalkVisitor {
  // Takes a file and its size, 0 for standard input; false means stop.
  std::function<bool(const std::shared_ptr<const FileOrigin>&, std::uint64_t bytes)> file;
  std::function<void(const std::string& place, SkipReason)> skip;
  // Takes a file or folder that the operating system refuses; the walk goes on.
  std::function<void(const FileOrigin& place, const Error&)> reject;
};

class FileWalk {
 public:
  // Checks every root before any work is done: one that does not exist throws Failure (kUsage).
  explicit FileWalk(const SourceOptions& options);

  void visit(const WalkVisitor& visitor) const;

  // What the files of a visit come to, for "time left"; nothing where standard input is among them.
  // Looks at every file, opens none.
  [[nodiscard]] std::optional<std::uint64_t> total_bytes() const;

 private:
  std::vector<std::string> roots_;
  std::vector<Glob> include_;
  std::vector<Glob> exclude_;
};

}  // namespace dateline
