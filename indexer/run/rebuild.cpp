// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/rebuild.hpp"

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>

#include "common/analysis/stemmer.hpp"
#include "common/entities/entity_key.hpp"
#include "common/support/disk_space.hpp"
#include "common/support/failure.hpp"
#include "common/support/stop_signal.hpp"
#include "common/terminal/progress.hpp"
#include "indexer/enrich/boilerplate.hpp"
#include "indexer/enrich/dates/date_finder.hpp"
#include "indexer/run/budget.hpp"
#include "indexer/run/worker_pool.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/index_reader.hpp"
#include "indexer/segments/replace_all.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "indexer/takedown/suppression_list.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr int kNoDescriptor = -1;

class Rebuild {
 public:
  Rebuild(IndexWriter& writer, const IndexOptions& options)
      : writer_(writer),
        options_(options),
        suppressed_(SuppressionList::load(writer.folder())),
        reader_(writer.folder(), Rules::kAny),
        budget_(share_out(options.memory, options.jobs)),
        progress_(options.chatter == Chatter::kNormal ? STDERR_FILENO : kNoDescriptor, 0),
        workers_(writer.folder(),
                 budget_.jobs,
                 budget_.queue_bytes,
                 [this](std::size_t number, BoundedQueue<StoredDocument>& queue) {
                   work(number, queue);
                 }) {}

  std::uint64_t run() {
    std::uint64_t bytes = 0;
    for (const std::string& segment : writer_.commit().segments) {
      bytes += writer_.segment_bytes(segment);
    }
    // Scratch databases, and the segment made of them.
    require_space(writer_.folder(), 2 * bytes, "to make the index anew");
    build();
    progress_.announce("merging");
    replace_all(writer_, scratch_, articles_);
    progress_.clear();
    return articles_;
  }

 private:
  void build() {
    workers_.start();
    workers_.guard([this] {
      reader_.for_each([this](StoredDocument document) { return send(std::move(document)); });
    });
    workers_.finish([this] { progress_.update(articles_, bytes_); });
    if (stop_is_wanted()) {
      throw Failure(stop_exit_code(), "told to end: the index is as it was", "");
    }
  }

  bool send(StoredDocument document) {
    const std::size_t bytes = document.article.body.size() + sizeof(StoredDocument);
    progress_.update(articles_, bytes_ += bytes);
    return !stop_is_wanted() && workers_.push(std::move(document), bytes);
  }

  void work(std::size_t number, BoundedQueue<StoredDocument>& queue) {
    Enricher enricher(options_.enrichment, writer_.metadata().language);
    DocumentBuilder documents(*Stemmer::create(writer_.metadata().language));
    SegmentBuilder builder(writer_.folder(),
                           IndexWriter::scratch_prefix(number),
                           writer_.metadata(),
                           budget_.flush_bytes);
    while (std::optional<StoredDocument> document = queue.pop()) {
      Article& article = document->article;
      if (suppressed_.covers(article)) {
        continue;
      }
      forget_findings(article);
      enricher.enrich(article);
      builder.add(
          documents.build(article, document->precedence, document->added, document->file_term),
          article.title.size() + article.body.size());
      ++articles_;
    }
    const std::vector<fs::path> paths = builder.finish();
    const std::scoped_lock lock(mutex_);
    scratch_.insert(scratch_.end(), paths.begin(), paths.end());
  }

  IndexWriter& writer_;
  const IndexOptions& options_;
  SuppressionList suppressed_;
  IndexReader reader_;
  Budget budget_;
  Progress progress_;
  std::atomic<std::uint64_t> articles_ = 0;
  std::uint64_t bytes_ = 0;  // the reading thread's own
  std::mutex mutex_;         // guards what follows
  std::vector<fs::path> scratch_;
  WorkerPool<StoredDocument> workers_;  // last: its threads use the others
};

}  // namespace

EnrichmentVersions enrichment_versions(const EnrichOptions& options) {
  return {.entities = options.finds_entities ? kEntityVersion : 0,
          .dates = kDateVersion,
          .boilerplate = options.marks_boilerplate ? kBoilerplateVersion : 0};
}

std::uint64_t rebuild(IndexWriter& writer, const IndexOptions& options) {
  return Rebuild(writer, options).run();
}

}  // namespace dateline
