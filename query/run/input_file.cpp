// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/run/input_file.hpp"

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <unistd.h>

#include <fmt/format.h>

#include "common/support/failure.hpp"
#include "common/support/files.hpp"

namespace dateline {

namespace {

std::string read_standard_input() {
  std::string text;
  constexpr std::size_t kBlock = 65536;
  std::array<char, kBlock> block{};
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      throw Failure(
          ExitCode::kQueryIo,
          fmt::format("cannot read standard input: {}", std::generic_category().message(errno)),
          "");
    }
    if (count == 0) {
      return text;
    }
    text.append(block.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace

std::string read_input_file(std::string_view option,
                            const std::string& file,
                            std::string_view content) {
  if (file == "-") {
    return read_standard_input();
  }
  if (!std::filesystem::exists(file) || std::filesystem::is_directory(file)) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--{}: {} is not a file", option, file),
                  fmt::format("name a file with {}, or - for standard input", content));
  }
  return read_file(file);
}

}  // namespace dateline
