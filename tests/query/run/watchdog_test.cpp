// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/watchdog.hpp"

#include <string>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

namespace dateline {
namespace {

struct Ended {
  int status = -1;
  std::string err;
};

// Runs work in a process of its own.
template <typename Work>
Ended in_child(Work work) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    work();
    _exit(7);
  }
  close(ends[1]);
  Ended ended;
  char block[512];
  for (ssize_t size = 0; (size = read(ends[0], block, sizeof block)) > 0;) {
    ended.err.append(block, static_cast<std::size_t>(size));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ended;
}

TEST_CASE("a query over its time ends with status 4 and says how to give it more") {
  const Ended ended = in_child([] {
    const Watchdog watchdog(std::chrono::milliseconds(30));
    std::this_thread::sleep_for(std::chrono::seconds(30));
  });
  CHECK(ended.status == 4);
  CHECK(ended.err.find("--timeout") != std::string::npos);
}

TEST_CASE("a query within its time, or without a limit, goes on") {
  const Ended within = in_child([] {
    { const Watchdog watchdog(std::chrono::milliseconds(100)); }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  });
  CHECK(within.status == 7);
  const Ended unlimited = in_child([] {
    const Watchdog watchdog(std::chrono::milliseconds(0));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  });
  CHECK(unlimited.status == 7);
}

}  // namespace
}  // namespace dateline
