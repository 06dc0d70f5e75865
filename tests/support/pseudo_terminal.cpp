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

[[noreturn]] void exec(const std::string& program,
                       const std::vector<std::string>& arguments,
                       const std::vector<std::string>& settings) {
  for (const char* name : {"DATELINE_INDEX", "NO_COLOR", "COLUMNS"}) {
    ::unsetenv(name);
  }
  ::setenv("TERM", "xterm-256color", 1);
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    ::setenv(setting.substr(0, equals).c_str(), setting.substr(equals + 1).c_str(), 1);
  }
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) {
    argv.push_back(word.data());
  }
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  ::_exit(127);
}

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
    exec(program, arguments, settings);
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
