// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/commit_point.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "common/support/hash.hpp"

namespace dateline {

namespace {

constexpr std::string_view kSegmentPrefix = "segment-";
constexpr std::string_view kManifestPrefix = "manifest-";
constexpr std::string_view kRevisionLine = "# dateline revision ";
constexpr std::string_view kContentLine = "# dateline content ";
constexpr std::string_view kManifestLine = "# dateline ";
constexpr std::string_view kSegmentLine = "auto ";
constexpr std::string_view kChecksumLine = "# checksum ";

bool read_number(std::string_view text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string numbered(std::string_view prefix, std::uint64_t number) {
  return fmt::format("{}{:06}", prefix, number);
}

std::uint64_t number_behind(std::string_view prefix, std::string_view name) {
  std::uint64_t number = 0;
  // One spelling for each number: what is named twice would be live twice.
  if (!name.starts_with(prefix) || !read_number(name.substr(prefix.size()), number) ||
      numbered(prefix, number) != name) {
    return 0;
  }
  return number;
}

// Takes one line into commit; false if it is none of a stub.
bool take_line(std::string_view line, CommitPoint& commit) {
  if (line.starts_with(kRevisionLine)) {
    return read_number(line.substr(kRevisionLine.size()), commit.revision);
  }
  if (line.starts_with(kContentLine)) {
    return read_number(line.substr(kContentLine.size()), commit.content);
  }
  if (line.starts_with(kManifestLine)) {
    commit.manifests.emplace_back(line.substr(kManifestLine.size()));
    return manifest_number(commit.manifests.back()) != 0;
  }
  if (line.starts_with(kSegmentLine)) {
    commit.segments.emplace_back(line.substr(kSegmentLine.size()));
    return segment_number(commit.segments.back()) != 0;
  }
  return false;
}

std::string checksum_of(std::string_view text) {
  return to_hex(hash_content(text));
}

}  // namespace

std::string segment_name(std::uint64_t number) {
  return numbered(kSegmentPrefix, number);
}

std::string manifest_name(std::uint64_t number) {
  return numbered(kManifestPrefix, number);
}

std::uint64_t segment_number(std::string_view name) {
  return number_behind(kSegmentPrefix, name);
}

std::uint64_t manifest_number(std::string_view name) {
  return number_behind(kManifestPrefix, name);
}

std::filesystem::path commit_file(const std::filesystem::path& index, std::uint64_t revision) {
  return index / kCommitsName / fmt::format("{:06}", revision);
}

std::string to_stub(const CommitPoint& commit) {
  std::string text = fmt::format("{}{}\n", kRevisionLine, commit.revision);
  if (commit.content != 0 && commit.content != commit.revision) {
    text += fmt::format("{}{}\n", kContentLine, commit.content);
  }
  for (const std::string& manifest : commit.manifests) {
    text += fmt::format("{}{}\n", kManifestLine, manifest);
  }
  for (const std::string& segment : commit.segments) {
    text += fmt::format("{}{}\n", kSegmentLine, segment);
  }
  return text + fmt::format("{}{}\n", kChecksumLine, checksum_of(text));
}

CommitPoint parse_stub(std::string_view text, const std::filesystem::path& file) {
  CommitPoint commit;
  int line_number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    ++line_number;
    if (line.starts_with(kChecksumLine) && end + 1 == text.size()) {
      if (line.substr(kChecksumLine.size()) != checksum_of(text.substr(0, begin))) {
        throw Failure(ExitCode::kBadIndex,
                      fmt::format("{} is damaged: its checksum differs", file.string()),
                      "go back by --rollback, or restore the file from a backup");
      }
    } else if (!take_line(line, commit)) {
      throw Failure(
          ExitCode::kBadIndex,
          fmt::format("{}:{}: not a line of a dateline index", file.string(), line_number),
          "only lines of the form 'auto segment-NNNNNN' are followed; restore the file from a "
          "backup");
    }
    begin = end + 1;
  }
  if (commit.content == 0) {
    commit.content = commit.revision;
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
  for (const auto& entry : std::filesystem::directory_iterator(index / kCommitsName, error)) {
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
