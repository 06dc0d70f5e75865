// SPDX-License-Identifier: GPL-2.0-or-later
//
// SavedQueries: queries that have a name, one a line in a file the user keeps:
//
//   # what query:NAME stands for
//   response-force = "response force" OR NRF
//   canada         = canada OR canadian OR ottawa
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

class SavedQueries {
 public:
  SavedQueries() = default;
  // Throws Failure (kUsage) naming file and line for a line that is not NAME = QUERY, for a name
  // given twice, and when the file is there but cannot be read. A file that is not there holds
  // none.
  explicit SavedQueries(const std::filesystem::path& file);

  [[nodiscard]] std::optional<std::string> find(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> queries_;
};

// dateline/queries in the XDG configuration directory (XDG Base Directory Specification 0.8).
[[nodiscard]] std::filesystem::path saved_queries_path();

}  // namespace dateline
