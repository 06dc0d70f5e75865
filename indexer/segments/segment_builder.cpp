// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/segment_builder.hpp"

#include <utility>

#include <fmt/format.h>

namespace dateline {

namespace {

constexpr std::size_t kScratchBytes = std::size_t{48} << 20;

// Nobody reads a scratch database, and a run that dies leaves it as garbage: no journal, no sync.
constexpr int kScratchFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS |
                              Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;

}  // namespace

SegmentBuilder::SegmentBuilder(std::filesystem::path folder,
                               std::string prefix,
                               SegmentMetadata metadata,
                               std::size_t flush_bytes)
    : folder_(std::move(folder)),
      prefix_(std::move(prefix)),
      metadata_(std::move(metadata)),
      flush_bytes_(flush_bytes) {}

void SegmentBuilder::open_scratch() {
  paths_.push_back(folder_ / fmt::format("{}-{}", prefix_, paths_.size()));
  scratch_.emplace(paths_.back().string(), kScratchFlags);
  write_metadata(*scratch_, metadata_);
  batch_bytes_ = 0;
  scratch_bytes_ = 0;
}

void SegmentBuilder::add(const Xapian::Document& document, std::size_t text_bytes) {
  if (!scratch_) {
    open_scratch();
  }
  scratch_->add_document(document);
  batch_bytes_ += text_bytes;
  scratch_bytes_ += text_bytes;
  if (scratch_bytes_ >= kScratchBytes) {
    scratch_->commit();
    scratch_.reset();
  } else if (batch_bytes_ >= flush_bytes_) {
    scratch_->commit();
    batch_bytes_ = 0;
  }
}

std::vector<std::filesystem::path> SegmentBuilder::finish() {
  if (scratch_) {
    scratch_->commit();
    scratch_.reset();
  }
  return std::move(paths_);
}

}  // namespace dateline
