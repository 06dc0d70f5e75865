// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/background_run.hpp"

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/run_program.hpp"

namespace dateline::test {

BackgroundRun::BackgroundRun(const std::string& program, const std::vector<std::string>& arguments)
    : child_(::fork()) {
  if (child_ == 0) {
    become(program, arguments, {});
  }
}

BackgroundRun::~BackgroundRun() {
  if (!has_ended()) {
    send(SIGKILL);
    (void)wait();
  }
}

bool BackgroundRun::has_ended() {
  int status = 0;
  if (status_ < 0 && ::waitpid(child_, &status, WNOHANG) == child_) {
    note(status);
  }
  return status_ >= 0;
}

void BackgroundRun::send(int signal) const {
  if (status_ < 0) {
    ::kill(child_, signal);
  }
}

int BackgroundRun::wait() {
  int status = 0;
  if (status_ < 0 && ::waitpid(child_, &status, 0) == child_) {
    note(status);
  }
  return status_;
}

void BackgroundRun::note(int status) {
  status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace dateline::test
