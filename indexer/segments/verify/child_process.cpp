// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/segments/verify/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <new>
#include <system_error>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"

namespace dateline {

namespace {

// Exit codes of the child.
constexpr int kEnded = 0;
constexpr int kOutOfMemory = 71;
constexpr int kThrew = 70;

[[noreturn]] void throw_no_child(int code) {
  throw Failure(ExitCode::kDiskTrouble,
                fmt::format("cannot start a process: {}", std::generic_category().message(code)),
                "");
}

std::uint64_t used_address_space() {
  // The first number of the file is the size in pages.
  std::uint64_t pages = 0;
  for (const char digit : read_file("/proc/self/statm")) {
    if (digit < '0' || digit > '9') {
      break;
    }
    pages = pages * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void limit(__rlimit_resource resource, std::uint64_t most) {
  // Over the lower limit of processor time a signal of its own comes, over the higher SIGKILL.
  const rlimit value{most, most + 1};
  ::setrlimit(resource, &value);
}

void prepare_child(const ChildLimits& limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTERM, SIGINT, SIGPIPE}) {
    static_cast<void>(std::signal(signal, SIG_DFL));
  }
  // What the C++ library says of an exception nobody caught would stand between our own words.
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  limit(RLIMIT_CPU, limits.seconds);
  limit(RLIMIT_AS, used_address_space() + limits.memory);
}

void send_line(int pipe, std::string_view line) {
  std::string text(line);
  std::ranges::replace(text, '\n', ' ');
  text += '\n';
  for (std::string_view rest = text; !rest.empty();) {
    const ssize_t written = ::write(pipe, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) {
      ::_exit(kThrew);  // nobody listens any more
    }
    rest.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
}

// _exit: what the caller has buffered must not be written twice.
[[noreturn]] void be_child(int pipe,
                           const std::function<void(const SendLine&)>& work,
                           const ChildLimits& limits) {
  try {
    prepare_child(limits);
    work([pipe](std::string_view line) { send_line(pipe, line); });
  } catch (const std::bad_alloc&) {
    ::_exit(kOutOfMemory);
  } catch (const std::exception&) {
    ::_exit(kThrew);
  }
  ::_exit(kEnded);
}

void take_lines(int pipe, const std::function<void(std::string_view)>& take) {
  std::string pending;
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
    if (count == 0 || (count < 0 && errno != EINTR)) {
      return;
    }
    pending.append(buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    std::size_t begin = 0;
    for (std::size_t end = pending.find('\n'); end != std::string::npos;
         end = pending.find('\n', begin)) {
      take(std::string_view(pending).substr(begin, end - begin));
      begin = end + 1;
    }
    pending.erase(0, begin);
  }
}

std::string describe_end(int status) {
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    return signal == SIGXCPU
               ? std::string("it did not come to an end")
               : fmt::format("it was ended by signal {} ({})", signal, ::strsignal(signal));
  }
  switch (WEXITSTATUS(status)) {
    case kEnded: return "";
    case kOutOfMemory: return "it ran out of memory";
    default: return fmt::format("it failed with exit status {}", WEXITSTATUS(status));
  }
}

}  // namespace

std::string run_in_child(const std::function<void(const SendLine&)>& work,
                         const std::function<void(std::string_view)>& take,
                         const ChildLimits& limits) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw_no_child(errno);
  }
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    be_child(ends[1], work, limits);
  }
  const int code = errno;
  ::close(ends[1]);
  if (child < 0) {
    ::close(ends[0]);
    throw_no_child(code);
  }
  take_lines(ends[0], take);
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return describe_end(status);
}

}  // namespace dateline
