// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/stop_watch.hpp"

#include <chrono>

#include <unistd.h>

#include <spdlog/spdlog.h>

#include "common/support/stop_signal.hpp"

namespace dateline {

namespace {

constexpr std::chrono::milliseconds kInterval{50};
constexpr std::chrono::milliseconds kPatience{4500};  // of the five seconds that a run has

[[noreturn]] void end_program() {
  ::_exit(static_cast<int>(stop_exit_code()));
}

}  // namespace

StopWatch::StopWatch(Progress& progress)
    : progress_(progress), thread_([this](const std::stop_token& end) { watch(end); }) {}

void StopWatch::watch(const std::stop_token& end) {
  leave_stop_to_others();
  while (!stop_is_wanted()) {
    if (end.stop_requested()) {
      return;
    }
    std::this_thread::sleep_for(kInterval);
  }
  progress_.clear();
  if (nothing_to_lose_) {
    spdlog::warn("told to end: all is published, segments are merged by the next run");
    end_program();
  }
  spdlog::warn("told to end: publishing what is whole");
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!end.stop_requested()) {
    if (nothing_to_lose_) {
      end_program();
    }
    if (std::chrono::steady_clock::now() >= deadline) {
      spdlog::warn("not published in time: the next run reads it again");
      end_program();
    }
    std::this_thread::sleep_for(kInterval);
  }
}

}  // namespace dateline
