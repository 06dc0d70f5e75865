// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names of news agencies as datelines have them: "AP", "Reuters", "Larkspur Wire".
#pragma once

#include <string_view>

namespace dateline {

// Whether it is one of the well-known ones, or a word says that it is one.
[[nodiscard]] bool is_known_agency(std::string_view agency);

}  // namespace dateline
