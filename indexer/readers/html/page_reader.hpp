// SPDX-License-Identifier: GPL-2.0-or-later
//
// One web page -> Article.
#pragma once

#include <string_view>

#include "common/article.hpp"
#include "common/support/result.hpp"

namespace dateline {

// bytes: any; broken UTF-8 is repaired. A page without text is an error (kEmpty). Thread-safe.
[[nodiscard]] Result<Article> read_page(std::string_view bytes);

}  // namespace dateline
