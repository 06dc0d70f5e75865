// SPDX-License-Identifier: GPL-2.0-or-later
//
// Text as man(7) source.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// A backslash, a hyphen that must stay one, and a control character at the start of a line mean
// something to man(7).
[[nodiscard]] std::string escape_roff(std::string_view text);

}  // namespace dateline
