// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/sources/peekable_stream.hpp"

#include <algorithm>

namespace dateline {

std::size_t PeekableStream::read(char* buffer, std::size_t size) {
  if (ahead_.empty()) {
    return stream_.read(buffer, size);
  }
  const std::size_t count = std::min(size, ahead_.size());
  std::copy_n(ahead_.begin(), count, buffer);
  ahead_.erase(0, count);
  return count;
}

std::string_view PeekableStream::peek(std::size_t size) {
  std::size_t filled = ahead_.size();
  if (filled < size) {
    ahead_.resize(size);
    std::size_t count = 1;
    while (filled < size && count > 0) {
      count = stream_.read(ahead_.data() + filled, size - filled);
      filled += count;
    }
    ahead_.resize(filled);
  }
  return std::string_view(ahead_).substr(0, size);
}

}  // namespace dateline
