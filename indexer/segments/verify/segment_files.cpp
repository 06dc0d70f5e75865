// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/segment_files.hpp"

#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "common/support/hash.hpp"
#include "indexer/segments/merge.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHashDigits = 32;

struct Published {
  std::string hash;
  std::uint64_t bytes = 0;
};
using Manifest = std::map<std::string, Published, std::less<>>;

// nullopt unless text is byte for byte what merge.cpp writes.
std::optional<Manifest> parse_manifest(std::string_view text) {
  Manifest manifest;
  std::string again;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.size() < kHashDigits + 2) {
      return std::nullopt;
    }
    Published published{std::string(line.substr(0, kHashDigits)), 0};
    const std::string_view size_and_name = line.substr(kHashDigits + 2);
    const char* const last = size_and_name.data() + size_and_name.size();
    const auto [stop, error] = std::from_chars(size_and_name.data(), last, published.bytes);
    if (error != std::errc{} || last - stop < 3) {
      return std::nullopt;
    }
    std::string name(stop + 2, last);
    again += fmt::format("{}  {}  {}\n", published.hash, published.bytes, name);
    manifest[std::move(name)] = std::move(published);
  }
  return again == text && !manifest.empty() ? std::optional(manifest) : std::nullopt;
}

void verify_file(const fs::path& path,
                 const std::string& shown,
                 const Published& published,
                 VerifyReport& report) {
  std::error_code error;
  const std::uint64_t bytes = fs::file_size(path, error);
  if (error) {
    report.problems.push_back({shown, "it is missing"});
    return;
  }
  ++report.files;
  report.bytes += bytes;
  if (bytes != published.bytes) {
    report.problems.push_back(
        {shown, fmt::format("it has {} bytes, not {} as published", bytes, published.bytes)});
    return;
  }
  try {
    if (to_hex(hash_file(path)) != published.hash) {
      report.problems.push_back({shown, "its checksum differs from the published one"});
    }
  } catch (const Failure& failure) {  // a sector that cannot be read
    report.problems.push_back({shown, failure.what()});
  }
}

}  // namespace

void verify_segment_files(const fs::path& index,
                          const std::string& segment,
                          const TellStep& tell,
                          VerifyReport& report) {
  const fs::path folder = index / segment;
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    report.problems.push_back({segment, "the segment is missing"});
    return;
  }
  const std::string manifest_shown = fmt::format("{}/{}", segment, kManifestName);
  if (!fs::is_regular_file(folder / kManifestName, error)) {
    report.problems.push_back({manifest_shown, "it is missing"});
    return;
  }
  std::string text;
  try {
    text = read_file(folder / kManifestName);
  } catch (const Failure& failure) {
    report.problems.push_back({manifest_shown, failure.what()});
    return;
  }
  ++report.files;
  report.bytes += text.size();
  const std::optional<Manifest> manifest = parse_manifest(text);
  if (!manifest) {
    report.problems.push_back({manifest_shown, "it is no list of checksums"});
    return;
  }
  for (const auto& [name, published] : *manifest) {
    const std::string shown = fmt::format("{}/{}", segment, name);
    tell(shown);
    verify_file(folder / name, shown, published, report);
  }
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name != kManifestName && !manifest->contains(name)) {
      report.problems.push_back(
          {fmt::format("{}/{}", segment, name), "it is no file of the segment"});
    }
  }
}

bool ends_in_its_checksum(std::string_view text) {
  constexpr std::string_view kStart = "# checksum ";
  constexpr std::size_t kLineBytes = kStart.size() + kHashDigits + 1;
  if (text.size() < kLineBytes) {
    return false;
  }
  const std::string_view before = text.substr(0, text.size() - kLineBytes);
  return (before.empty() || before.back() == '\n') &&
         text.substr(before.size()) == fmt::format("{}{}\n", kStart, to_hex(hash_content(before)));
}

}  // namespace dateline
