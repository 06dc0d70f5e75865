// SPDX-License-Identifier: GPL-2.0-or-later
//
// Levenshtein distance over bytes, for suggestions ("did you mean --limit?").
#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

// The number of insertions, deletions and substitutions between a and b, or limit if it is that
// much or more. Two-row dynamic programming (Wagner and Fischer 1974), O(|a| * |b|).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace dateline
