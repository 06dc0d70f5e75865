// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "common/calendar/time_zone.hpp"
#include "common/index/xapian_error.hpp"
#include "common/support/disk_space.hpp"
#include "common/support/failure.hpp"
#include "common/support/stop_signal.hpp"
#include "common/terminal/progress.hpp"
#include "indexer/manifest/manifest.hpp"
#include "indexer/run/archive_walk.hpp"
#include "indexer/run/bounded_queue.hpp"
#include "indexer/run/budget.hpp"
#include "indexer/run/input.hpp"
#include "indexer/run/publishing.hpp"
#include "indexer/run/purge_task.hpp"
#include "indexer/run/rebuild.hpp"
#include "indexer/run/rejects.hpp"
#include "indexer/run/stop_watch.hpp"
#include "indexer/run/worker.hpp"
#include "indexer/segments/merge_segments.hpp"
#include "indexer/takedown/suppression_list.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr int kNoDescriptor = -1;

using Batch = std::vector<WorkItem>;

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

std::int64_t now_in_seconds() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// The index that a run writes to; or, in a dry run, the one it would write to.
class Target {
 public:
  explicit Target(const IndexOptions& options) : path_(options.index) {
    if (options.is_dry) {
      open_for_reading(options);
    } else {
      writer_.emplace(path_,
                      WriterOptions{.language = options.language,
                                    .timezone = options.timezone,
                                    .lock_timeout = options.lock_timeout,
                                    .enrichment = enrichment_versions(options.enrichment),
                                    .kept_contents = options.kept_contents,
                                    .creation = options.creation});
      metadata_ = writer_->metadata();
    }
    suppressed_ = SuppressionList::load(path_);
    if (writer_ && !writer_->is_new()) {
      finish_purges(*writer_, suppressed_);
    }
    look();
  }

  // Reads anew what the index has, after something was published.
  void look() {
    std::error_code error;
    const bool is_new = !fs::exists(path_ / kStubName, error);
    if (!is_new) {
      manifest_ =
          std::make_unique<Manifest>(Manifest::open(path_, read_commit_point(path_).manifests));
    }
    earlier_ = {.manifest = manifest_.get(),
                .suppressed = &suppressed_,
                .index = is_new ? std::nullopt : std::optional<fs::path>(path_)};
  }

  [[nodiscard]] bool has_writer() const { return writer_.has_value(); }
  [[nodiscard]] IndexWriter& writer() { return *writer_; }
  [[nodiscard]] const SegmentMetadata& metadata() const { return metadata_; }
  [[nodiscard]] const EarlierRuns& earlier() const { return earlier_; }
  [[nodiscard]] fs::path scratch_folder() const { return writer_ ? path_ : fs::path(); }

 private:
  void open_for_reading(const IndexOptions& options) {
    std::error_code error;
    if (fs::exists(path_ / kStubName, error)) {
      metadata_ = Snapshot::open(path_).metadata();
    } else if (options.creation == Creation::kForbidden) {
      throw Failure(ExitCode::kBadIndex,
                    fmt::format("there is no index at {}", path_.string()),
                    "is its disk mounted? A new one is made without --no-create");
    } else {
      metadata_.language = options.language.empty() ? metadata_.language : options.language;
      metadata_.timezone = options.timezone.empty() ? metadata_.timezone : options.timezone;
    }
  }

  fs::path path_;
  std::optional<IndexWriter> writer_;
  SegmentMetadata metadata_;
  SuppressionList suppressed_;
  std::unique_ptr<Manifest> manifest_;
  EarlierRuns earlier_;
};

class Pipeline {
 public:
  explicit Pipeline(const IndexOptions& options)
      : options_(options),
        input_(options),
        budget_(share_out(options.memory, options.jobs)),
        target_(options),
        progress_(options.chatter == Chatter::kNormal ? STDERR_FILENO : kNoDescriptor,
                  options.chatter == Chatter::kNormal ? input_.total_bytes() : 0),
        outcomes_(options.rules, started_),
        log_(progress_, rejects_ ? &*rejects_ : nullptr, outcomes_),
        walk_manifest_(target_.earlier().manifest == nullptr
                           ? nullptr
                           : std::make_unique<Manifest>(Manifest::open(
                                 options.index, read_commit_point(options.index).manifests))),
        walk_(walk_manifest_.get(),
              options.rules,
              started_,
              options.rejects.empty() ? LeftOut::kIsKnown : LeftOut::kIsListed),
        watch_(progress_) {}

