// SPDX-License-Identifier: GPL-2.0-or-later
//
// dateline-index --verify [--quick] [--absent ID]...: what is damaged in an index, and whether
// anything of an article is left in it.
#pragma once

#include "common/cli/program.hpp"
#include "common/support/exit_code.hpp"

namespace dateline {

[[nodiscard]] bool is_verification(const Arguments& arguments);

// Prints what it finds; kSuccess if that is nothing. Throws Failure otherwise: kBadIndex if the
// index is damaged, kFailed if it is not, but something of an article is left.
[[nodiscard]] ExitCode run_verification(const Arguments& arguments);

}  // namespace dateline
