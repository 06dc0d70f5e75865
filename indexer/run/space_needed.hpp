// SPDX-License-Identifier: GPL-2.0-or-later
//
// What a run on a full disk says: how much more it takes, how much there is, and where.
#pragma once

#include <cstdint>
#include <filesystem>

#include "common/support/failure.hpp"

namespace dateline {

// Bytes.
struct Advance {
  std::uint64_t input = 0;  // all that is to be indexed, as far as it is known
  std::uint64_t built = 0;  // of it
};

// The failure with what publishing all of the input will still write, by what the scratch databases
// take so far; as it is where the disk of index is not full.
[[nodiscard]] Failure with_space(const Failure& failure,
                                 const std::filesystem::path& index,
                                 const Advance& advance);

}  // namespace dateline
