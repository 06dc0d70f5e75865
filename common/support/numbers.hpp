// SPDX-License-Identifier: GPL-2.0-or-later
//
// Numbers as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace dateline {

// 1234567 -> "1,234,567", whatever the locale: output is compared by scripts.
[[nodiscard]] std::string with_commas(std::uint64_t number);

// "1 article", "2,000 articles"
[[nodiscard]] std::string counted(std::uint64_t number, const char* singular, const char* plural);

}  // namespace dateline
