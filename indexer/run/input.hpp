// SPDX-License-Identifier: GPL-2.0-or-later
//
// Input: all records of a run, one after the other, each with the reader that reads it. Files,
// members of archives, standard input, or what an earlier run rejected. Files that the manifest
// knows as they are, are passed over.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "indexer/readers/reader.hpp"
#include "indexer/run/archive_walk.hpp"
#include "indexer/run/file_outcomes.hpp"
#include "indexer/run/options.hpp"
#include "indexer/run/report.hpp"
#include "indexer/sources/file_walk.hpp"

namespace dateline {

struct WorkItem {
  RawRecord record;
  const Reader* reader = nullptr;
};

class Input {
 public:
  // options outlive it. Throws Failure (kUsage) if a root does not exist or, where files that are
  // gone would be taken out, is empty.
  explicit Input(const IndexOptions& options);

  // Bytes of all files, for "time left"; 0 where it is not known.
  [[nodiscard]] std::uint64_t total_bytes() const;

  // Hands over every record; false from emit means stop. What gives none is told to the log, what
  // becomes of files to outcomes. Once a stop is wanted, no record comes any more.
  void read(ArchiveWalk& walk,
            RunLog& log,
            FileOutcomes& outcomes,
            const std::function<bool(WorkItem)>& emit);

  // The same where no earlier run is to be thought of.
  void read(RunLog& log, FileOutcomes& outcomes, const std::function<bool(WorkItem)>& emit);

  // Read so far; and of files that were passed over.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  [[nodiscard]] std::uint64_t skipped_bytes() const { return skipped_bytes_; }

 private:
  [[nodiscard]] bool is_named_twice(const FileOrigin& file);
  // What an earlier run or this one writes: no part of the archive.
  [[nodiscard]] bool is_own(const FileOrigin& file) const;
  [[nodiscard]] bool is_in_index(const FileOrigin& file) const;
  [[nodiscard]] bool is_own_file(const FileOrigin& file) const;
  void walk_roots(ArchiveWalk& walk);
  bool visit(ArchiveWalk& walk, const std::shared_ptr<const FileOrigin>& file);
  void refuse(ArchiveWalk& walk, const FileOrigin& file, const Error& error);
  void read_those_that_lost_ids(const ArchiveWalk& walk);
  void retry(const Retry& retry);
  void give_up(const FileOrigin& file, const Error& error);
  bool read_file(const std::shared_ptr<const FileOrigin>& file);
  bool split_file(const std::shared_ptr<const FileOrigin>& file,
                  std::string_view name,
                  ByteStream& bytes,
                  const std::function<void()>& count_bytes);
  // place: as Reader::split tells it, of a record of that file.
  void reject(const std::shared_ptr<const FileOrigin>& file,
              std::string_view place,
              const Error& error,
              std::string_view format);

  const IndexOptions& options_;
  RunLog* log_ = nullptr;  // while read is at work, as are outcomes_ and emit_
  FileOutcomes* outcomes_ = nullptr;
  std::optional<FileWalk> walk_;  // none while an earlier run's rejects are read
  const Retry::File* wanted_ = nullptr;
  std::function<bool(WorkItem)> emit_;
  std::map<std::string, std::string> roots_;  // path of each by its key
  WalkedRoot root_;                           // that is being walked
  std::set<std::string> walked_;              // keys of roots that were walked as a whole
  std::set<FileKey> alone_;                   // files that were named by themselves
  std::set<FileKey> read_;                    // files that the manifest says lost ids
  std::uint64_t bytes_ = 0;
  std::uint64_t skipped_bytes_ = 0;
};

}  // namespace dateline
