// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/byte_stream.hpp"

#include <cerrno>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "common/support/stop_signal.hpp"

namespace dateline {

namespace {

[[noreturn]] void throw_errno(std::string_view action, std::string_view path) {
  const int code = errno;
  throw UnreadableInput(
      fmt::format("cannot {} {}: {}", action, path, std::generic_category().message(code)));
}

// O_NONBLOCK, since what was a file when the folder was listed may be a FIFO by now, and opening
// one waits for a writer. It means nothing to a regular file.
int open_regular_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0) {
    throw_errno("open", path);
  }
  struct stat info {};
  if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(descriptor);
    throw UnreadableInput(fmt::format("{} is not a regular file", path));
  }
  return descriptor;
}

}  // namespace

InputStream::InputStream(const FileOrigin& file)
    : path_(file.path),
      descriptor_(file.path == "-" ? STDIN_FILENO : open_regular_file(file.path)) {}

InputStream::~InputStream() {
  if (descriptor_ != STDIN_FILENO) {
    ::close(descriptor_);
  }
}

// Waits until a pipe has something to say, or nobody wants to hear it any more.
bool InputStream::wait_for_pipe() const {
  constexpr int kPatience = 200;  // milliseconds
  pollfd waiting{.fd = descriptor_, .events = POLLIN, .revents = 0};
  while (!stop_is_wanted()) {
    if (::poll(&waiting, 1, kPatience) > 0) {
      return true;
    }
  }
  return false;
}

std::size_t InputStream::read(char* buffer, std::size_t size) {
  while (true) {
    if (path_ == "-" && !wait_for_pipe()) {
      return 0;
    }
    const ssize_t count = ::read(descriptor_, buffer, size);
    if (count >= 0) {
      bytes_read_ += static_cast<std::uint64_t>(count);
      return static_cast<std::size_t>(count);
    }
    if (errno != EINTR) {
      throw_errno("read", path_ == "-" ? "standard input" : path_);
    }
  }
}

}  // namespace dateline
