// SPDX-License-Identifier: GPL-2.0-or-later
//
// English words that stand in nearly every article, and acronyms whose lower-case form is a word.
#pragma once

#include <string_view>

namespace dateline {

// Whether a folded form is a function word: optional in a plain query, since it says nothing about
// what is looked for.
[[nodiscard]] bool is_function_word(std::string_view form);

// Whether an acronym written in capitals would be another, common word if its case were lost: US,
// WHO, IT, AIDS. The argument is folded.
[[nodiscard]] bool is_word_in_lower_case(std::string_view form);

}  // namespace dateline
