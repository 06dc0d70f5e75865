// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/files.hpp"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "common/support/failure.hpp"

namespace dateline {

namespace {

[[noreturn]] void throw_errno(std::string_view action, const std::filesystem::path& path) {
  const int code = errno;
  throw Failure(
      ExitCode::kDiskTrouble,
      fmt::format("cannot {} {}: {}", action, path.string(), std::generic_category().message(code)),
      code == ENOSPC ? "free some space and run again: nothing published was changed" : "");
}

int open_file(const std::filesystem::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    throw_errno("open", path);
  }
  return descriptor;
}

// Closes a file descriptor on every way out.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags) : value_(open_file(path, flags)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { ::close(value_); }
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};

void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      throw_errno("write", path);
    }
    bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
}

}  // namespace

void read_file_in_blocks(const std::filesystem::path& path,
                         const std::function<void(std::string_view)>& take) {
  const Descriptor file(path, O_RDONLY);
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t count = ::read(file.value(), buffer.data(), buffer.size());
    if (count == 0) {
      return;
    }
    if (count > 0) {
      take({buffer.data(), static_cast<std::size_t>(count)});
    } else if (errno != EINTR) {
      throw_errno("read", path);
    }
  }
}

std::string read_file(const std::filesystem::path& path) {
  std::string bytes;
  read_file_in_blocks(path, [&bytes](std::string_view block) { bytes += block; });
  return bytes;
}

void sync_path(const std::filesystem::path& path) {
  const Descriptor file(path, O_RDONLY);
  if (::fsync(file.value()) != 0) {
    throw_errno("sync", path);
  }
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  AtomicFile file(path);
  file.append(bytes);
  file.commit();
}

AtomicFile::AtomicFile(std::filesystem::path path)
    : path_(std::move(path)),
      temporary_(path_.string() + ".new"),
      descriptor_(open_file(temporary_, O_WRONLY | O_CREAT | O_TRUNC)) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
  }
}

void AtomicFile::append(std::string_view bytes) {
  constexpr std::size_t kBufferSize = 65536;
  if (buffer_.size() + bytes.size() > kBufferSize) {
    flush();
  }
  if (bytes.size() > kBufferSize) {
    write_all(descriptor_, bytes, temporary_);
  } else {
    buffer_ += bytes;
  }
}

void AtomicFile::flush() {
  write_all(descriptor_, buffer_, temporary_);
  buffer_.clear();
}

void AtomicFile::commit() {
  flush();
  if (::fsync(descriptor_) != 0) {
    throw_errno("sync", temporary_);
  }
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) {
    throw_errno("replace", path_);
  }
  ::close(std::exchange(descriptor_, -1));
  sync_path(path_.parent_path().empty() ? "." : path_.parent_path());
}

}  // namespace dateline
