// SPDX-License-Identifier: GPL-2.0-or-later
//
// What sites write around articles, known by its wording where no class name tells it. Such lines
// also occur in articles, so the callers ask about short blocks only.
#pragma once

#include <string_view>

namespace dateline {

// "Advertisement", "Sign up for our newsletter", "Read more: ...": a line to leave out.
[[nodiscard]] bool is_boilerplate_line(std::string_view line);

// "Related stories", "Comments", "More from Larkspur Wire": it heads what is no longer the article.
[[nodiscard]] bool begins_other_stories(std::string_view heading);

// Whether two headlines are one, perhaps with the site's name in one of them: three quarters of the
// words of each are in the other, or all words of the shorter if it has at least four.
[[nodiscard]] bool is_same_title(std::string_view one, std::string_view other);

}  // namespace dateline
