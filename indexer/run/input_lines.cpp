// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/input_lines.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "common/support/clean_text.hpp"
#include "common/support/failure.hpp"
#include "indexer/sources/byte_stream.hpp"

namespace dateline {

std::vector<std::string> read_input_lines(const std::string& path, std::string_view option) {
  std::string text;
  try {
    InputStream stream({.path = path, .relative_path = path});
    std::array<char, 65536> buffer{};
    while (const std::size_t size = stream.read(buffer.data(), buffer.size())) {
      text.append(buffer.data(), size);
    }
  } catch (const UnreadableInput& error) {
    throw Failure(ExitCode::kUsage,
                  fmt::format("--{}: {}", option, error.what()),
                  "nothing was changed: name a file with one item a line, or -");
  }
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(std::string_view(text).substr(begin, end - begin));
    if (!line.empty()) {
      lines.emplace_back(line);
    }
    begin = end + 1;
  }
  return lines;
}

}  // namespace dateline
