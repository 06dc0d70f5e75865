// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/watchdog.hpp"

#include <csignal>
#include <string_view>

#include <sys/time.h>
#include <unistd.h>

#include "common/support/exit_code.hpp"

namespace dateline {

namespace {

// All that a signal handler may do: write and leave.
extern "C" void end_query(int /*signal*/) {
  constexpr std::string_view kMessage =
      "dateline-query: the query took longer than --timeout allows\n"
      "hint: narrow it, by a date or a longer beginning before *, or give it more seconds with "
      "--timeout N (0 is no limit)\n";
  // Nothing is left to do about a message that cannot be written.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, kMessage.data(), kMessage.size());
  ::_exit(static_cast<int>(ExitCode::kQueryIo));
}

void set_timer(std::chrono::milliseconds limit) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limit);
  itimerval timer{};
  timer.it_value.tv_sec = seconds.count();
  timer.it_value.tv_usec = std::chrono::microseconds(limit - seconds).count();
  ::setitimer(ITIMER_REAL, &timer, nullptr);
}

}  // namespace

Watchdog::Watchdog(std::chrono::milliseconds limit) {
  if (limit.count() > 0) {
    std::signal(SIGALRM, end_query);
    set_timer(limit);
  }
}

Watchdog::~Watchdog() {
  set_timer(std::chrono::milliseconds(0));
}

}  // namespace dateline
