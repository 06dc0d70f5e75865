// SPDX-License-Identifier: GPL-2.0-or-later
//
// How the memory of a run is shared out.
#pragma once

#include <cstddef>

namespace dateline {

// Records travel to the workers by the handful: a lock for each would cost more than small records
// do.
inline constexpr std::size_t kBatchBytes = std::size_t{128} << 10;

struct Budget {
  std::size_t jobs = 1;
  std::size_t queue_bytes = 0;
  std::size_t flush_bytes = 0;  // text a worker collects before it flushes
};

// memory: bytes; jobs: workers that are wanted, fewer run where memory is short.
[[nodiscard]] Budget share_out(std::size_t memory, std::size_t jobs);

}  // namespace dateline
