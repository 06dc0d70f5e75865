// SPDX-License-Identifier: GPL-2.0-or-later
//
// FileOutcomes: what became of the records of each file while a run goes on, until the files that
// were read to their end go into the manifest. Counted by all threads.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/support/result.hpp"
#include "indexer/manifest/file_record.hpp"
#include "indexer/run/reading_rules.hpp"
#include "indexer/sources/raw_record.hpp"

namespace dateline {

// What became of a record that was read.
enum class Outcome {
  kArticle,  // new, changed or as it is indexed
  kSuppressed,
  kDeleted,  // by hand earlier, or canceled by its publisher
  kExpired,
  kEmbargoed,
  kWithheld,
};

[[nodiscard]] FileKey key_of(const FileOrigin& file);

class FileOutcomes {
 public:
  // read_at: when the run started, seconds since 1970.
  FileOutcomes(ReadingRules rules, std::int64_t read_at)
      : rules_(std::move(rules)), read_at_(read_at) {}

  // The file is read from now on. before: what the manifest has of it.
  void begin(const FileOrigin& file, std::optional<FileRecord> before);
  // It was read to its end.
  void end(const FileOrigin& file);
  // A record of it goes to a worker; the worker is done with one. A file is finished when it was
  // read to its end and every record of it is done: a run that is told to end drops what waits.
  void hand_out(const FileOrigin& file);
  void done(const FileOrigin& file);
  // It cannot be read, but articles of it are indexed: these stay.
  void keep_stale(const FileOrigin& file);

  // file: it, or a member of it. release: of an embargo, seconds since 1970.
  void count(const FileOrigin& file,
             Outcome outcome,
             std::optional<std::int64_t> release = std::nullopt);
  void reject(const FileOrigin& file, const std::string& place, const Error& error);
  // An article that was counted could not be built after all; file: its file_term.
  void refuse(const std::string& file, const std::string& place, const Error& error);

  // An article of a file that is being read is counted as something else. False where no such file
  // is. file: its file_term.
  [[nodiscard]] bool shift(const std::string& file, std::uint64_t FileRecord::*to);

  // The file was read before as it is, so what is wrong with it is known.
  [[nodiscard]] bool is_known(const FileOrigin& file) const;
  // Articles of the file are indexed, as far as the manifest knows.
  [[nodiscard]] bool had_articles(const FileOrigin& file) const;

  // An article that a deletion kept out is in again, or the publisher takes one of that version
  // back.
  void undelete(const std::string& id);
  void cancel(const std::string& id, std::uint64_t version);

  struct Finished {
    std::vector<FileRecord> files;
    std::set<std::string> undeleted;
    std::map<std::string, std::uint64_t> canceled;  // highest version by id
  };
  // What is ready for the manifest, once all records that were handed out are done with.
  [[nodiscard]] Finished take_finished();

 private:
  struct Entry {
    FileRecord record;
    std::optional<FileRecord> before;
    std::uint64_t handed_out = 0;
    bool was_read = false;
    bool is_stale = false;
  };
  [[nodiscard]] FileRecord take_record(const Entry& entry) const;
  [[nodiscard]] bool is_as_before(const Entry& entry) const;
  [[nodiscard]] Entry* find_by_term(const std::string& file);
  static void add_rejection(FileRecord& record, const std::string& place, const Error& error);

  ReadingRules rules_;
  std::int64_t read_at_;
  mutable std::mutex mutex_;
  std::map<FileKey, Entry> entries_;
  std::set<std::string> undeleted_;
  std::map<std::string, std::uint64_t> canceled_;
};

}  // namespace dateline
