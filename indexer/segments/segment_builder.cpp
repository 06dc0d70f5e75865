// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/segment_builder.hpp"

#include <span>
#include <utility>

#include <fmt/format.h>

#include "indexer/segments/merge.hpp"

namespace dateline {

namespace {

constexpr std::size_t kScratchBytes = std::size_t{8} << 20;
constexpr std::size_t kMergeFactor = 12;

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

std::filesystem::path SegmentBuilder::next_path() {
  return folder_ / fmt::format("{}-{}", prefix_, made_++);
}

void SegmentBuilder::open_scratch() {
  closed_.push_back({next_path(), 0});
  scratch_.emplace(closed_.back().path.string(), kScratchFlags);
  write_metadata(*scratch_, metadata_);
  batch_bytes_ = 0;
  scratch_bytes_ = 0;
}

void SegmentBuilder::close_scratch() {
  scratch_->commit();
  scratch_.reset();
  merge_full_levels();
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
  scratch_->add_document(document);
  batch_bytes_ += text_bytes;
  scratch_bytes_ += text_bytes;
  if (scratch_bytes_ >= kScratchBytes) {
    close_scratch();
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
  std::vector<std::filesystem::path> paths;
  paths.reserve(closed_.size());
  for (const Scratch& scratch : closed_) {
    paths.push_back(scratch.path);
  }
  return paths;
}

}  // namespace dateline
