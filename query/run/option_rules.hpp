// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which options go together. An option that would have no effect is refused, not ignored.
#pragma once

#include "common/cli/program.hpp"

namespace dateline {

// Throws Failure (kUsage) naming two options that do not go together, or the one that is missing.
void check_options(const Arguments& arguments);

// Without the settings of a configuration that do not go with what the command line asks: a format
// for listings says nothing about --count.
[[nodiscard]] Arguments without_idle_settings(Arguments arguments);

}  // namespace dateline
