// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/files.hpp"

#include <array>
#include <cerrno>
#include <system_error>

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

// Closes a file descriptor on every way out.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags)
      : value_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (value_ < 0) {
      throw_errno("open", path);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { ::close(value_); }
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};

void write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.value(), bytes.data(), bytes.size());
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
  std::filesystem::path temporary = path;
  temporary += ".new";
  {
    const Descriptor file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    write_all(file, bytes, temporary);
    if (::fsync(file.value()) != 0) {
      throw_errno("sync", temporary);
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    throw_errno("replace", path);
  }
  sync_path(path.parent_path().empty() ? "." : path.parent_path());
}

}  // namespace dateline
