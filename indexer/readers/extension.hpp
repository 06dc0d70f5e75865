// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Of a file name, in lower case with its dot: ".txt"; "" if there is none. What follows the last
// dot is an extension if it is 1 to 10 ASCII letters and digits: "Letter from A. Smith" has none.
[[nodiscard]] std::string file_extension(std::string_view name);

}  // namespace dateline
