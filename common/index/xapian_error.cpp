// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/xapian_error.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace dateline {

namespace {

struct Meaning {
  std::string_view type;  // Xapian's exception class
  ExitCode exit_code;
  std::string_view message;
  std::string_view hint;
};

constexpr Meaning kMeanings[] = {
    {"DatabaseCorruptError",
     ExitCode::kBadIndex,
     "is damaged",
     "restore it from a backup or index the archive again"},
    {"DatabaseOpeningError",
     ExitCode::kBadIndex,
     "cannot be opened",
     "check that it is a dateline index and that you may read it"},
    {"DatabaseNotFoundError",
     ExitCode::kBadIndex,
     "has lost a segment",
     "restore it from a backup or index the archive again"},
    {"DatabaseVersionError",
     ExitCode::kBadIndex,
     "was written by another version of Xapian",
     "use the version it was written with, or index the archive again"},
    {"DatabaseError", ExitCode::kDiskTrouble, "failed while in use", "check disk and permissions"},
};

}  // namespace

Failure to_failure(const Xapian::Error& error, const std::filesystem::path& index) {
  const char* const system = error.get_error_string();
  const std::string reason = system != nullptr ? fmt::format(": {}", system) : std::string();
  for (const Meaning& meaning : kMeanings) {
    if (meaning.type == error.get_type()) {
      return {
          meaning.exit_code,
          fmt::format(
              "the index {} {}: {}{}", index.string(), meaning.message, error.get_msg(), reason),
          std::string(meaning.hint)};
    }
  }
  return {ExitCode::kDiskTrouble,
          fmt::format("the index {} failed: {} ({}{})",
                      index.string(),
                      error.get_msg(),
                      error.get_type(),
                      reason),
          ""};
}

}  // namespace dateline
