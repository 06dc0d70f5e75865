// SPDX-License-Identifier: GPL-2.0-or-later
//
// What publishers say of when and whether an article may be shown, in the words of IPTC's formats.
#pragma once

#include <string_view>

#include "common/article.hpp"

namespace dateline {

// "usable", "withheld", "canceled" ("cancelled", "killed"), also behind a prefix as "stat:usable".
// Blank changes nothing; another word becomes a warning.
void set_status(Article& article, std::string_view status);

// A date as parse_timestamp reads it, or a warning; blank changes nothing.
void set_embargo(Article& article, std::string_view date);

// Whether a record is no article: it has no title and no body. A cancellation of an article that it
// names by its id may come without.
[[nodiscard]] bool says_nothing(const Article& article);

}  // namespace dateline
