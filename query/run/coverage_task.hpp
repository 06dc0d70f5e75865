// SPDX-License-Identifier: GPL-2.0-or-later
//
// --coverage: what of the calendar the articles of each source fill.
#pragma once

#include "common/support/failure.hpp"
#include "query/run/session.hpp"

namespace dateline {

// Prints what the session's options ask for; kSuccess if an article matches, whatever is missing.
// Throws Failure.
[[nodiscard]] ExitCode report_coverage(const Session& session);

}  // namespace dateline
