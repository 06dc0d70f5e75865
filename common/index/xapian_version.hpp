// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace dateline {

// Version of the Xapian library in use, "1.4.22".
[[nodiscard]] std::string_view xapian_version();

}  // namespace dateline
