// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/file_walk.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <span>
#include <system_error>

#include <sys/stat.h>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/utf8.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStandardInput = "-";
constexpr std::int64_t kNanoseconds = 1'000'000'000;  // in a second

Error unreadable(std::string_view action, const fs::path& path, const std::error_code& reason) {
  return {ErrorCode::kUnreadable,
          fmt::format("cannot {} {}: {}", action, path.string(), reason.message()),
          ""};
}

std::error_code last_error() {
  return {errno, std::generic_category()};
}

// A name in a folder. Folders sort as if they ended in a slash, so that walking them in this order
// gives whole paths in byte order: "a.txt" < "a/b" < "a0".
struct Entry {
  std::string sort_key;
  bool is_folder = false;

  [[nodiscard]] std::string_view name() const {
    return std::string_view(sort_key).substr(0, sort_key.size() - (is_folder ? 1 : 0));
  }
};

bool matches_any(std::span<const Glob> globs, std::string_view path) {
  return std::ranges::any_of(globs, [path](const Glob& glob) { return glob.matches(path); });
}

// One visit; each member returns false once the visitor has had enough.
class Walker {
 public:
  Walker(std::span<const Glob> include, std::span<const Glob> exclude, const WalkVisitor& visitor)
      : include_(include), exclude_(exclude), visitor_(visitor) {}

  bool visit_root(const WalkedRoot& walked) {
    const std::string& root = walked.path;
    root_key_ = walked.key;
    if (root == kStandardInput) {
      return visitor_.file(
          std::make_shared<FileOrigin>(FileOrigin{.path = root, .relative_path = root}), 0);
    }
    const fs::path path(root);
    std::error_code error;
    if (fs::is_directory(path, error)) {
      return visit_folder(path, "");
    }
    return visit_file(path, path.filename().string());
  }

 private:
  // relative: of the folder's contents, "" or ending in a slash.
  bool visit_folder(const fs::path& folder, const std::string& relative) {
    return std::ranges::all_of(list(folder, relative), [&](const Entry& entry) {
      const std::string below = relative + std::string(entry.name());
      const fs::path path = folder / entry.name();
      if (entry.name().starts_with('.')) {
        visitor_.skip(repair_utf8(below), SkipReason::kHidden);
        return true;
      }
      if (!entry.is_folder) {
        return visit_file(path, below);
      }
      if (matches_any(exclude_, below)) {
        visitor_.skip(repair_utf8(below), SkipReason::kExcluded);
        return true;
      }
      return visit_folder(path, below + "/");
    });
  }

  std::vector<Entry> list(const fs::path& folder, const std::string& relative) {
    std::vector<Entry> entries;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      // Both answer from what the folder itself says of its entries, without a look at each file.
      std::error_code unknown;
      const bool is_folder = !at->is_symlink(unknown) && at->is_directory(unknown);
      entries.push_back({at->path().filename().string() + (is_folder ? "/" : ""), is_folder});
    }
    if (error) {
      visitor_.reject(
          {.path = folder.string(), .relative_path = relative.empty() ? folder.string() : relative},
          unreadable("list", folder, error));
    }
    std::ranges::sort(entries, {}, &Entry::sort_key);
    return entries;
  }

  bool visit_file(const fs::path& path, const std::string& relative) {
    if (matches_any(exclude_, relative) ||
        (!include_.empty() && !matches_any(include_, relative))) {
      visitor_.skip(repair_utf8(relative), SkipReason::kExcluded);
      return true;
    }
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
      if (errno == ELOOP) {
        visitor_.skip(repair_utf8(relative), SkipReason::kLinkedFolder);
      } else {
        visitor_.reject({.path = path.string(), .relative_path = relative, .root = root_key_},
                        unreadable("open", path, last_error()));
      }
      return true;
    }
    if (!S_ISREG(info.st_mode)) {
      visitor_.skip(repair_utf8(relative),
                    S_ISDIR(info.st_mode) ? SkipReason::kLinkedFolder : SkipReason::kSpecialFile);
      return true;
    }
    return visitor_.file(
        std::make_shared<FileOrigin>(
            FileOrigin{.path = path.string(),
                       .relative_path = relative,
                       .modified = info.st_mtim.tv_sec,
                       .root = root_key_,
                       .bytes = static_cast<std::uint64_t>(info.st_size),
                       .modified_ns = info.st_mtim.tv_sec * kNanoseconds + info.st_mtim.tv_nsec}),
        static_cast<std::uint64_t>(info.st_size));
  }

  std::span<const Glob> include_;
  std::span<const Glob> exclude_;
  const WalkVisitor& visitor_;
  std::string root_key_;
};

