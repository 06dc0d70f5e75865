// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/readers/whole_file.hpp"

#include <utility>

#include <fmt/format.h>

namespace dateline {

namespace {

constexpr std::size_t kBlockBytes = std::size_t{64} * 1024;

}  // namespace

void split_whole(ByteStream& stream, const SplitContext& context) {
  RawRecord record{"", context.file, 0, 1};
  std::string block(kBlockBytes, '\0');
  while (const std::size_t count = stream.read(block.data(), block.size())) {
    record.bytes.append(block, 0, count);
    if (record.bytes.size() > context.max_record_bytes) {
      context.reject(record.place(),
                     {ErrorCode::kTooLarge,
                      fmt::format("it is longer than {} bytes", context.max_record_bytes),
                      ""});
      return;
    }
  }
  context.emit(std::move(record));
}

}  // namespace dateline
