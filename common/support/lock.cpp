// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/lock.hpp"

#include <array>
#include <cerrno>
#include <string>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"

namespace dateline {

namespace {

constexpr std::chrono::milliseconds kPollInterval{50};

std::string describe_this_process() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("pid {} host {} since {:%Y-%m-%dT%H:%M:%SZ}\n",
                     ::getpid(),
                     host.data(),
                     fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

}  // namespace

FileLock::FileLock(const std::filesystem::path& path, std::chrono::seconds timeout)
    : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
  if (descriptor_ < 0) {
    throw Failure(
        ExitCode::kDiskTrouble,
        fmt::format("cannot write {}: {}", path.string(), std::generic_category().message(errno)),
        "check that you may write there");
  }
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (std::chrono::steady_clock::now() >= deadline) {
      ::close(descriptor_);
      std::string holder = read_file(path);
      holder.resize(std::min(holder.find('\n'), holder.size()));
      throw Failure(ExitCode::kLocked,
                    fmt::format("another run is writing this index: {}", holder),
                    "wait for it to end, or wait longer with --lock-timeout");
    }
    std::this_thread::sleep_for(kPollInterval);
  }
  // Advice to others: a full disk does not keep a run, which may free some, from its lock.
  const std::string text = describe_this_process();
  if (::ftruncate(descriptor_, 0) == 0) {
    [[maybe_unused]] const ssize_t written = ::pwrite(descriptor_, text.data(), text.size(), 0);
  }
}

FileLock::~FileLock() {
  // Nobody holds it now. Where this fails, the text is of a holder that is gone.
  if (::ftruncate(descriptor_, 0) == 0) {
    ::fsync(descriptor_);
  }
  ::close(descriptor_);
}

}  // namespace dateline
