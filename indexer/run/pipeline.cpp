// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "common/calendar/time_zone.hpp"
#include "common/support/disk_space.hpp"
#include "common/support/failure.hpp"
#include "common/support/stop_signal.hpp"
#include "common/terminal/progress.hpp"
#include "common/terminal/terminal.hpp"
#include "indexer/run/archive_walk.hpp"
#include "indexer/run/budget.hpp"
#include "indexer/run/forecast.hpp"
#include "indexer/run/input.hpp"
#include "indexer/run/publishing.hpp"
#include "indexer/run/rejects.hpp"
#include "indexer/run/run_target.hpp"
#include "indexer/run/space_needed.hpp"
#include "indexer/run/stop_watch.hpp"
#include "indexer/run/worker.hpp"
#include "indexer/run/worker_pool.hpp"
#include "indexer/segments/merge_segments.hpp"

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

// Where nobody looks the archive need not be walked once more for the time that is left.
bool shows_progress(const IndexOptions& options) {
  return options.chatter == Chatter::kNormal && is_terminal(STDERR_FILENO);
}

class Pipeline {
 public:
  Pipeline(const IndexOptions& options, std::function<void(const RunResult&)> on_published)
      : options_(options),
        on_published_(std::move(on_published)),
        input_(options),
        budget_(share_out(options.memory, options.jobs)),
        target_(options),
        progress_(shows_progress(options) ? STDERR_FILENO : kNoDescriptor,
                  shows_progress(options) ? input_.total_bytes() : 0),
        outcomes_(options.rules, started_),
        log_(progress_, rejects_ ? &*rejects_ : nullptr, outcomes_),
        walk_manifest_(target_.manifest()),
        walk_(walk_manifest_.get(),
              options.rules,
              started_,
              options.rejects.empty() ? LeftOut::kIsKnown : LeftOut::kIsListed),
        watch_(progress_),
        workers_(options.index,
                 budget_.jobs,
                 budget_.queue_bytes,
                 [this](std::size_t number, BoundedQueue<Batch>& queue) { work(number, queue); }) {}

  RunResult run() {
    try {
      return read_and_publish();
    } catch (const NoSpace&) {
      throw;
    } catch (const Failure& failure) {
      throw target_.has_writer() ? with_space(failure, options_.index, advance()) : failure;
    }
  }

 private:
  RunResult read_and_publish() {
    build();
    RunResult result;
    if (stop_is_wanted() && options_.is_all_or_nothing) {
      progress_.clear();
      result.report = log_.report();
      result.failure = "told to end: nothing was published";
    } else {
      publish_last(result);
    }
    commit_rejects();
    finish_report(result.report);
    set_exit_code(result);
    return result;
  }

  [[nodiscard]] std::optional<RejectsFile> open_rejects() const {
    return options_.rejects.empty() ? std::nullopt
                                    : std::optional<RejectsFile>(std::in_place, options_.rejects);
  }

  // Reads and builds until the input ends; the first error of any thread ends the run.
  void build() {
    workers_.start();
    workers_.guard([this] { read_input(); });
    workers_.finish([this] { show_progress(); });
  }

