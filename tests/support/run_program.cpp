// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/run_program.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_dir.hpp"

namespace dateline::test {

namespace {

std::string slurp(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string read_to_end(int descriptor) {
  std::string text;
  std::array<char, 4096> buffer{};
  ssize_t count = 0;
  while ((count = ::read(descriptor, buffer.data(), buffer.size())) > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return text;
}

void redirect(const std::filesystem::path& path, int flags, int target) {
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0 || ::dup2(file, target) < 0) {
    ::_exit(126);
  }
}

}  // namespace

void become(const std::string& program,
            const std::vector<std::string>& arguments,
            const std::vector<std::string>& settings) {
  ::unsetenv("DATELINE_INDEX");
  ::unsetenv("XDG_DATA_HOME");
  // The tester's own configuration is no part of a test.
  ::setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
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

Outcome run_program(const std::string& program,
                    const std::vector<std::string>& arguments,
                    std::string_view input,
                    const std::vector<std::string>& settings) {
  const TempDir folder;
  const std::filesystem::path in = folder.write("in", input);
  // A pipe, not a file: into a file each line is told with its time.
  std::array<int, 2> err{};
  if (::pipe2(err.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("pipe2 failed");
  }
  const pid_t child = ::fork();
  if (child == 0) {
    redirect(in, O_RDONLY, STDIN_FILENO);
    redirect(folder / "out", O_WRONLY | O_CREAT, STDOUT_FILENO);
    ::dup2(err[1], STDERR_FILENO);
    become(program, arguments, settings);
  }
  ::close(err[1]);
  const std::string told = read_to_end(err[0]);
  ::close(err[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  Outcome outcome;
  outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.out = slurp(folder / "out");
  outcome.err = told;
  // A sanitizer's report is what a failed test is about, whichever of its assertions notices.
  if (outcome.err.find("Sanitizer") != std::string::npos) {
    std::cerr << outcome.err;
  }
  return outcome;
}

Outcome run_index(const std::vector<std::string>& arguments, std::string_view input) {
  return run_program(DATELINE_INDEX_PROGRAM, arguments, input);
}

Outcome run_query(const std::vector<std::string>& arguments,
                  const std::vector<std::string>& settings) {
  return run_program(DATELINE_QUERY_PROGRAM, arguments, {}, settings);
}

}  // namespace dateline::test
