// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/rebuild.hpp"

#include <atomic>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>

#include "common/analysis/stemmer.hpp"
#include "common/entities/entity_key.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/disk_space.hpp"
#include "common/support/failure.hpp"
#include "common/support/stop_signal.hpp"
#include "common/terminal/progress.hpp"
#include "indexer/enrich/boilerplate.hpp"
#include "indexer/enrich/dates/date_finder.hpp"
#include "indexer/run/bounded_queue.hpp"
#include "indexer/run/budget.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/index_reader.hpp"
#include "indexer/segments/replace_all.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "indexer/takedown/suppression_list.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr int kNoDescriptor = -1;

// What the indexer found itself is looked for again.
void forget_findings(Article& article) {
  article.names.clear();
  article.dates.clear();
  article.boilerplate.clear();
}

class Rebuild {
 public:
  Rebuild(IndexWriter& writer, const IndexOptions& options)
      : writer_(writer),
        options_(options),
        suppressed_(SuppressionList::load(writer.folder())),
        reader_(writer.folder(), Rules::kAny),
        budget_(share_out(options.memory, options.jobs)),
        queue_(budget_.queue_bytes),
        progress_(options.chatter == Chatter::kNormal ? STDERR_FILENO : kNoDescriptor, 0) {}

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
    {
      std::vector<std::jthread> workers;
      for (std::size_t i = 0; i < budget_.jobs; ++i) {
        workers.emplace_back([this, i] {
          leave_stop_to_others();
          guard([&] { work(i); });
        });
      }
      guard([this] {
        reader_.for_each([this](StoredDocument document) { return send(std::move(document)); });
      });
      if (stop_is_wanted()) {
        queue_.abandon();
      }
      queue_.close();
    }
    if (error_) {
      std::rethrow_exception(error_);
    }
    if (stop_is_wanted()) {
      throw Failure(stop_exit_code(), "told to end: the index is as it was", "");
    }
  }

  bool send(StoredDocument document) {
    const std::size_t bytes = document.article.body.size() + sizeof(StoredDocument);
    progress_.update(articles_, bytes_ += bytes);
    return !stop_is_wanted() && queue_.push(std::move(document), bytes);
  }

  void work(std::size_t number) {
    Enricher enricher(options_.enrichment, writer_.metadata().language);
    DocumentBuilder documents(*Stemmer::create(writer_.metadata().language));
    SegmentBuilder builder(writer_.folder(),
                           IndexWriter::scratch_prefix(number),
                           writer_.metadata(),
                           budget_.flush_bytes);
    while (std::optional<StoredDocument> document = queue_.pop()) {
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

  template <typename Step>
  void guard(Step&& step) {
    try {
      translate_xapian_errors(writer_.folder(), step);
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!error_) {
        error_ = std::current_exception();
      }
      queue_.abandon();
    }
  }

  IndexWriter& writer_;
  const IndexOptions& options_;
  SuppressionList suppressed_;
  IndexReader reader_;
  Budget budget_;
  BoundedQueue<StoredDocument> queue_;
  Progress progress_;
  std::atomic<std::uint64_t> articles_ = 0;
  std::uint64_t bytes_ = 0;  // the reading thread's own
  std::mutex mutex_;         // guards what follows
  std::exception_ptr error_;
  std::vector<fs::path> scratch_;
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
