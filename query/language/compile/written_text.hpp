// SPDX-License-Identifier: GPL-2.0-or-later
//
// What an article writes where its words have certain positions.
#pragma once

#include <string>

#include "common/article.hpp"
#include "common/index/article_tokens.hpp"
#include "query/language/compile/place.hpp"
#include "query/language/compile/span.hpp"

namespace dateline {

// Each run of blanks as one; empty if no words of the article begin and end there.
[[nodiscard]] std::string written_at(const Article& article,
                                     const ArticleTokens& tokens,
                                     const Span& span,
                                     Zone zone);

}  // namespace dateline
