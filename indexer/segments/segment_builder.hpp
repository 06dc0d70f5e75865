// SPDX-License-Identifier: GPL-2.0-or-later
//
// SegmentBuilder: collects documents into scratch Glass databases that a merge later compacts into
// one segment. Stock Xapian underneath; a builder that writes tables in key order can take its
// place with the same three calls.
//
// Measured: over 75 % of building is std::map walks inside Xapian, which miss the cache when a
// batch is large; so a batch is flushed after flush_bytes of text (some 100 KB), not after Xapian's
// 10,000 documents. The cost of adding to a Glass table rises with its size; so a scratch database
// is closed after some megabytes of text and another begun, and every kMergeFactor of one level are
// compacted into one of the next, as in a log-structured merge tree (O'Neil et al. 1996): no
// archive is so large that its scratch databases use up the files a process may open.
//
// An exception from Xapian drops, in silence, all that was added since the last commit, and the
// next commit succeeds (measured with 1.4.22). So what was added since then is kept and added once
// more, one by one: the document that Xapian cannot take costs itself alone.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/index/segment_metadata.hpp"

namespace dateline {

// A document that Xapian does not take.
struct Refused {
  std::string place;      // of its article
  std::string file_term;  // empty if it came by a pipe
  std::string reason;
};

class SegmentBuilder {
 public:
  // Scratch databases are made in folder under names that begin with prefix; nothing is made before
  // the first document. Xapian's errors leave as Xapian::Error.
  SegmentBuilder(std::filesystem::path folder,
                 std::string prefix,
                 SegmentMetadata metadata,
                 std::size_t flush_bytes);

  // Takes what Xapian refuses. Unless one is set, the error leaves.
  void on_refusal(std::function<void(const Refused&)> refusal) { refusal_ = std::move(refusal); }

  // text_bytes: length of the article's text, the measure of a batch. A document may be refused
  // now, or with a later one or finish.
  void add(const Xapian::Document& document, std::size_t text_bytes);

  // Closes the last scratch database; returns those that hold what was added, and nothing where
  // nothing was. The builder is as new.
  [[nodiscard]] std::vector<std::filesystem::path> finish();

 private:
  struct Scratch {
    std::filesystem::path path;
    int level = 0;
  };

  void open_scratch();
  void reopen_scratch();
  void close_scratch();
  void commit_batch();
  void replay_batch();
  [[nodiscard]] bool is_as_committed();
  template <typename Step>
  void guard(const Step& step);
  void merge_full_levels();
  [[nodiscard]] std::filesystem::path next_path();

  std::filesystem::path folder_;
  std::string prefix_;
  SegmentMetadata metadata_;
  std::size_t flush_bytes_;
  std::optional<Xapian::WritableDatabase> scratch_;
  std::size_t batch_bytes_ = 0;
  std::size_t scratch_bytes_ = 0;
  std::vector<Scratch> closed_;  // levels never rise towards the end
  std::size_t made_ = 0;
  std::function<void(const Refused&)> refusal_;
  std::vector<Xapian::Document> batch_;  // added since the last commit
  Xapian::doccount committed_ = 0;       // in the open scratch database
};

}  // namespace dateline
