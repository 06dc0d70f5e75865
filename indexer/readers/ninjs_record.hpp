// SPDX-License-Identifier: GPL-2.0-or-later
//
// ninjs, IPTC's News in JSON, 1.0 to 3.0: an article a record, as agencies send it (property names
// from the JSON Schemas at iptc.org). 1.x has one headline and body_text, body_html or body_xhtml;
// 2.x and 3.x have lists of headlines and bodies with a role and a content type each. Capitals in
// names are passed over: 3.0 writes versionCreated, 2.1 versioncreated.
#pragma once

#include <string_view>

#include "common/article.hpp"
#include "common/support/result.hpp"

namespace dateline {

// Whether a JSON object looks like ninjs rather than a record of somebody's own making: by its uri
// and a name that only ninjs has.
[[nodiscard]] bool is_ninjs(std::string_view json);

// json: one whole object. Errors: kMalformed, kEmpty ("it is a picture without a caption").
[[nodiscard]] Result<Article> read_ninjs_article(std::string_view json);

}  // namespace dateline
