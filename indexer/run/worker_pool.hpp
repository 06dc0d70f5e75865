// SPDX-License-Identifier: GPL-2.0-or-later
//
// WorkerPool: one thread hands out work, several do it; the first error of any of them ends all.
//
//   WorkerPool<Batch> pool(index, jobs, queue_bytes, [&](std::size_t number, auto& queue) {
//     while (std::optional<Batch> batch = queue.pop()) { ... }
//   });
//   pool.start();
//   pool.guard([&] { ... pool.push(batch, bytes) ... });
//   pool.finish([&] { show_progress(); });   // rethrows the error; start may follow again
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "common/index/xapian_error.hpp"
#include "common/support/failure.hpp"
#include "common/support/stop_signal.hpp"
#include "common/terminal/progress.hpp"
#include "indexer/run/bounded_queue.hpp"

namespace dateline {

template <typename Item>
class WorkerPool {
 public:
  using Queue = BoundedQueue<Item>;
  // Runs on a thread of its own until the queue gives nothing more; number: 0 to jobs - 1.
  using Work = std::function<void(std::size_t number, Queue& queue)>;

  // index: for messages of Xapian's errors. queue_bytes: how much may wait.
  WorkerPool(std::filesystem::path index, std::size_t jobs, std::size_t queue_bytes, Work work)
      : index_(std::move(index)), jobs_(jobs), queue_bytes_(queue_bytes), work_(std::move(work)) {}

  void start() {
    queue_ = std::make_unique<Queue>(queue_bytes_);
    for (std::size_t i = 0; i < jobs_; ++i) {
      try {
        count(1);
        workers_.emplace_back([this, i] {
          leave_stop_to_others();
          guard([this, i] { work_(i, *queue_); });
          count(-1);
        });
      } catch (const std::system_error& error) {
        count(-1);
        guard([&error] {
          throw Failure(ExitCode::kFailed,
                        fmt::format("cannot start a thread: {}", error.what()),
                        "allow more memory or processes (ulimit), or fewer with --jobs");
        });
        return;
      }
    }
  }

  // Waits while the queue is full. False when the work has come to an end before its time.
  bool push(Item item, std::size_t bytes) { return queue_->push(std::move(item), bytes); }

  // Runs a step of this thread as the workers run theirs: its error is kept for finish, and all
  // come to an end.
  template <typename Step>
  void guard(Step&& step) {
    try {
      translate_xapian_errors(index_, std::forward<Step>(step));
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!error_) {
        error_ = std::current_exception();
      }
      queue_->abandon();
    }
  }

  // Waits until all that was handed out is done; where a stop is wanted, what waits is dropped.
  // meanwhile is called now and then. Throws the first error.
  void finish(const std::function<void()>& meanwhile) {
    if (!stop_is_wanted()) {
      queue_->close();
    }
    {
      std::unique_lock lock(mutex_);
      while (running_ > 0) {
        if (stop_is_wanted()) {
          queue_->abandon();
        }
        worker_ended_.wait_for(lock, Progress::kInterval);
        meanwhile();
      }
    }
    workers_.clear();
    if (error_) {
      std::rethrow_exception(error_);
    }
  }

 private:
  void count(int change) {
    const std::scoped_lock lock(mutex_);
    running_ += change;
    worker_ended_.notify_one();
  }

  std::filesystem::path index_;
  std::size_t jobs_;
  std::size_t queue_bytes_;
  Work work_;
  std::unique_ptr<Queue> queue_;
  std::mutex mutex_;  // guards what follows
  std::exception_ptr error_;
  int running_ = 0;
  std::condition_variable worker_ended_;
  std::vector<std::jthread> workers_;  // last: they use the others
};

}  // namespace dateline
