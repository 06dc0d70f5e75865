// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lists that a user hands over, one item a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// The lines of a file, "-" for standard input, without blanks around them and without empty ones.
// Throws Failure (kUsage) naming the option if it cannot be read.
[[nodiscard]] std::vector<std::string> read_input_lines(const std::string& path,
                                                        std::string_view option);

}  // namespace dateline
