// SPDX-License-Identifier: GPL-2.0-or-later
//
// All of an index by something new, as one commit point.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "indexer/segments/index_writer.hpp"

namespace dateline {

// Scratch databases with so many articles become the only segment; manifests stay. Throws Failure:
// kDiskTrouble where articles are missing or it does not fit.
void replace_all(IndexWriter& writer,
                 std::vector<std::filesystem::path> scratch,
                 std::uint64_t articles);

}  // namespace dateline
