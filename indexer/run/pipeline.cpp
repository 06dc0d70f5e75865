// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>

#include "common/analysis/stemmer.hpp"
#include "common/calendar/time_zone.hpp"
#include "common/entities/entity_key.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"
#include "common/terminal/progress.hpp"
#include "indexer/enrich/boilerplate.hpp"
#include "indexer/enrich/dates/date_finder.hpp"
#include "indexer/enrich/enricher.hpp"
#include "indexer/readers/completion.hpp"
#include "indexer/run/bounded_queue.hpp"
#include "indexer/run/input.hpp"
#include "indexer/run/rejects.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/segment_builder.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

// Records travel to the workers by the handful: a lock for each would cost more than small records
// do.
constexpr std::size_t kBatchBytes = std::size_t{128} << 10;

constexpr int kNoDescriptor = -1;

using Batch = std::vector<WorkItem>;

// How the memory of a run is shared out.
struct Budget {
  std::size_t jobs = 1;
  std::size_t queue_bytes = 0;
  std::size_t flush_bytes = 0;  // text a worker collects before it flushes
};

Budget share_out(std::size_t memory, std::size_t jobs) {
  // Measured: flushing every 100 to 200 KiB of text is the fastest, 1 MiB takes a third longer. A
  // worker then needs about 25 MB: Xapian keeps some 60 bytes for each byte of text, the stem cache
  // and the tables' buffers come to 12 MB.
  constexpr std::size_t kBestFlush = std::size_t{192} << 10;
  constexpr std::size_t kLeastFlush = std::size_t{64} << 10;
  constexpr std::size_t kBytesPerTextByte = 60;
  constexpr std::size_t kWorkerBase = std::size_t{12} << 20;
  Budget budget;
  budget.queue_bytes = std::clamp(memory / 16, kBatchBytes, std::size_t{32} << 20);
  const std::size_t rest = memory - std::min(memory, budget.queue_bytes);
  const std::size_t least_worker = kWorkerBase + kLeastFlush * kBytesPerTextByte;
  budget.jobs = std::clamp<std::size_t>(rest / least_worker, 1, jobs);
  const std::size_t share = rest / budget.jobs;
  budget.flush_bytes = std::clamp(
      (share - std::min(share, kWorkerBase)) / kBytesPerTextByte, kLeastFlush, kBestFlush);
  return budget;
}

Stemmer make_stemmer(const std::string& language) {
  Result<Stemmer> stemmer = Stemmer::create(language);
  if (!stemmer) {
    throw Failure(ExitCode::kBadIndex, stemmer.error().message, stemmer.error().hint);
  }
  return *std::move(stemmer);
}

// What the index keeps of how this run looks at articles.
EnrichmentVersions versions_of(const EnrichOptions& options) {
  return {.entities = options.finds_entities ? kEntityVersion : 0,
          .dates = kDateVersion,
          .boilerplate = options.marks_boilerplate ? kBoilerplateVersion : 0};
}

DatingRules make_dating(DatingRules rules, const std::string& timezone, std::int64_t now) {
  Result<TimeZone> zone = TimeZone::find(timezone);
  if (!zone) {
    throw Failure(ExitCode::kBadIndex,
                  fmt::format("the index has a time zone of its own: {}", zone.error().message),
                  "install tzdata");
  }
  rules.zone = *std::move(zone);
  rules.now = std::chrono::sys_seconds(std::chrono::seconds(now));
  return rules;
}

class Pipeline {
 public:
  explicit Pipeline(const IndexOptions& options)
      : options_(options),
        input_(options),
        budget_(share_out(options.memory, options.jobs)),
        writer_(options.index,
                {.language = options.language,
                 .timezone = options.timezone,
                 .lock_timeout = options.lock_timeout,
                 .enrichment = versions_of(options.enrichment)}),
        queue_(budget_.queue_bytes),
        progress_(options.chatter == Chatter::kNormal ? STDERR_FILENO : kNoDescriptor,
                  total_bytes()),
        log_(progress_, rejects_ ? &*rejects_ : nullptr) {}

  RunReport run() {
    const auto start = std::chrono::steady_clock::now();
    build();
    progress_.announce("merging");
    const Published published = writer_.publish(
        std::move(scratch_), [this](const Collision& collision) { log_.collision(collision); });
    progress_.clear();
    if (rejects_) {
      rejects_->commit();
    }
    RunReport report = log_.report();
    report.published = published;
    report.bytes = input_.bytes();
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
  }

 private:
  [[nodiscard]] std::optional<RejectsFile> open_rejects() const {
    return options_.rejects.empty() ? std::nullopt
                                    : std::optional<RejectsFile>(std::in_place, options_.rejects);
  }

  [[nodiscard]] std::uint64_t total_bytes() const {
    return options_.chatter == Chatter::kNormal ? input_.total_bytes() : 0;
  }

