// SPDX-License-Identifier: GPL-2.0-or-later
//
// A program that runs while the test goes on.
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace dateline::test {

class BackgroundRun {
 public:
  // Its output is the test's own.
  BackgroundRun(const std::string& program, const std::vector<std::string>& arguments);
  // Kills it where it has not ended.
  ~BackgroundRun();
  BackgroundRun(const BackgroundRun&) = delete;
  BackgroundRun& operator=(const BackgroundRun&) = delete;
  BackgroundRun(BackgroundRun&&) = delete;
  BackgroundRun& operator=(BackgroundRun&&) = delete;

  [[nodiscard]] bool has_ended();
  void send(int signal) const;
  // Exit status; 128 + signal if one ended it.
  [[nodiscard]] int wait();

 private:
  void note(int status);

  pid_t child_ = -1;
  int status_ = -1;  // -1: has not ended
};

}  // namespace dateline::test
