// SPDX-License-Identifier: GPL-2.0-or-later
//
// JSON that can be printed: valid whatever bytes an article holds, exact, and without a character
// that a terminal obeys.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace dateline {

// On one line. Control, bidirectional and other invisible characters stand as \u escapes, bytes
// that are not UTF-8 as U+FFFD.
[[nodiscard]] std::string dump_json(const nlohmann::ordered_json& value);

}  // namespace dateline
