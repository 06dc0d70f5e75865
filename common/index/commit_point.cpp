// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/commit_point.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"

namespace dateline {

namespace {

constexpr std::string_view kSegmentPrefix = "segment-";
constexpr std::string_view kRevisionPrefix = "# dateline revision ";
constexpr std::string_view kLinePrefix = "auto ";

bool read_number(std::string_view text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::string segment_name(std::uint64_t number) {
  return fmt::format("segment-{:06}", number);
}

std::uint64_t segment_number(std::string_view name) {
  std::uint64_t number = 0;
  if (!name.starts_with(kSegmentPrefix) || name.size() < kSegmentPrefix.size() + 6 ||
      !read_number(name.substr(kSegmentPrefix.size()), number)) {
    return 0;
  }
  return number;
}

std::string to_stub(const CommitPoint& commit) {
  std::string text = fmt::format("{}{}\n", kRevisionPrefix, commit.revision);
  for (const std::string& segment : commit.segments) {
    text += fmt::format("{}{}\n", kLinePrefix, segment);
  }
  return text;
}

CommitPoint parse_stub(std::string_view text, const std::filesystem::path& file) {
  CommitPoint commit;
  int line_number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line_number;
    const bool is_revision = line.starts_with(kRevisionPrefix) &&
                             read_number(line.substr(kRevisionPrefix.size()), commit.revision);
    if (is_revision) {
      continue;
    }
    if (!line.starts_with(kLinePrefix) || segment_number(line.substr(kLinePrefix.size())) == 0) {
      throw Failure(
          ExitCode::kBadIndex,
          fmt::format("{}:{}: not a line of a dateline index", file.string(), line_number),
          "only lines of the form 'auto segment-NNNNNN' are followed; restore the file from a "
          "backup");
    }
    commit.segments.emplace_back(line.substr(kLinePrefix.size()));
  }
  return commit;
}

CommitPoint read_commit_point(const std::filesystem::path& index) {
  const std::filesystem::path stub = index / kStubName;
  std::error_code error;
  if (!std::filesystem::exists(index, error)) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("there is no index at {}", index.string()),
                  "name one with --index or DATELINE_INDEX, or make it: dateline-index ARCHIVE");
  }
  if (!std::filesystem::is_regular_file(stub, error)) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("{} is not a dateline index", index.string()),
                  fmt::format("an index is a directory with a file {} in it", kStubName));
  }
  return parse_stub(read_file(stub), stub);
}

bool is_kept(const std::filesystem::path& index, const CommitPoint& commit) {
  if (read_commit_point(index) == commit) {
    return true;
  }
  const std::vector<CommitPoint> history = read_history(index);
  return std::ranges::find(history, commit) != history.end();
}

std::vector<CommitPoint> read_history(const std::filesystem::path& index) {
  std::vector<CommitPoint> history;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(index / "commits", error)) {
    std::uint64_t revision = 0;
    if (!read_number(entry.path().filename().string(), revision)) {
      continue;
    }
    try {
      history.push_back(parse_stub(read_file(entry.path()), entry.path()));
    } catch (const Failure&) {
      if (std::filesystem::exists(entry.path(), error)) {
        throw;
      }
      // A run has dropped it since the folder was read.
    }
  }
  std::ranges::sort(history, {}, &CommitPoint::revision);
  return history;
}

}  // namespace dateline
