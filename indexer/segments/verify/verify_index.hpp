// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether an index is what was published: a checksum stands over every byte of it that matters, and
// the tables say of each article what its stored text does. Reads only, takes no lock: when a run
// publishes meanwhile, and the files that were to be read are gone, it begins anew.
#pragma once

#include <cstdint>
#include <filesystem>

#include "indexer/segments/verify/verify_report.hpp"

namespace dateline {

enum class VerifyDepth : std::uint8_t {
  kChecksums,  // every file is there and is as it was published
  kFull,       // and the tables hold what they must: minutes for a gigabyte
};

// Throws Failure (kBadIndex) if there is no index at that path.
[[nodiscard]] VerifyReport verify_index(
    const std::filesystem::path& index,
    VerifyDepth depth,
    const TellStep& tell = [](std::string_view /*step*/) {});

}  // namespace dateline
