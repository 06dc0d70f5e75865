// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/merge.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

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

// Metadata of which the sources have different values: the versions of the rules that articles were
// looked at by.
class LeastVersion : public Xapian::Compactor {
 public:
  std::string resolve_duplicate_metadata(const std::string& /*key*/,
                                         std::size_t count,
                                         const std::string tags[]) override {
    return *std::ranges::min_element(std::span(tags, count), {}, [](const std::string& tag) {
      int version = 0;
      std::from_chars(tag.data(), tag.data() + tag.size(), version);
      return version;
    });
  }
};

void compact(std::span<const fs::path> sources, const fs::path& target) {
  Xapian::Database all;
  for (const fs::path& source : sources) {
    all.add_database(Xapian::Database(source.string(), Xapian::DB_BACKEND_GLASS));
  }
  LeastVersion metadata;
  constexpr int kDefaultBlockSize = 0;
  all.compact(target.string(),
              Xapian::Compactor::FULL | Xapian::DBCOMPACT_MULTIPASS,
              kDefaultBlockSize,
              metadata);
  const Xapian::doccount expected = all.get_doccount();
  const Xapian::doccount found =
      Xapian::Database(target.string(), Xapian::DB_BACKEND_GLASS).get_doccount();
  if (found != expected) {
    throw Failure(ExitCode::kDiskTrouble,
                  fmt::format("{} has {} articles, not {}", target.string(), found, expected),
                  "nothing was published; check the disk and run again");
  }
}

// Moves the last documents into the gaps of the ids. Xapian 1.4 reads a term that all documents
// have from the list of all documents, and where their ids have gaps calls it damaged as soon as
// that list is longer than a block (LocalSubMatch::open_post_list gives the list the term's name,
// by which GlassPostList::next_chunk then looks for the next block). The last id stays what it was
// until the database is compacted.
void fill_gaps(Xapian::WritableDatabase& database) {
  const Xapian::docid count = database.get_doccount();
  std::vector<Xapian::docid> gaps;
  std::vector<Xapian::docid> beyond;
  Xapian::docid expected = 1;
  const auto end = database.postlist_end("");
  for (auto posting = database.postlist_begin(""); posting != end; ++posting) {
    for (; expected < *posting && expected <= count; ++expected) {
      gaps.push_back(expected);
    }
    expected = *posting + 1;
    if (*posting > count) {
      beyond.push_back(*posting);
    }
  }
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    // Detached, or Xapian takes it for the document of this id with nothing changed.
    const std::string document = database.get_document(beyond[i]).serialise();
    database.replace_document(gaps[i], Xapian::Document::unserialise(document));
    database.delete_document(beyond[i]);
  }
  database.commit();
}

}  // namespace

void merge_into_segment(std::span<const fs::path> sources, const fs::path& target) {
  compact(sources, target);
  write_manifest(target);
}

fs::path make_empty(const fs::path& scratch, const SegmentMetadata& metadata) {
  Xapian::WritableDatabase empty(scratch.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  write_metadata(empty, metadata);
  empty.commit();
  return scratch;
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
  fill_gaps(database);
}

void adopt_scratch(const fs::path& scratch, const fs::path& target) {
  const Xapian::Database database(scratch.string(), Xapian::DB_BACKEND_GLASS);
  if (database.get_doccount() == database.get_lastdocid()) {
    write_manifest(scratch);
    fs::rename(scratch, target);
  } else {
    merge_into_segment(std::span(&scratch, 1), target);
    fs::remove_all(scratch);
  }
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

void copy_anew(const fs::path& segment,
               std::span<const Xapian::docid> ids,
               const fs::path& scratch,
               const fs::path& target) {
  constexpr Xapian::doccount kBatch = 200;
  {
    const Xapian::Database source(segment.string(), Xapian::DB_BACKEND_GLASS);
    Xapian::WritableDatabase copy(
        scratch.string(),
        Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
    for (auto key = source.metadata_keys_begin(); key != source.metadata_keys_end(); ++key) {
      copy.set_metadata(*key, source.get_metadata(*key));
    }
    for (auto at = source.postlist_begin(""); at != source.postlist_end(""); ++at) {
      if (std::ranges::binary_search(ids, *at)) {
        continue;
      }
      const Xapian::docid added =
          copy.add_document(Xapian::Document::unserialise(source.get_document(*at).serialise()));
      if (added % kBatch == 0) {
        copy.commit();
      }
    }
    copy.commit();
  }
  merge_into_segment(std::span(&scratch, 1), target);
  fs::remove_all(scratch);
}

void copy_with(const fs::path& segment,
               const std::map<Xapian::docid, Xapian::Document>& replacements,
               const fs::path& target) {
  fs::copy(segment, target);
  {
    Xapian::WritableDatabase database(target.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    for (const auto& [id, document] : replacements) {
      database.replace_document(id, document);
    }
    database.commit();
  }
  fs::remove(target / kManifestName);
  write_file_atomically(target / kCompactedName, fmt::format("{}\n", compacted_size(segment)));
  write_manifest(target);
}

std::uint64_t size_of_segment(const fs::path& segment) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(segment)) {
    bytes += entry.file_size();
  }
  return bytes;
}

std::uint64_t compacted_size(const fs::path& segment) {
  const fs::path file = segment / kCompactedName;
  if (!fs::exists(file)) {
    return size_of_segment(segment);
  }
  const std::string text = read_file(file);
  std::uint64_t bytes = 0;
  std::from_chars(text.data(), text.data() + text.size(), bytes);
  return bytes;
}

}  // namespace dateline
