// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which options go together. An option that would have no effect is refused, not ignored.
#pragma once

#include "common/cli/program.hpp"

namespace dateline {

// Throws Failure (kUsage) naming two options that do not go together, or the one that is missing.
void check_options(const Arguments& arguments);

}  // namespace dateline