  RunResult run() {
    build();
    RunResult result;
    if (stop_is_wanted() && options_.is_all_or_nothing) {
      progress_.clear();
      result.report = log_.report();
      result.failure = "told to end: nothing was published";
    } else {
      publish_last(result);
    }
    if (rejects_) {
      rejects_->commit();
    }
    finish_report(result.report);
    if (stop_is_wanted()) {
      result.exit_code = stop_exit_code();
    } else if (result.exit_code == ExitCode::kSuccess &&
               (result.report.rejected > 0 || result.report.published.kept_from_deletion > 0)) {
      result.exit_code = ExitCode::kPartial;
    }
    return result;
  }

 private:
  [[nodiscard]] std::optional<RejectsFile> open_rejects() const {
    return options_.rejects.empty() ? std::nullopt
                                    : std::optional<RejectsFile>(std::in_place, options_.rejects);
  }

  // Reads and builds until the input ends; the first error of any thread ends the run.
  void build() {
    start_workers();
    guard([this] { read_input(); });
    end_workers();
  }

  void start_workers() {
    queue_ = std::make_unique<BoundedQueue<Batch>>(budget_.queue_bytes);
    running_ = 0;
    for (std::size_t i = 0; i < budget_.jobs; ++i) {
      try {
        {
          const std::scoped_lock lock(mutex_);
          ++running_;
        }
        workers_.emplace_back([this, i] {
          leave_stop_to_others();
          guard([&] { work(i); });
          const std::scoped_lock lock(mutex_);
          --running_;
          worker_ended_.notify_one();
        });
      } catch (const std::system_error& error) {
        const std::scoped_lock lock(mutex_);
        --running_;
        error_ = std::make_exception_ptr(
            Failure(ExitCode::kFailed,
                    fmt::format("cannot start a thread: {}", error.what()),
                    "allow more memory or processes (ulimit), or fewer with --jobs"));
        queue_->abandon();
        return;
      }
    }
  }

  // Waits until all that was handed out is built; or, told to end, drops it.
  void end_workers() {
    if (stop_is_wanted()) {
      queue_->abandon();
    } else {
      queue_->close();
    }
    {
      // Reading ends long before building on a small archive: the user sees the rest go on.
      std::unique_lock lock(mutex_);
      while (!worker_ended_.wait_for(lock, Progress::kInterval, [this] { return running_ == 0; })) {
        show_progress();
        if (stop_is_wanted()) {
          queue_->abandon();
        }
      }
    }
    workers_.clear();
    if (error_) {
      std::rethrow_exception(error_);
    }
  }

  void show_progress() { progress_.update(articles_, built_bytes_ + input_.skipped_bytes()); }

