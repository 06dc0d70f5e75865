// SPDX-License-Identifier: GPL-2.0-or-later
//
// BoundedQueue: hands work from one thread to several and holds at most so many bytes of it, so
// that a fast disk does not fill the memory ahead of the workers.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace dateline {

template <typename T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // Waits while the queue is full; an item larger than the whole bound is let in alone. False if
  // the queue was closed: the item is dropped.
  bool push(T item, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    has_room_.wait(lock, [&] { return closed_ || items_.empty() || bytes_ + bytes <= max_bytes_; });
    if (closed_) {
      return false;
    }
    items_.emplace_back(std::move(item), bytes);
    bytes_ += bytes;
    lock.unlock();
    has_items_.notify_one();
    return true;
  }

  // Waits for an item; nothing once the queue is closed and empty.
  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    has_items_.wait(lock, [&] { return closed_ || !items_.empty(); });
    if (items_.empty()) {
      return std::nullopt;
    }
    std::pair<T, std::size_t> item = std::move(items_.front());
    items_.pop_front();
    bytes_ -= item.second;
    lock.unlock();
    has_room_.notify_one();
    return std::move(item.first);
  }

  // No more pushes; what is queued can still be popped.
  void close() {
    {
      const std::scoped_lock lock(mutex_);
      closed_ = true;
    }
    has_items_.notify_all();
    has_room_.notify_all();
  }

  // Closes and drops what is queued, so that workers stop at once.
  void abandon() {
    {
      const std::scoped_lock lock(mutex_);
      items_.clear();
      bytes_ = 0;
    }
    close();
  }

 private:
  std::size_t max_bytes_;
  std::mutex mutex_;
  std::condition_variable has_room_;
  std::condition_variable has_items_;
  std::deque<std::pair<T, std::size_t>> items_;
  std::size_t bytes_ = 0;
  bool closed_ = false;
};

}  // namespace dateline
