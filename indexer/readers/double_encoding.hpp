// SPDX-License-Identifier: GPL-2.0-or-later
//
// UTF-8 that somebody took for windows-1252 and wrote as UTF-8 once more: "donâ€™t", "cafÃ©".
// Undone where it is certain, that is where every run of other characters than ASCII turns back
// into valid UTF-8; where only some do, the text is left as it is and said to be suspicious.
#pragma once

#include <string>
#include <string_view>

#include "common/article.hpp"

namespace dateline {

enum class DoubleEncoding {
  kNone,
  kCertain,
  kSuspected,  // some runs turn back, others do not
};

struct RepairedText {
  DoubleEncoding found = DoubleEncoding::kNone;
  std::string text;  // repaired where kCertain; else empty
};

// text: valid UTF-8. A single run of two characters is no evidence ("Ã—" may be meant).
[[nodiscard]] RepairedText repair_double_encoding(std::string_view text);

// Repairs headline, text, byline, section and source of an article, each for itself, with a
// warning for what was found. To be called before anything points into the body.
void repair_double_encoding(Article& article);

}  // namespace dateline
