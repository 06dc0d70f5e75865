// SPDX-License-Identifier: GPL-2.0-or-later
//
// Worker: an article's way from a record to a scratch database, on one of several threads.
//
//   read -> complete -> judge -> enrich -> build -> scratch
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "common/index/segment_metadata.hpp"
#include "indexer/enrich/enricher.hpp"
#include "indexer/readers/dating.hpp"
#include "indexer/run/article_gate.hpp"
#include "indexer/run/file_outcomes.hpp"
#include "indexer/run/forecast.hpp"
#include "indexer/run/input.hpp"
#include "indexer/run/options.hpp"
#include "indexer/run/report.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/segment_builder.hpp"

namespace dateline {

// What all workers of a run share.
struct WorkerContext {
  const IndexOptions& options;
  const DatingRules& dating;
  const EarlierRuns& earlier;
  const SegmentMetadata& metadata;
  std::filesystem::path folder;  // for scratch databases; empty: a dry run, nothing is built
  std::size_t flush_bytes = 0;
  std::int64_t started = 0;      // seconds since 1970
  Forecast* forecast = nullptr;  // of a dry run
  RunLog& log;
  FileOutcomes& outcomes;
  std::atomic<std::uint64_t>& articles;  // that are built
  std::atomic<std::uint64_t>& bytes;     // of records that are done
};

// Scratch databases with what was added.
struct Built {
  std::vector<std::filesystem::path> articles = {};
  std::vector<std::filesystem::path> claims = {};
};

class Worker {
 public:
  // number: names its scratch databases. Throws Failure where the index cannot be read.
  Worker(const WorkerContext& context, std::size_t number);

  void add(const WorkItem& item);

  [[nodiscard]] Built finish();

 private:
  void add_article(const WorkItem& item, Article& article);
  void keep_back(const WorkItem& item, const Article& article, Verdict verdict);
  void claim(const WorkItem& item, const Article& article, ClaimKind kind);
  void enrich(Article& article);
  void build(const WorkItem& item, Article& article, const std::string& file);

  const WorkerContext& context_;
  ArticleGate gate_;
  Enricher enricher_;
  DocumentBuilder documents_;
  SegmentBuilder builder_;
  SegmentBuilder claims_;
};

}  // namespace dateline
