// SPDX-License-Identifier: GPL-2.0-or-later
//
// Repairs of JSON text that a strict parser refuses though its meaning is plain.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Each escape \uD800 to \uDFFF that is not half of a pair becomes \uFFFD.
[[nodiscard]] std::string replace_lone_surrogates(std::string_view json);

// Each control character becomes a blank: between values it means one, inside a string JSON forbids
// it.
[[nodiscard]] std::string blank_controls(std::string_view json);

}  // namespace dateline
