// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether two words are alike, letter by letter and without any cleverness.
#pragma once

#include <string_view>

namespace dateline::test {

// pattern is the text of a kWildcard: * is any run of characters, ? is one, \ makes the next mean
// itself. form is folded.
[[nodiscard]] bool fits_pattern(std::string_view form, std::string_view pattern);

// Whether so many code points inserted, deleted or replaced make one of the other.
[[nodiscard]] bool fits_fuzzily(std::string_view form, std::string_view word, int edits);

}  // namespace dateline::test
