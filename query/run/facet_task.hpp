// SPDX-License-Identifier: GPL-2.0-or-later
//
// --facet, --significant and --with: values of fields, counted over all matches.
#pragma once

#include "common/support/failure.hpp"
#include "query/run/session.hpp"

namespace dateline {

// Prints what the session's options ask for. Throws Failure.
[[nodiscard]] ExitCode count_facets(const Session& session);

}  // namespace dateline
