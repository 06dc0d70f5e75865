// SPDX-License-Identifier: GPL-2.0-or-later
//
// The files of a segment against the checksums it was published with. No table is opened.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/segments/verify/verify_report.hpp"

namespace dateline {

// Adds to report what is missing, foreign or altered in the segment of that name.
void verify_segment_files(const std::filesystem::path& index,
                          const std::string& segment,
                          const TellStep& tell,
                          VerifyReport& report);

// Whether text ends in the line "# checksum <32 hexadecimal digits>", the hash of all before that
// line.
[[nodiscard]] bool ends_in_its_checksum(std::string_view text);

}  // namespace dateline
