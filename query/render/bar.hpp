// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bars of charts on a terminal.
#pragma once

#include <cstddef>
#include <string>

#include "query/render/renderer.hpp"

namespace dateline {

// A bar as long as value is to greatest, of at most so many cells, in eighths of a cell (U+2588 to
// U+258F), or in whole ones of '#'. What is more than 0 shows at least the thinnest one.
[[nodiscard]] std::string bar(double value, double greatest, std::size_t cells, Charset charset);

}  // namespace dateline
