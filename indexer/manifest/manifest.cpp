// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest/manifest.hpp"

#include <utility>

#include "indexer/manifest/record_line.hpp"

namespace dateline {

namespace {

// A root has no say in a deletion.
std::optional<FileRecord> parse(std::string_view line, std::string_view root, const FileRecord*) {
  return read_file_line(root, line);
}

std::optional<Deletion> parse(std::string_view line, std::string_view, const Deletion*) {
  return read_deletion_line(line);
}

template <typename Record>
Record read_record(const ManifestPart& part, std::string_view line, std::string_view root) {
  std::optional<Record> record = parse(line, root, static_cast<const Record*>(nullptr));
  if (!record) {
    part.refuse(line);
  }
  return *std::move(record);
}

// find_line gives the line of a part, empty if it has none.
template <typename Record, typename FindLine>
std::optional<Record> find_newest(const ManifestParts& parts,
                                  std::string_view root,
                                  FindLine find_line) {
  for (std::size_t i = parts.size(); i > 0; --i) {
    const ManifestPart& part = *parts[i - 1];
    const std::string_view line = find_line(part);
    if (!line.empty()) {
      return is_gone_line(line) ? std::nullopt
                                : std::optional(read_record<Record>(part, line, root));
    }
  }
  return std::nullopt;
}

}  // namespace

template <typename Record>
RecordCursor<Record>::RecordCursor(MergedLines lines, std::string root)
    : lines_(std::move(lines)), root_(std::move(root)) {
  read();
}

template <typename Record>
void RecordCursor<Record>::next() {
  lines_.next();
  read();
}

template <typename Record>
void RecordCursor<Record>::read() {
  const PartCursor* line = lines_.peek();
  while (line != nullptr && line->is_gone()) {
    lines_.next();
    line = lines_.peek();
  }
  record_.reset();
  if (line != nullptr) {
    record_ = read_record<Record>(line->part(), line->line(), root_);
  }
}

template class RecordCursor<FileRecord>;
template class RecordCursor<Deletion>;

Manifest Manifest::open(const std::filesystem::path& index, std::span<const std::string> parts) {
  return Manifest(open_parts(index, parts));
}

std::optional<FileRecord> Manifest::find(const FileKey& key) const {
  return find_newest<FileRecord>(parts_, key.root, [&key](const ManifestPart& part) {
    return part.find_file(key.root, key.path);
  });
}

FileCursor Manifest::files(const std::string& root) const {
  return {MergedLines::of_files(parts_, root), root};
}

std::vector<std::string> Manifest::roots() const {
  std::vector<std::string> roots = roots_of(parts_);
  std::erase_if(roots, [this](const std::string& root) { return files(root).peek() == nullptr; });
  return roots;
}

std::uint64_t Manifest::count_files() const {
  std::uint64_t count = 0;
  for (const std::string& root : roots_of(parts_)) {
    for (MergedLines lines = MergedLines::of_files(parts_, root); lines.peek() != nullptr;
         lines.next()) {
      count += lines.peek()->is_gone() ? 0U : 1U;
    }
  }
  return count;
}

std::optional<Deletion> Manifest::deletion(std::string_view id) const {
  return find_newest<Deletion>(
      parts_, "", [id](const ManifestPart& part) { return part.find_deletion(id); });
}

DeletionCursor Manifest::deletions() const {
  return {MergedLines::of_deletions(parts_), ""};
}

}  // namespace dateline
