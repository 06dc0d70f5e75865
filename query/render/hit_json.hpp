// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hits and articles as JSON objects.
#pragma once

#include <string>
#include <vector>

#include "query/render/renderer.hpp"

#include <nlohmann/json_fwd.hpp>

namespace dateline {

// What options ask for of a hit: the object of its article, or of each of its passages.
[[nodiscard]] std::vector<nlohmann::ordered_json> hit_objects(const Hit& hit,
                                                              const RenderOptions& options);

// What a hit must hold for it.
[[nodiscard]] HitDetail detail_of_json(const RenderOptions& options);

[[nodiscard]] nlohmann::ordered_json text_or_null(const std::string& text);

// The members of an article that are short: id, date, source and so on.
void add_article(nlohmann::ordered_json& object, const Article& article);

// What the publisher says of an article besides its text: keywords, subjects, names, rights; when
// it was fetched; and what of its text is boilerplate.
void add_publisher_words(nlohmann::ordered_json& object, const Article& article);

// Who and what is named, and where: key names.
void add_names(nlohmann::ordered_json& object, const Article& article);

// Of which dates it speaks, and where: key dates.
void add_dates(nlohmann::ordered_json& object, const Article& article);

// [{"begin":4,"end":8},...]
[[nodiscard]] nlohmann::ordered_json marks_to_json(const std::vector<ByteSpan>& marks);

}  // namespace dateline
