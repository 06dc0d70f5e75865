// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/saved_queries.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "common/calendar/date_cursor.hpp"
#include "common/cli/standard_flags.hpp"
#include "common/support/failure.hpp"
#include "common/support/files.hpp"

namespace dateline {

namespace {

bool is_name(std::string_view text) {
  return !text.empty() && text.find_first_of(" \t\"()=") == std::string_view::npos;
}

[[noreturn]] void refuse_line(const std::filesystem::path& file,
                              std::size_t line,
                              std::string_view what) {
  throw Failure(ExitCode::kUsage,
                fmt::format("{}, line {}: {}", file.string(), line, what),
                "each line is NAME = QUERY; a line that starts with # is a remark");
}

}  // namespace

SavedQueries::SavedQueries(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) {
    return;
  }
  const std::string text = read_file(file);
  std::size_t number = 0;
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  for (std::size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
       at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim_blanks(std::string_view(text).substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') {
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) {
      refuse_line(file, number, "no = in it");
    }
    const std::string_view name = trim_blanks(line.substr(0, equals));
    if (!is_name(name)) {
      refuse_line(file, number, "a name is one word without quotes or brackets");
    }
    const std::string_view query = trim_blanks(line.substr(equals + 1));
    if (!queries_.emplace(name, query).second) {
      refuse_line(file, number, fmt::format("'{}' is here for the second time", name));
    }
  }
}

std::optional<std::string> SavedQueries::find(std::string_view name) const {
  const auto found = queries_.find(name);
  return found == queries_.end() ? std::nullopt : std::optional(found->second);
}

std::filesystem::path saved_queries_path() {
  return configuration_directory() / "queries";
}

}  // namespace dateline
