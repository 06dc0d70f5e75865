// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether two words are alike, letter by letter and without any cleverness.
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::test {

// pattern is the text of a kWildcard: * is any run of characters, ? is one, \ makes the next mean
// itself. form is folded.
[[nodiscard]] bool fits_pattern(std::string_view form, std::string_view pattern);

// The least number of code points to insert, delete or replace.
[[nodiscard]] std::size_t letters_changed(std::string_view a, std::string_view b);

}  // namespace dateline::test
