// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/merge.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"
#include "common/support/hash.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

void write_manifest(const fs::path& segment) {
  std::string manifest;
  for (const fs::path& file : files_in(segment)) {
    const std::string hash = to_hex(sync_and_hash_file(file));
    manifest += fmt::format("{}  {}  {}\n", hash, fs::file_size(file), file.filename().string());
  }
  write_file_atomically(segment / kManifestName, manifest);
}

void compact(std::span<const fs::path> sources, const fs::path& target) {
  Xapian::Database all;
  for (const fs::path& source : sources) {
    all.add_database(Xapian::Database(source.string(), Xapian::DB_BACKEND_GLASS));
  }
  all.compact(target.string(), Xapian::Compactor::FULL | Xapian::DBCOMPACT_MULTIPASS);
  const Xapian::doccount expected = all.get_doccount();
  const Xapian::doccount found =
      Xapian::Database(target.string(), Xapian::DB_BACKEND_GLASS).get_doccount();
  if (found != expected) {
    throw Failure(ExitCode::kDiskTrouble,
                  fmt::format("{} has {} articles, not {}", target.string(), found, expected),
                  "nothing was published; check the disk and run again");
  }
}

}  // namespace

void merge_into_segment(std::span<const fs::path> sources, const fs::path& target) {
  compact(sources, target);
  write_manifest(target);
}

void compact_scratch(std::span<const fs::path> sources, const fs::path& target) {
  compact(sources, target);
  for (const fs::path& source : sources) {
    fs::remove_all(source);
  }
}

void delete_documents(const fs::path& scratch, std::span<const Xapian::docid> ids) {
  Xapian::WritableDatabase database(scratch.string(),
                                    Xapian::DB_OPEN | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
  for (const Xapian::docid id : ids) {
    database.delete_document(id);
  }
  database.commit();
}

void copy_without(const fs::path& segment,
                  std::span<const Xapian::docid> ids,
                  const fs::path& scratch,
                  const fs::path& target) {
  fs::remove_all(scratch);
  fs::copy(segment, scratch);
  delete_documents(scratch, ids);
  merge_into_segment(std::span(&scratch, 1), target);
  fs::remove_all(scratch);
}

}  // namespace dateline
