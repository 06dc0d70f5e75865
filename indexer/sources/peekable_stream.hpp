// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/sources/byte_stream.hpp"

namespace dateline {

// A stream whose next bytes can be looked at before they are read.
class PeekableStream final : public ByteStream {
 public:
  // stream must outlive it.
  explicit PeekableStream(ByteStream& stream) : stream_(stream) {}

  std::size_t read(char* buffer, std::size_t size) override;

  // The next bytes without taking them: size of them, fewer only where the input ends. The view
  // lasts until the next call. Throws UnreadableInput.
  [[nodiscard]] std::string_view peek(std::size_t size);

 private:
  ByteStream& stream_;
  std::string ahead_;  // peeked at, not yet taken
};

}  // namespace dateline
