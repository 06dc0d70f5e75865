// SPDX-License-Identifier: GPL-2.0-or-later
//
// Cuts a stream into lines, for the formats with a record a line. Memory: one line of at most the
// limit and one block, however long the lines are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "indexer/sources/byte_stream.hpp"

namespace dateline {

struct LineSinks {
  // Takes a line without its line end (\n or \r\n); number counts from 1. False means stop.
  std::function<bool(std::string line, std::uint64_t number)> line;
  // Told of a line of more than max_bytes, which is passed over to its end.
  std::function<void(std::uint64_t number)> too_long;
};

// A last line without a line end is a line; a byte order mark at the start of the stream is
// dropped. Throws UnreadableInput.
void split_lines(ByteStream& stream, std::size_t max_bytes, const LineSinks& sinks);

}  // namespace dateline