  // Reading ends long before building on a small archive: the user sees the rest go on.
  void show_progress() { progress_.update(articles_, built_bytes_ + input_.skipped_bytes()); }

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
    return workers_.push(std::exchange(batch_, {}), std::exchange(batch_bytes_, 0));
  }

  void work(std::size_t number, BoundedQueue<Batch>& queue) {
    const WorkerContext context{.options = options_,
                                .dating = dating_,
                                .earlier = target_.earlier(),
                                .metadata = target_.metadata(),
                                .folder = target_.scratch_folder(),
                                .flush_bytes = budget_.flush_bytes,
                                .started = started_,
                                .forecast = target_.has_writer() ? nullptr : &forecast_,
                                .log = log_,
                                .outcomes = outcomes_,
                                .articles = articles_,
                                .bytes = built_bytes_};
    Worker worker(context, number);
    while (const std::optional<Batch> batch = queue.pop()) {
      for (const WorkItem& item : *batch) {
        if (stop_is_wanted()) {
          break;
        }
        worker.add(item);
      }
    }
    const Built built = worker.finish();
    const std::scoped_lock lock(mutex_);
    scratch_.insert(scratch_.end(), built.articles.begin(), built.articles.end());
    claims_.insert(claims_.end(), built.claims.begin(), built.claims.end());
  }

  [[nodiscard]] bool is_time_to_publish() const {
    return target_.has_writer() && !options_.is_all_or_nothing &&
           std::chrono::steady_clock::now() - published_at_ >= options_.publish_interval;
  }

  // What is built by now is there from now on, whatever becomes of the rest.
  void publish_meanwhile() {
    send_batch();
    workers_.finish([this] { show_progress(); });
    add_up(publish_round(target_.writer(), target_.earlier().manifest, make_round(), log_));
    if (!stop_is_wanted()) {
      merge_segments(target_.writer(), MergeExtent::kTiers, [this] {
        return merge_manifests(target_.writer());
      });
    }
    target_.look();
    published_at_ = std::chrono::steady_clock::now();
    workers_.start();
  }

  [[nodiscard]] Round make_round() {
    return {.scratch = std::exchange(scratch_, {}),
            .claims = std::exchange(claims_, {}),
            .finished = outcomes_.take_finished(),
            .is_gone = options_.is_mirror
                           ? [this](const FileKey& file) { return walk_.is_gone(file); }
                           : std::function<bool(const FileKey&)>(),
            .shift_unfinished =
                [this](const OutcomeShift& shift) {
                  return outcomes_.shift(shift.file_term, shift.to);
                },
            .limit = options_.deletion_limit,
            .rules = options_.rules,
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
      foresee(std::move(round), result.report);
      return;
    }
    add_up(publish_round(target_.writer(), target_.earlier().manifest, std::move(round), log_));
    if (published_.kept_from_deletion > 0) {
      spdlog::warn("{} of {} articles would go, more than --max-delete allows: none was taken out",
                   published_.kept_from_deletion,
                   published_.articles);
    }
    if (is_whole && !stop_is_wanted()) {
      tell_published();
      watch_.let_go();
      merge(result);
    }
    result.report = log_.report();
    result.report.published = published_;
    result.report.merged_segments = merged_.segments;
  }

  void tell_published() {
    RunResult result;
    result.report = log_.report();
    result.report.published = published_;
    commit_rejects();
    finish_report(result.report);
    set_exit_code(result);
    on_published_(result);
  }

  void commit_rejects() {
    if (rejects_ && !std::exchange(are_rejects_told_, true)) {
      rejects_->commit();
    }
  }

  static void set_exit_code(RunResult& result) {
    if (stop_is_wanted()) {
      result.exit_code = stop_exit_code();
    } else if (result.exit_code == ExitCode::kSuccess &&
               (result.report.rejected > 0 || result.report.published.kept_from_deletion > 0)) {
      result.exit_code = ExitCode::kPartial;
    }
  }

  // Of a dry run.
  void foresee(Round round, RunReport& report) {
    std::optional<IndexReader> reader;
    if (target_.earlier().index) {
      reader.emplace(options_.index);
    }
    report = log_.report();
    report.is_dry = true;
    report.published = forecast_.tell(target_.earlier().manifest,
                                      reader ? &*reader : nullptr,
                                      std::move(round.removals),
                                      options_.deletion_limit);
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
    } catch (const std::exception& error) {
      result.exit_code = ExitCode::kDiskTrouble;
      result.failure = fmt::format("all is published, but merging failed: {}", error.what());
      result.hint = "the next run merges";
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

  [[nodiscard]] Advance advance() const {
    const std::uint64_t total =
        input_.total_bytes() - std::min(input_.total_bytes(), input_.skipped_bytes());
    return {.input = std::max(total, input_.bytes()), .built = built_bytes_};
  }

  const IndexOptions& options_;
  std::function<void(const RunResult&)> on_published_;
  bool are_rejects_told_ = false;
  std::chrono::steady_clock::time_point clock_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point published_at_ = clock_;
  std::int64_t started_ = now_in_seconds();
  Input input_;
  std::optional<RejectsFile> rejects_ = open_rejects();
  Budget budget_;
  RunTarget target_;
  Progress progress_;
  FileOutcomes outcomes_;
  RunLog log_;
  // As it was when the run began: the walk goes on in it while rounds are published.
  std::shared_ptr<const Manifest> walk_manifest_;
  ArchiveWalk walk_;
  StopWatch watch_;
  DatingRules dating_ = make_dating(options_.dating, target_.metadata().timezone, started_);
  std::atomic<std::uint64_t> articles_ = 0;
  std::atomic<std::uint64_t> built_bytes_ = 0;
  Forecast forecast_;
  Published published_;
  Merged merged_;

  // The reading thread's own.
  Batch batch_;
  std::size_t batch_bytes_ = 0;

  std::mutex mutex_;  // guards what follows
  std::vector<fs::path> scratch_;
  std::vector<fs::path> claims_;
  WorkerPool<Batch> workers_;  // last: its threads use the others
};

}  // namespace

RunResult run_pipeline(const IndexOptions& options,
                       const std::function<void(const RunResult&)>& on_published) {
  return Pipeline(options, on_published).run();
}

}  // namespace dateline
