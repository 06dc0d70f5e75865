// SPDX-License-Identifier: GPL-2.0-or-later
//
// The files of the manifest: "manifest-000007" in the index directory, one number higher each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

[[nodiscard]] std::string manifest_part_name(std::uint64_t number);

// The number in "manifest-000007"; 0 if the name is none.
[[nodiscard]] std::uint64_t manifest_part_number(std::string_view name);

}  // namespace dateline
