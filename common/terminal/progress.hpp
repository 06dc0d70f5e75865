// SPDX-License-Identifier: GPL-2.0-or-later
//
// Progress: one line on a terminal that is rewritten a few times a second, and nothing elsewhere.
//
//   12,345 articles · 3.4 MB/s · 1:20 left
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string_view>

namespace dateline {

class Progress {
 public:
  // The line is rewritten no more often than this.
  static constexpr std::chrono::milliseconds kInterval{200};

  // total_bytes: 0 where it is not known, as on a pipe.
  Progress(int descriptor, std::uint64_t total_bytes);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;
  ~Progress();

  void update(std::uint64_t articles, std::uint64_t bytes);
  // A step without a measure: "merging".
  void announce(std::string_view step);
  // Clears the line, so that something else can be printed. Thread-safe, as are the others.
  void clear();

 private:
  void show(std::string_view line);

  std::mutex mutex_;
  int descriptor_;
  bool enabled_;
  bool shown_ = false;
  std::uint64_t total_bytes_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace dateline