std::vector<Glob> make_globs(const std::vector<std::string>& patterns, std::string_view option) {
  std::vector<Glob> globs;
  for (const std::string& pattern : patterns) {
    if (pattern.find_first_not_of("./") == std::string::npos) {
      throw Failure(ExitCode::kUsage,
                    fmt::format("--{} \"{}\" matches nothing", option, pattern),
                    "a pattern is written as '*.txt' or '2022/**'");
    }
    globs.emplace_back(pattern);
  }
  return globs;
}

void check_root(const std::string& root) {
  struct stat info {};
  if (root != kStandardInput && ::stat(root.c_str(), &info) != 0) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("cannot read {}: {}", root, last_error().message()),
                  "nothing was indexed: name files, folders or - for standard input");
  }
}

}  // namespace

const char* to_string(SkipReason reason) {
  switch (reason) {
    case SkipReason::kHidden: return "hidden";
    case SkipReason::kExcluded: return "excluded";
    case SkipReason::kLinkedFolder: return "link to a folder";
    case SkipReason::kSpecialFile: return "not a regular file";
    case SkipReason::kNamedTwice: return "named twice";
  }
  return "";
}

FileWalk::FileWalk(const SourceOptions& options)
    : roots_(options.roots),
      names_(options.names),
      include_(make_globs(options.include, "include")),
      exclude_(make_globs(options.exclude, "exclude")) {
  if (roots_.empty()) {
    throw Failure(ExitCode::kUsage,
                  "nothing to index is named",
                  "name files, folders or - for standard input");
  }
  std::ranges::for_each(roots_, check_root);
}

void FileWalk::visit(const WalkVisitor& visitor) const {
  Walker walker(include_, exclude_, visitor);
  std::set<fs::path> visited;
  for (const std::string& root : roots_) {
    std::error_code error;
    const fs::path canonical = root == kStandardInput ? fs::path(root) : fs::canonical(root, error);
    if (!error && !visited.insert(canonical).second) {
      visitor.skip(repair_utf8(root), SkipReason::kNamedTwice);
      continue;
    }
    const WalkedRoot walked = describe(root);
    if (visitor.begin_root) {
      visitor.begin_root(walked);
    }
    if (!walker.visit_root(walked)) {
      return;
    }
    if (visitor.end_root) {
      visitor.end_root(walked);
    }
  }
}

WalkedRoot FileWalk::describe(const std::string& root) const {
  if (root == kStandardInput) {
    return {.key = "", .path = root, .is_whole = false};
  }
  std::error_code error;
  const bool is_folder = fs::is_directory(root, error);
  if (const auto name = names_.find(root); name != names_.end()) {
    return {.key = name->second, .path = root, .is_whole = is_folder};
  }
  // A path may be written "archive", "archive/" or "./archive": its files are the same.
  const fs::path path = (fs::absolute(root, error) / "").lexically_normal().parent_path();
  return {
      .key = (is_folder ? path : path.parent_path()).string(), .path = root, .is_whole = is_folder};
}

std::vector<std::string> FileWalk::empty_roots() const {
  std::vector<std::string> empty;
  for (const std::string& root : roots_) {
    bool has_file = root == kStandardInput;
    const WalkVisitor visitor{.file =
                                  [&](const std::shared_ptr<const FileOrigin>&, std::uint64_t) {
                                    has_file = true;
                                    return false;
                                  },
                              .skip = [](const std::string&, SkipReason) {},
                              .reject = [&](const FileOrigin&, const Error&) { has_file = true; }};
    if (!has_file) {
      Walker(include_, exclude_, visitor).visit_root(describe(root));
    }
    if (!has_file) {
      empty.push_back(root);
    }
  }
  return empty;
}

std::optional<std::uint64_t> FileWalk::total_bytes() const {
  if (std::ranges::find(roots_, kStandardInput) != roots_.end()) {
    return std::nullopt;
  }
  std::uint64_t total = 0;
  visit({.file =
             [&total](const std::shared_ptr<const FileOrigin>&, std::uint64_t bytes) {
               total += bytes;
               return true;
             },
         .skip = [](const std::string&, SkipReason) {},
         .reject = [](const FileOrigin&, const Error&) {}});
  return total;
}

}  // namespace dateline
