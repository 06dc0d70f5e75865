// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/stop_signal.hpp"

#include <atomic>
#include <csignal>

#include <unistd.h>

namespace dateline {

namespace {

std::atomic<int> stop_signal = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may take no lock");

extern "C" void note_stop(int signal) {
  int none = 0;
  if (!stop_signal.compare_exchange_strong(none, signal)) {
    ::_exit(128 + signal);
  }
}

}  // namespace

void watch_for_stop() {
  struct sigaction action {};
  action.sa_handler = note_stop;
  // No SA_RESTART: a read that waits for a pipe must come back.
  ::sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM}) {
    ::sigaction(signal, &action, nullptr);
  }
}

bool stop_is_wanted() {
  return stop_signal != 0;
}

ExitCode stop_exit_code() {
  switch (stop_signal) {
    case SIGINT: return ExitCode::kInterrupted;
    case SIGTERM: return ExitCode::kTerminated;
    default: return ExitCode::kSuccess;
  }
}

void leave_stop_to_others() {
  sigset_t signals;
  ::sigemptyset(&signals);
  ::sigaddset(&signals, SIGINT);
  ::sigaddset(&signals, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

}  // namespace dateline
