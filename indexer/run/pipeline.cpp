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
#include <thread>
#include <utility>
#include <vector>

#include <unistd.h>

#include "common/analysis/stemmer.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"
#include "common/terminal/progress.hpp"
#include "indexer/readers/completion.hpp"
#include "indexer/readers/extension.hpp"
#include "indexer/readers/registry.hpp"
#include "indexer/run/bounded_queue.hpp"
#include "indexer/segments/document_builder.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "indexer/sources/byte_stream.hpp"
#include "indexer/sources/container.hpp"
#include "indexer/sources/file_walk.hpp"
#include "indexer/sources/peekable_stream.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

// Records travel to the workers by the handful: a lock for each would cost more than small records
// do.
constexpr std::size_t kBatchBytes = std::size_t{128} << 10;

constexpr int kNoDescriptor = -1;

struct WorkItem {
  RawRecord record;
  const Reader* reader = nullptr;
};
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

class Pipeline {
 public:
  explicit Pipeline(const IndexOptions& options)
      : options_(options),
        walk_(options.sources),
        budget_(share_out(options.memory, options.jobs)),
        writer_(options.index,
                {.language = options.language, .lock_timeout = options.lock_timeout}),
        queue_(budget_.queue_bytes),
        progress_(options.chatter == Chatter::kNormal ? STDERR_FILENO : kNoDescriptor,
                  total_bytes()),
        log_(progress_) {}

  RunReport run() {
    const auto start = std::chrono::steady_clock::now();
    build();
    progress_.announce("merging");
    const Published published = writer_.publish(
        std::move(scratch_), [this](const Collision& collision) { log_.collision(collision); });
    progress_.clear();
    RunReport report = log_.report();
    report.published = published;
    report.bytes = bytes_;
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
  }

 private:
  [[nodiscard]] std::uint64_t total_bytes() const {
    const bool is_wanted = options_.chatter == Chatter::kNormal;
    return is_wanted ? walk_.total_bytes().value_or(0) : 0;
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
    walk_.visit({
        [this](const std::shared_ptr<const FileOrigin>& file, std::uint64_t /*bytes*/) {
          return read_file(file);
        },
        [](const std::string& /*place*/, SkipReason /*reason*/) {},
        [this](const std::string& place, const Error& error) { log_.reject(place, error); },
    });
    send_batch();
  }

  // False when the run has failed meanwhile.
  bool read_file(const std::shared_ptr<const FileOrigin>& file) {
    const std::uint64_t bytes_before = bytes_;
    try {
      InputStream stream(*file);
      const auto count_bytes = [&] { bytes_ = bytes_before + stream.bytes_read(); };
      const bool goes_on = visit_files(
          stream,
          file,
          {[&](const std::shared_ptr<const FileOrigin>& member,
               std::string_view name,
               ByteStream& bytes) { return split_file(member, name, bytes, count_bytes); },
           [this](const std::string& place, const Error& error) { log_.reject(place, error); }});
      count_bytes();
      return goes_on;
    } catch (const UnreadableInput& error) {
      log_.reject(file->relative_path, {ErrorCode::kUnreadable, error.what(), ""});
    }
    return true;
  }

  // One file, or what was packed as one.
  bool split_file(const std::shared_ptr<const FileOrigin>& file,
                  std::string_view name,
                  ByteStream& bytes,
                  const std::function<void()>& count_bytes) {
    PeekableStream stream(bytes);
    const Reader* reader = options_.reader != nullptr
                               ? options_.reader
                               : choose_reader({name, stream.peek(kSampleBytes)});
    if (reader == nullptr) {
      log_.skip(file_extension(name));
      return true;
    }
    bool goes_on = true;
    SplitContext context;
    context.file = file;
    context.max_record_bytes = options_.max_article_bytes;
    context.emit = [&](RawRecord record) {
      goes_on = send({std::move(record), reader});
      count_bytes();
      show_progress();
      return goes_on;
    };
    context.reject = [this](const std::string& place, const Error& error) {
      log_.reject(place, error);
    };
    reader->split(stream, context);
    return goes_on;
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
    while (const std::optional<Batch> batch = queue_.pop()) {
      for (const WorkItem& item : *batch) {
        add(item, documents, builder);
      }
    }
    const std::vector<fs::path> paths = builder.finish();
    const std::scoped_lock lock(mutex_);
    scratch_.insert(scratch_.end(), paths.begin(), paths.end());
  }

  void add(const WorkItem& item, DocumentBuilder& documents, SegmentBuilder& builder) {
    const RawRecord& record = item.record;
    Result<Article> article = item.reader->read(record, options_.reading);
    if (!article) {
      log_.reject(record.place(), article.error());
      return;
    }
    complete_article(*article, record, options_.completion);
    for (const std::string& warning : article->warnings) {
      log_.warn(record.place(), warning);
    }
    const Precedence precedence{
        article->version, record.file->modified, record.file->relative_path, record.number};
    builder.add(documents.build(*article, precedence, started_),
                article->title.size() + article->body.size());
    log_.count_article(article->published.has_value());
    ++articles_;
    built_bytes_ += record.bytes.size();
  }

  const IndexOptions& options_;
  FileWalk walk_;
  Budget budget_;
  IndexWriter writer_;
  BoundedQueue<Batch> queue_;
  Progress progress_;
  RunLog log_;
  std::int64_t started_ = std::chrono::duration_cast<std::chrono::seconds>(
                              std::chrono::system_clock::now().time_since_epoch())
                              .count();
  std::atomic<std::uint64_t> articles_ = 0;
  std::atomic<std::uint64_t> built_bytes_ = 0;

  // The reading thread's own.
  Batch batch_;
  std::size_t batch_bytes_ = 0;
  std::uint64_t bytes_ = 0;

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
