// SPDX-License-Identifier: GPL-2.0-or-later
//
// Words that a query cannot hold without care: each means something else, or may seem to.
#pragma once

#include <string>
#include <vector>

namespace dateline::test {

[[nodiscard]] const std::vector<std::string>& odd_words();

}  // namespace dateline::test
