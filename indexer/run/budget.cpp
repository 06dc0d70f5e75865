// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/run/budget.hpp"

#include <algorithm>

namespace dateline {

Budget share_out(std::size_t memory, std::size_t jobs) {
  // Measured: flushing every 100 to 200 KiB of text is the fastest, 1 MiB takes a third longer. A
  // worker then needs about 25 MB: Xapian keeps some 60 bytes for each byte of text, the stem cache
  // and the tables' buffers come to 12 MB.
  constexpr std::size_t kBestFlush = std::size_t{192} << 10;
  constexpr std::size_t kLeastFlush = std::size_t{64} << 10;
  constexpr std::size_t kBytesPerTextByte = 60;
  constexpr std::size_t kWorkerBase = std::size_t{12} << 20;
  Budget budget;
  budget.queue_bytes = std::clamp(memory / 16, kBatchBytes, std::size_t{32} << 20);
  const std::size_t rest = memory - std::min(memory, budget.queue_bytes);
  const std::size_t least_worker = kWorkerBase + kLeastFlush * kBytesPerTextByte;
  budget.jobs = std::clamp<std::size_t>(rest / least_worker, 1, jobs);
  const std::size_t share = rest / budget.jobs;
  budget.flush_bytes = std::clamp(
      (share - std::min(share, kWorkerBase)) / kBytesPerTextByte, kLeastFlush, kBestFlush);
  return budget;
}

}  // namespace dateline
