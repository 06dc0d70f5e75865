// SPDX-License-Identifier: GPL-2.0-or-later
//
// StopWatch: a run that is told to end has five seconds. It watches for the signal, says so, and
// ends the program when the run does not manage in time: what is published by then is whole, and
// what is not is garbage that the next run removes.
#pragma once

#include <atomic>
#include <thread>

#include "common/terminal/progress.hpp"

namespace dateline {

class StopWatch {
 public:
  explicit StopWatch(Progress& progress);

  // From now on there is nothing to lose: the program ends as soon as it is told to.
  void let_go() { nothing_to_lose_ = true; }

 private:
  void watch(const std::stop_token& end);

  Progress& progress_;
  std::atomic<bool> nothing_to_lose_ = false;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace dateline
