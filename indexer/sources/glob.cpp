// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/glob.hpp"

#include <algorithm>

#include <fnmatch.h>

namespace dateline {

namespace {

constexpr std::string_view kAnyFolders = "**";

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (const std::string_view part = path.substr(0, slash); !part.empty() && part != ".") {
      parts.emplace_back(part);
    }
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

bool matches_part(const std::string& pattern, const std::string& part) {
  return ::fnmatch(pattern.c_str(), part.c_str(), 0) == 0;
}

}  // namespace

Glob::Glob(std::string_view pattern)
    : is_name_only_(pattern.find('/') == std::string_view::npos), parts_(split_path(pattern)) {
  if (pattern.ends_with('/')) {
    parts_.emplace_back(kAnyFolders);
  }
}

// On a mismatch only the last ** can help: what an earlier one could take, it can take too.
bool Glob::matches(std::string_view path) const {
  const std::vector<std::string> parts = split_path(path);
  if (is_name_only_) {
    return !parts.empty() && !parts_.empty() && matches_part(parts_.front(), parts.back());
  }
  std::size_t at = 0;
  std::size_t after_stars = std::string_view::npos;
  std::size_t taken_by_stars = 0;
  for (std::size_t part = 0; part < parts.size();) {
    if (at < parts_.size() && parts_[at] == kAnyFolders) {
      after_stars = ++at;
      taken_by_stars = part;
    } else if (at < parts_.size() && matches_part(parts_[at], parts[part])) {
      ++at;
      ++part;
    } else if (after_stars != std::string_view::npos) {
      at = after_stars;
      part = ++taken_by_stars;
    } else {
      return false;
    }
  }
  return std::all_of(parts_.begin() + static_cast<std::ptrdiff_t>(at),
                     parts_.end(),
                     [](const std::string& rest) { return rest == kAnyFolders; });
}

}  // namespace dateline
