// SPDX-License-Identifier: GPL-2.0-or-later
//
// One web page -> Article.
#pragma once

#include <string>
#include <string_view>

#include "common/article.hpp"
#include "common/support/result.hpp"

namespace dateline {

// bytes: any; label: the charset that a MIME or HTTP header names, which goes before the page's own
// word; may be empty. A page without text is an error (kEmpty). Thread-safe.
[[nodiscard]] Result<Article> read_page(std::string_view bytes, std::string_view label = "");

// The text of a piece of HTML that is all article, as feeds and agencies carry it: paragraphs
// parted by blank lines. html: valid UTF-8 without NUL.
[[nodiscard]] std::string fragment_text(std::string_view html);

}  // namespace dateline
