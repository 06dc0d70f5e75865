// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest/part.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "indexer/manifest/record_line.hpp"

namespace dateline {

namespace {

constexpr std::string_view kHeader = "# dateline manifest 1\n";
constexpr std::string_view kChecksum = "# checksum ";
constexpr std::size_t kChecksumLine = kChecksum.size() + 2 * std::tuple_size_v<ContentHash> + 1;

constexpr const char* kRestore = "restore the index from a backup, or index the archive anew";

std::string checksum_line(const ContentHash& hash) {
  return fmt::format("{}{}\n", kChecksum, to_hex(hash));
}

// The first line of lines, without its end. Every line of a part has an end: the checksum follows.
std::string_view first_line(std::string_view lines) {
  return lines.substr(0, lines.find('\n'));
}

}  // namespace

PartCursor::PartCursor(const ManifestPart& part, std::string_view lines)
    : part_(&part), rest_(lines) {
  if (!rest_.empty()) {
    read_line();
  }
}

bool PartCursor::is_gone() const {
  return is_gone_line(line_);
}

void PartCursor::next() {
  if (rest_.empty()) {
    line_ = {};
    return;
  }
  const std::string before = std::exchange(key_, {});
  read_line();
  if (key_ <= before) {
    part_->refuse(line_);
  }
}

void PartCursor::read_line() {
  line_ = first_line(rest_);
  rest_.remove_prefix(line_.size() + 1);
  if (!read_key(line_, key_) || (is_gone() && line_ != to_line(line_.front(), key_))) {
    part_->refuse(line_);
  }
}

ManifestPart::ManifestPart(std::filesystem::path file)
    : file_(std::move(file)), bytes_(read_file(file_)) {
  verify_frame();
  find_sections();
}

void ManifestPart::verify_frame() {
  const std::string_view all = bytes_;
  if (!all.starts_with(kHeader)) {
    throw Failure(
        ExitCode::kBadIndex,
        fmt::format("{}:1: not a part of a manifest that this program reads", file_.string()),
        "a newer dateline-index may have written it");
  }
  const std::size_t end = all.size() - std::min(all.size(), kChecksumLine);
  if (end < kHeader.size() || all.substr(end) != checksum_line(hash_content(all.substr(0, end)))) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("{} is damaged: its checksum is another", file_.string()),
                  kRestore);
  }
  body_ = all.substr(kHeader.size(), end - kHeader.size());
  if (!body_.empty() && body_.back() != '\n') {
    refuse(body_.substr(body_.size() - 1));
  }
}

void ManifestPart::find_sections() {
  std::string_view rest = body_;
  while (!rest.empty()) {
    const std::string_view line = first_line(rest);
    const std::string_view with_end = rest.substr(0, line.size() + 1);
    const char kind = line.empty() ? '\0' : line.front();
    const bool is_file = kind == kFileLine || kind == kFileGoneLine;
    if (kind == kRootLine && deletions_.empty()) {
      std::string root;
      const bool is_good = read_key(line, root) && line == to_line(kRootLine, root) &&
                           (sections_.empty() || sections_.back().root < root);
      if (!is_good) {
        refuse(line);
      }
      sections_.push_back({std::move(root), rest.substr(with_end.size(), 0)});
    } else if (is_file && !sections_.empty() && deletions_.empty()) {
      std::string_view& lines = sections_.back().lines;
      lines = {lines.data(), lines.size() + with_end.size()};
    } else if (kind == kDeletionLine || kind == kDeletionGoneLine) {
      deletions_ = deletions_.empty()
                       ? with_end
                       : std::string_view(deletions_.data(), deletions_.size() + with_end.size());
    } else {
      refuse(line);
    }
    rest.remove_prefix(with_end.size());
  }
}

void ManifestPart::refuse(std::string_view place) const {
  const auto before =
      std::string_view(bytes_).substr(0, static_cast<std::size_t>(place.data() - bytes_.data()));
  throw Failure(
      ExitCode::kBadIndex,
      fmt::format(
          "{}:{}: not a line of a manifest", file_.string(), std::ranges::count(before, '\n') + 1),
      kRestore);
}

std::vector<std::string> ManifestPart::roots() const {
  std::vector<std::string> roots;
  std::ranges::transform(sections_, std::back_inserter(roots), &Section::root);
  return roots;
}

std::string_view ManifestPart::lines_of(std::string_view root) const {
  const auto section = std::ranges::lower_bound(sections_, root, {}, &Section::root);
  return section != sections_.end() && section->root == root ? section->lines : std::string_view();
}

PartCursor ManifestPart::files(std::string_view root) const {
  return {*this, lines_of(root)};
}

PartCursor ManifestPart::deletions() const {
  return {*this, deletions_};
}

std::string_view ManifestPart::find_file(std::string_view root, std::string_view path) const {
  return find(lines_of(root), path);
}

std::string_view ManifestPart::find_deletion(std::string_view id) const {
  return find(deletions_, id);
}

// Halves the bytes, not the lines: there is no list of these.
std::string_view ManifestPart::find(std::string_view lines, std::string_view key) const {
  std::string each;
  while (!lines.empty()) {
    const std::size_t end_before = lines.substr(0, lines.size() / 2).rfind('\n');
    const std::size_t start = end_before == std::string_view::npos ? 0 : end_before + 1;
    const std::string_view line = first_line(lines.substr(start));
    if (!read_key(line, each)) {
      refuse(line);
    }
    const int order = key.compare(each);
    if (order == 0) {
      return line;
    }
    lines = order < 0 ? lines.substr(0, start) : lines.substr(start + line.size() + 1);
  }
  return {};
}

ManifestPartWriter::ManifestPartWriter(const std::filesystem::path& index, const std::string& name)
    : file_(index / name) {
  append(kHeader);
}

void ManifestPartWriter::add(std::string_view line) {
  append(line);
  append("\n");
}

void ManifestPartWriter::commit() {
  file_.append(checksum_line(hasher_.hash()));
  file_.commit();
}

void ManifestPartWriter::append(std::string_view bytes) {
  hasher_.add(bytes);
  file_.append(bytes);
}

}  // namespace dateline
