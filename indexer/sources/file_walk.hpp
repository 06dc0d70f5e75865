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
#include <map>
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
  // Of roots, by path: such a root may move without its files becoming others.
  std::map<std::string, std::string> names = {};
};

// A folder named on the command line, or the one around a file named there.
struct WalkedRoot {
  std::string key;       // its name, or its absolute path
  std::string path;      // as named
  bool is_whole = true;  // all of it is walked; false: one file in it
};

enum class SkipReason { kHidden, kExcluded, kLinkedFolder, kSpecialFile, kNamedTwice };

// "hidden", "excluded", "link to a folder", ...
[[nodiscard]] const char* to_string(SkipReason reason);

struct WalkVisitor {
  // Before and after all of a root; may be empty.
  std::function<void(const WalkedRoot&)> begin_root = {};
  std::function<void(const WalkedRoot&)> end_root = {};
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

  // Folders that hold no file to read: an archive that is not mounted looks like that.
  [[nodiscard]] std::vector<std::string> empty_roots() const;

  // What the files of a visit come to, for "time left"; nothing where standard input is among them.
  // Looks at every file, opens none.
  [[nodiscard]] std::optional<std::uint64_t> total_bytes() const;

 private:
  [[nodiscard]] WalkedRoot describe(const std::string& root) const;

  std::vector<std::string> roots_;
  std::map<std::string, std::string> names_;
  std::vector<Glob> include_;
  std::vector<Glob> exclude_;
};

}  // namespace dateline
