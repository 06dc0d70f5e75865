// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/segment_builder.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "common/index/stored_article.hpp"
#include "common/support/disk_space.hpp"
#include "indexer/segments/document_terms.hpp"
#include "indexer/segments/merge.hpp"

namespace dateline {

namespace {

constexpr std::size_t kScratchBytes = std::size_t{8} << 20;
constexpr std::size_t kMergeFactor = 12;

// Nobody reads a scratch database, and a run that dies leaves it as garbage: no sync. But not
// DB_DANGEROUS, which saves 1 % of a run's time: blocks written in place cannot be taken back, so
// the batch that Xapian failed in could not be replayed.
constexpr int kReopenFlags = Xapian::DB_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;

constexpr int kScratchFlags =
    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;

// In a transaction: a database that is closed because a run has failed writes nothing more then.
constexpr bool kUnflushed = false;

// What Xapian says of a term or value that it cannot take. Errors of the database are of the disk,
// which refuses every document: that is no fault of one of them.
bool is_of_the_document(const Xapian::Error& error) {
  const std::string_view type = error.get_type();  // the classes have no other trait at run time
  return type == "InvalidArgumentError" || type == "RangeError" || type == "UnimplementedError";
}

}  // namespace

SegmentBuilder::SegmentBuilder(std::filesystem::path folder,
                               std::string prefix,
                               SegmentMetadata metadata,
                               std::size_t flush_bytes)
    : folder_(std::move(folder)),
      prefix_(std::move(prefix)),
      metadata_(std::move(metadata)),
      flush_bytes_(flush_bytes) {}

std::filesystem::path SegmentBuilder::next_path() {
  return folder_ / fmt::format("{}-{}", prefix_, made_++);
}

void SegmentBuilder::open_scratch() {
  closed_.push_back({next_path(), 0});
  scratch_.emplace(closed_.back().path.string(), kScratchFlags);
  write_metadata(*scratch_, metadata_);
  scratch_->commit();
  scratch_->begin_transaction(kUnflushed);
  batch_bytes_ = 0;
  scratch_bytes_ = 0;
  committed_ = 0;
}

void SegmentBuilder::close_scratch() {
  guard([this] { commit_batch(); });
  scratch_.reset();
  merge_full_levels();
}

// Xapian 1.4.22 ends the process where a block cannot be written in a commit: the error leaves a
// function that may not throw. A commit writes each block that it changes anew, all at worst.
void SegmentBuilder::commit_batch() {
  constexpr std::uint64_t kBytesPerTextByte = 8;  // measured on newswire: 5.5 in a segment
  require_space(folder_, kBytesPerTextByte * scratch_bytes_, "to index what is being read");
  scratch_->commit_transaction();
  scratch_->commit();
  // A commit that "succeeds" after an exception has lost what was added before it.
  if (scratch_->get_doccount() != committed_ + batch_.size()) {
    throw Xapian::DatabaseError("documents were lost in a commit");
  }
  committed_ += static_cast<Xapian::doccount>(batch_.size());
  batch_.clear();
  batch_bytes_ = 0;
  scratch_->begin_transaction(kUnflushed);
}

// What a commit that failed half-way left behind.
bool SegmentBuilder::is_as_committed() {
  scratch_.reset();
  const std::string path = closed_.back().path.string();
  constexpr int kNoOutput = 0;
  return Xapian::Database::check(path, kNoOutput, nullptr) == 0 &&
         Xapian::Database(path, Xapian::DB_BACKEND_GLASS).get_doccount() == committed_;
}

// Runs a step that may lose the batch; replays it then.
template <typename Step>
void SegmentBuilder::guard(const Step& step) {
  try {
    step();
  } catch (const Xapian::Error& error) {
    if (!refusal_ || !is_of_the_document(error) || !is_as_committed()) {
      throw;
    }
    replay_batch();
  }
}

void SegmentBuilder::replay_batch() {
  const std::vector<Xapian::Document> batch = std::exchange(batch_, {});
  batch_bytes_ = 0;
  for (const Xapian::Document& document : batch) {
    // Opened anew each time: what a failure left in memory must not reach the next commit.
    reopen_scratch();
    try {
      scratch_->add_document(document);
      batch_.push_back(document);
      commit_batch();
    } catch (const Xapian::Error& error) {
      batch_.clear();
      if (!is_of_the_document(error)) {
        throw;
      }
      refusal_(
          {decode_article(document.get_data()).place, file_term_of(document), error.get_msg()});
    }
  }
  reopen_scratch();
}

void SegmentBuilder::reopen_scratch() {
  scratch_.reset();
  scratch_.emplace(closed_.back().path.string(), kReopenFlags);
  committed_ = scratch_->get_doccount();
  scratch_->begin_transaction(kUnflushed);
}

void SegmentBuilder::merge_full_levels() {
  while (closed_.size() >= kMergeFactor &&
         closed_[closed_.size() - kMergeFactor].level == closed_.back().level) {
    const Scratch merged{next_path(), closed_.back().level + 1};
    std::vector<std::filesystem::path> sources;
    for (const Scratch& scratch : std::span(closed_).last(kMergeFactor)) {
      sources.push_back(scratch.path);
    }
    compact_scratch(sources, merged.path);
    closed_.resize(closed_.size() - kMergeFactor);
    closed_.push_back(merged);
  }
}

void SegmentBuilder::add(const Xapian::Document& document, std::size_t text_bytes) {
  if (!scratch_) {
    open_scratch();
  }
  batch_.push_back(document);
  batch_bytes_ += text_bytes;
  scratch_bytes_ += text_bytes;
  guard([&] { scratch_->add_document(document); });
  if (scratch_bytes_ >= kScratchBytes) {
    close_scratch();
  } else if (batch_bytes_ >= flush_bytes_) {
    guard([this] { commit_batch(); });
  }
}

std::vector<std::filesystem::path> SegmentBuilder::finish() {
  if (scratch_) {
    guard([this] { commit_batch(); });
    scratch_.reset();
  }
  std::vector<std::filesystem::path> paths;
  paths.reserve(closed_.size());
  for (const Scratch& scratch : closed_) {
    paths.push_back(scratch.path);
  }
  closed_.clear();
  return paths;
}

}  // namespace dateline
