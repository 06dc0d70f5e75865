// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/pseudo_terminal.hpp"

#include <array>
#include <cstdlib>
#include <regex>

#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline::test {

namespace {

// Until the program has closed its side, which reads as an error.
std::string read_all(int terminal) {
  std::string text;
  std::array<char, 4096> block{};
  for (;;) {
    const ssize_t count = ::read(terminal, block.data(), block.size());
    if (count <= 0) {
      return text;
    }
    text.append(block.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

Outcome run_in_terminal(const std::string& program,
                        const std::vector<std::string>& arguments,
                        int columns,
                        const std::vector<std::string>& settings) {
  winsize size{};
  size.ws_col = static_cast<unsigned short>(columns);
  size.ws_row = 24;
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) {
    for (const char* name : {"NO_COLOR", "COLUMNS"}) {
      ::unsetenv(name);
    }
    ::setenv("TERM", "xterm-256color", 1);
    become(program, arguments, settings);
  }
  Outcome outcome;
  if (child < 0) {
    return outcome;
  }
  outcome.out = std::regex_replace(read_all(terminal), std::regex("\r\n"), "\n");
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(terminal);
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

std::string seen(const std::string& text) {
  static const std::regex sequences("\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b]*\x1b\\\\");
  return std::regex_replace(text, sequences, "");
}

}  // namespace dateline::test
