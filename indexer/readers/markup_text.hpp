// SPDX-License-Identifier: GPL-2.0-or-later
//
// Texts that may carry HTML: feeds, agencies' JSON and exported databases put tags and character
// references into what should be plain. It is read once, never twice: "&amp;lt;" is "&lt;".
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Whether text is written in HTML: an element is closed or a line broken. "<IBM>", "a < b" and
// "AT&amp;T" alone are not.
[[nodiscard]] bool looks_like_html(std::string_view text);

// text, valid UTF-8, as paragraphs without markup.
[[nodiscard]] std::string plain_text(std::string_view text);

// The same on one line: headlines, names.
[[nodiscard]] std::string plain_line(std::string_view text);

}  // namespace dateline