  // Reads and builds until the input ends; the first error of any thread ends the run.
  void build() {
    std::vector<std::jthread> workers;
    running_ = budget_.jobs;
    for (std::size_t i = 0; i < budget_.jobs; ++i) {
      workers.emplace_back([this, i] {
        guard([&] { work(i); });
        const std::scoped_lock lock(mutex_);
        --running_;
        worker_ended_.notify_one();
      });
    }
    guard([this] { read_input(); });
    queue_.close();
    wait_for_workers();
    workers.clear();
    if (error_) {
      std::rethrow_exception(error_);
    }
  }

  // Reading ends long before building on a small archive: the user sees the rest go on.
  void wait_for_workers() {
    std::unique_lock lock(mutex_);
    while (!worker_ended_.wait_for(lock, Progress::kInterval, [this] { return running_ == 0; })) {
      show_progress();
    }
  }

  void show_progress() { progress_.update(articles_, built_bytes_); }

  template <typename Task>
  void guard(Task&& task) {
    try {
      translate_xapian_errors(options_.index, task);
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!error_) {
        error_ = std::current_exception();
      }
      queue_.abandon();
    }
  }

  void read_input() {
    input_.read(log_, [this](WorkItem item) {
      const bool goes_on = send(std::move(item));
      show_progress();
      return goes_on;
    });
    send_batch();
  }

  bool send(WorkItem item) {
    batch_bytes_ += item.record.bytes.size();
    batch_.push_back(std::move(item));
    return batch_bytes_ < kBatchBytes || send_batch();
  }

  bool send_batch() {
    return queue_.push(std::exchange(batch_, {}), std::exchange(batch_bytes_, 0));
  }

  void work(std::size_t number) {
    DocumentBuilder documents(make_stemmer(writer_.metadata().language));
    SegmentBuilder builder(writer_.folder(),
                           IndexWriter::scratch_prefix(number),
                           writer_.metadata(),
                           budget_.flush_bytes);
    Enricher enricher(options_.enrichment, writer_.metadata().language);
    while (const std::optional<Batch> batch = queue_.pop()) {
      for (const WorkItem& item : *batch) {
        add(item, enricher, documents, builder);
      }
    }
    const std::vector<fs::path> paths = builder.finish();
    const std::scoped_lock lock(mutex_);
    scratch_.insert(scratch_.end(), paths.begin(), paths.end());
  }

  void add(const WorkItem& item,
           Enricher& enricher,
           DocumentBuilder& documents,
           SegmentBuilder& builder) {
    const RawRecord& record = item.record;
    Result<Article> article = item.reader->read(record, options_.reading);
    if (!article) {
      log_.reject(to_reject(item, article.error()));
      return;
    }
    complete_article(*article, record, options_.completion, dating_);
    const bool is_over_limit = enricher.enrich(*article);
    log_.count_boilerplate(article->boilerplate, is_over_limit);
    for (const std::string& warning : article->warnings) {
      log_.warn(record.place(), warning);
    }
    const Precedence precedence{
        article->version, record.file->modified, record.file->relative_path, record.number};
    if (article->status == PublicationStatus::kCanceled) {
      builder.add(DocumentBuilder::build_cancellation(*article, precedence), 0);
      log_.count_cancellation();
    } else if (!is_kept_back(item, *article)) {
      builder.add(documents.build(*article, precedence, started_),
                  article->title.size() + article->body.size());
      log_.count_article(*article);
      ++articles_;
    }
    built_bytes_ += record.bytes.size();
  }

  bool is_kept_back(const WorkItem& item, const Article& article) {
    if (article.status == PublicationStatus::kWithheld) {
      log_.keep_back(to_reject(item, withheld_error()), std::nullopt);
      return true;
    }
    if (article.embargo && article.embargo->instant.time_since_epoch().count() > started_) {
      log_.keep_back(to_reject(item, embargo_error(*article.embargo)), article.embargo);
      return true;
    }
    return false;
  }

  static Reject to_reject(const WorkItem& item, Error error) {
    const RawRecord& record = item.record;
    return {.error = std::move(error),
            .file = *record.file,
            .line = record.line,
            .number = record.number,
            .format = std::string(item.reader->name()),
            .record = record.file->path == "-" ? record.bytes : std::string()};
  }

  const IndexOptions& options_;
  Input input_;
  std::optional<RejectsFile> rejects_ = open_rejects();
  Budget budget_;
  IndexWriter writer_;
  BoundedQueue<Batch> queue_;
  Progress progress_;
  RunLog log_;
  std::int64_t started_ = std::chrono::duration_cast<std::chrono::seconds>(
                              std::chrono::system_clock::now().time_since_epoch())
                              .count();
  DatingRules dating_ = make_dating(options_.dating, writer_.metadata().timezone, started_);
  std::atomic<std::uint64_t> articles_ = 0;
  std::atomic<std::uint64_t> built_bytes_ = 0;

  // The reading thread's own.
  Batch batch_;
  std::size_t batch_bytes_ = 0;

  std::mutex mutex_;  // guards what follows
  std::exception_ptr error_;
  std::vector<fs::path> scratch_;
  std::size_t running_ = 0;
  std::condition_variable worker_ended_;
};

}  // namespace

RunReport run_pipeline(const IndexOptions& options) {
  return Pipeline(options).run();
}

}  // namespace dateline
