// SPDX-License-Identifier: GPL-2.0-or-later
//
// What dateline-query does: parse -> compile -> search -> render.
#pragma once

#include "common/cli/program.hpp"
#include "common/support/exit_code.hpp"

namespace dateline {

// kSuccess if an article matches fully, kNoMatch if none does. Throws Failure.
[[nodiscard]] ExitCode run_query(const Arguments& arguments);

}  // namespace dateline
