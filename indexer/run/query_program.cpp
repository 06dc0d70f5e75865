// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/query_program.hpp"

#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "common/support/failure.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr const char* kProgram = "dateline-query";

std::string find_program() {
  std::error_code error;
  const fs::path beside = fs::read_symlink("/proc/self/exe", error).parent_path() / kProgram;
  return !error && fs::exists(beside, error) ? beside.string() : kProgram;
}

[[noreturn]] void fail(int code) {
  throw Failure(ExitCode::kFailed,
                fmt::format("cannot run {}: {}", kProgram, std::generic_category().message(code)),
                "--delete-query needs it beside this program or in PATH");
}

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count == 0 || (count < 0 && errno != EINTR)) {
      return text;
    }
    text.append(buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
  }
}

// What it says on standard error, for those who ask of a query that it refuses.
class Messages {
 public:
  Messages() : file_(::memfd_create("messages", MFD_CLOEXEC)) {}
  Messages(const Messages&) = delete;
  Messages& operator=(const Messages&) = delete;
  Messages(Messages&&) = delete;
  Messages& operator=(Messages&&) = delete;
  ~Messages() { ::close(file_); }

  [[nodiscard]] int file() const { return file_; }
  void pass_on() const {
    ::lseek(file_, 0, SEEK_SET);
    const std::string text = read_all(file_);
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
  }

 private:
  int file_;
};

// Its output.
std::string run(const std::vector<std::string>& words, const Messages& messages, int& status) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    fail(errno);
  }
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  if (messages.file() >= 0) {
    ::posix_spawn_file_actions_adddup2(&actions, messages.file(), STDERR_FILENO);
  }
  std::vector<char*> arguments;
  for (const std::string& word : words) {
    arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT: as exec has it
  }
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int code =
      ::posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (code != 0) {
    ::close(ends[0]);
    fail(code);
  }
  std::string output = read_all(ends[0]);
  ::close(ends[0]);
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return output;
}

}  // namespace

std::vector<std::string> ids_of_query(const fs::path& index, const std::string& query) {
  constexpr int kNoMatch = 1;
  int status = 0;
  // What it proposes where nothing matches is for those who search.
  const Messages messages;
  const std::string output = run({find_program(),
                                  "--index",
                                  index.string(),
                                  "--format",
                                  "ids",
                                  "-0",
                                  "--limit",
                                  "0",
                                  "--",
                                  query},
                                 messages,
                                 status);
  constexpr int kNotUnderstood = 2;
  if (!WIFEXITED(status) || (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != kNoMatch)) {
    messages.pass_on();
    throw Failure(WIFEXITED(status) && WEXITSTATUS(status) == kNotUnderstood ? ExitCode::kUsage
                                                                             : ExitCode::kFailed,
                  fmt::format("{} could not answer --delete-query", kProgram),
                  "nothing was changed");
  }
  std::vector<std::string> ids;
  for (std::size_t begin = 0; begin < output.size();) {
    const std::size_t end = output.find('\0', begin);
    ids.push_back(output.substr(begin, end - begin));
    begin = end == std::string::npos ? output.size() : end + 1;
  }
  return ids;
}

}  // namespace dateline
