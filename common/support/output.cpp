// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/support/output.hpp"

#include <cerrno>
#include <system_error>

#include <unistd.h>

#include <fmt/format.h>

#include "common/support/failure.hpp"

namespace dateline {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{64} << 10;

}  // namespace

void Output::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kBufferBytes) {
    flush();
  }
}

void Output::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) {
      throw Failure(
          ExitCode::kQueryIo,
          fmt::format("cannot write the output: {}", std::generic_category().message(errno)),
          "");
    }
    rest.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
  }
  buffer_.clear();
}

}  // namespace dateline
