// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "common/cli/program.hpp"
#include "common/support/exit_code.hpp"

namespace dateline {

// What dateline-index does: kSuccess, or kPartial if some input was rejected. Throws Failure.
[[nodiscard]] ExitCode run_index(const Arguments& arguments);

}  // namespace dateline