  template <typename Task>
  void guard(Task&& task) {
    try {
      translate_xapian_errors(options_.index, task);
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!error_) {
        error_ = std::current_exception();
      }
      queue_->abandon();
    }
  }

  void read_input() {
    input_.read(walk_, log_, outcomes_, [this](WorkItem item) {
      const bool goes_on = send(std::move(item));
      show_progress();
      if (goes_on && is_time_to_publish()) {
        publish_meanwhile();
      }
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
    return queue_->push(std::exchange(batch_, {}), std::exchange(batch_bytes_, 0));
  }

  void work(std::size_t number) {
    const WorkerContext context{.options = options_,
                                .dating = dating_,
                                .earlier = target_.earlier(),
                                .metadata = target_.metadata(),
                                .folder = target_.scratch_folder(),
                                .flush_bytes = budget_.flush_bytes,
                                .started = started_,
                                .log = log_,
                                .outcomes = outcomes_,
                                .articles = articles_,
                                .bytes = built_bytes_};
    Worker worker(context, number);
    while (const std::optional<Batch> batch = queue_->pop()) {
      for (const WorkItem& item : *batch) {
        if (stop_is_wanted()) {
          break;
        }
        worker.add(item);
      }
    }
    const std::vector<fs::path> paths = worker.finish();
    const std::scoped_lock lock(mutex_);
    scratch_.insert(scratch_.end(), paths.begin(), paths.end());
  }

  [[nodiscard]] bool is_time_to_publish() const {
    return target_.has_writer() && !options_.is_all_or_nothing &&
           std::chrono::steady_clock::now() - published_at_ >= options_.publish_interval;
  }

  // What is built by now is there from now on, whatever becomes of the rest.
  void publish_meanwhile() {
    send_batch();
    end_workers();
    add_up(publish_round(target_.writer(), target_.earlier().manifest, make_round(), log_));
    merge_segments(target_.writer(), MergeExtent::kTiers, [this] {
      return merge_manifests(target_.writer());
    });
    target_.look();
    published_at_ = std::chrono::steady_clock::now();
    start_workers();
  }

  [[nodiscard]] Round make_round() {
    return {.scratch = std::exchange(scratch_, {}),
            .finished = outcomes_.take_finished(),
            .limit = options_.deletion_limit,
            .merge = stop_is_wanted() ? ScratchMerge::kAsTheyAre : ScratchMerge::kIntoOne,
            .now = started_};
  }

  void publish_last(RunResult& result) {
    progress_.announce("publishing");
    const bool is_whole = !stop_is_wanted();
    Round round = make_round();
    if (is_whole && target_.earlier().index) {
      if (options_.is_mirror) {
        round.gone = walk_.gone();
      }
      round.removals = find_removals(options_.index, round.gone, options_.expiry);
    }
    if (!target_.has_writer()) {
      foresee(round, result.report);
      return;
    }
    add_up(publish_round(target_.writer(), target_.earlier().manifest, std::move(round), log_));
    watch_.let_go();
    if (published_.kept_from_deletion > 0) {
      spdlog::warn("{} of {} articles would go, more than --max-delete allows: none was taken out",
                   published_.kept_from_deletion,
                   published_.articles);
    }
    if (is_whole) {
      merge(result);
    }
    result.report = log_.report();
    result.report.published = published_;
    result.report.merged_segments = merged_.segments;
  }

  // Of a dry run.
  void foresee(const Round& round, RunReport& report) {
    report = log_.report();
    report.is_dry = true;
    const std::uint64_t articles =
        target_.earlier().index ? IndexReader(options_.index).articles() : 0;
    const bool may = is_within(options_.deletion_limit, round.removals.size(), articles);
    (may ? report.published.deleted : report.published.kept_from_deletion) = round.removals.size();
    report.published.articles =
        articles + report.published.added - (may ? round.removals.size() : 0);
  }

  // What is published stays, whatever happens here.
  void merge(RunResult& result) {
    progress_.announce("merging");
    try {
      merged_ = merge_segments(target_.writer(),
                               options_.optimizes ? MergeExtent::kAll : MergeExtent::kTiers,
                               [this] { return merge_manifests(target_.writer()); });
      published_.revision = target_.writer().commit().revision;
      published_.segments = target_.writer().commit().segments.size();
    } catch (const Failure& failure) {
      result.exit_code = ExitCode::kDiskTrouble;
      result.failure = fmt::format("all is published, but merging failed: {}", failure.what());
      result.hint = failure.hint();
    }
  }

  void add_up(const Published& round) {
    Published sum = round;
    sum.added += published_.added;
    sum.replaced += published_.replaced;
    sum.canceled += published_.canceled;
    sum.deleted += published_.deleted;
    published_ = sum;
  }

  void finish_report(RunReport& report) {
    progress_.clear();
    report.bytes = input_.bytes();
    report.gone = walk_.gone().size();
    report.index_id = target_.metadata().index_id;
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - clock_).count();
  }

  const IndexOptions& options_;
  std::chrono::steady_clock::time_point clock_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point published_at_ = clock_;
  std::int64_t started_ = now_in_seconds();
  Input input_;
  std::optional<RejectsFile> rejects_ = open_rejects();
  Budget budget_;
  Target target_;
  std::unique_ptr<BoundedQueue<Batch>> queue_;
  Progress progress_;
  FileOutcomes outcomes_;
  RunLog log_;
  // As it was when the run began: the walk goes on in it while rounds are published.
  std::unique_ptr<Manifest> walk_manifest_;
  ArchiveWalk walk_;
  StopWatch watch_;
  DatingRules dating_ = make_dating(options_.dating, target_.metadata().timezone, started_);
  std::atomic<std::uint64_t> articles_ = 0;
  std::atomic<std::uint64_t> built_bytes_ = 0;
  Published published_;
  Merged merged_;

  // The reading thread's own.
  Batch batch_;
  std::size_t batch_bytes_ = 0;

  std::mutex mutex_;  // guards what follows
  std::exception_ptr error_;
  std::vector<fs::path> scratch_;
  std::size_t running_ = 0;
  std::condition_variable worker_ended_;
  std::vector<std::jthread> workers_;  // last: they use the others
};

// A full disk is told with how much it lacks.
Failure with_space(const Failure& failure, const IndexOptions& options) {
  constexpr std::uint64_t kFull = std::uint64_t{1} << 20;
  std::error_code error;
  const fs::path place = fs::exists(options.index, error) ? options.index : fs::path(".");
  if (failure.exit_code() != ExitCode::kDiskTrouble || free_space(place) > kFull) {
    return failure;
  }
  return {ExitCode::kDiskTrouble,
          fmt::format("{}; {} are free on the disk of {}",
                      failure.what(),
                      describe_bytes(free_space(place)),
                      place.string()),
          fmt::format("{}",
                      failure.hint().empty()
                          ? "free some space and run again: what is published stays as it is"
                          : failure.hint())};
}

}  // namespace

RunResult run_pipeline(const IndexOptions& options) {
  try {
    return Pipeline(options).run();
  } catch (const Failure& failure) {
    throw with_space(failure, options);
  }
}

}  // namespace dateline
